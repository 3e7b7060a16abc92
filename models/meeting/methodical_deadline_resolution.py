from odoo import api, models
from odoo.fields import Domain

#: characters of a resolution that a line of the register holds
LENGTH = 100


class MethodicalDeadline(models.Model):
    """Terms of what meetings decide: J9 (a resolution is carried out), J10 (the deputy's analysis is given, R29)."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J9": "_collect_resolutions", "J10": "_collect_analyses"}

    @api.model
    def _collect_resolutions(self, rules, only=None):
        """Return a row for each resolution of signed minutes with a day on which it is due (F1 V.4, F3 P2).

        What is open when its school year is closed goes on in the year in which it is due.

        :param only: methodical.resolution, to narrow them down
        """
        carried = (
            Domain("school_year_id.is_closed", "=", True)
            & Domain("date_due", ">=", min(rules.years.mapped("date_start")))
            & Domain("date_due", "<=", max(rules.years.mapped("date_end")))
        )
        domain = (
            Domain("company_id", "in", rules.companies.ids)
            & Domain("meeting_stage", "=", "signed")
            & Domain("state", "!=", "removed")
            & Domain("date_due", "!=", False)
            & (Domain("school_year_id", "in", rules.years.ids) | carried)
        )
        resolutions = self.env["methodical.resolution"].search(
            domain & Domain("id", "in", only.ids) if only is not None else domain
        )
        years = {row: self._get_year_of_resolution(rules, row) for row in resolutions}
        return [self._prepare_resolution_row(rules, year, row) for row, year in years.items() if year]

    @api.model
    def _get_year_of_resolution(self, rules, row):
        """Return the school year whose register holds a resolution (empty when none of the rules' does)."""
        if row.school_year_id in rules:
            return row.school_year_id
        return rules.years.filtered(
            lambda year: (
                year.company_id == row.company_id and year.date_start <= row.date_due <= year.date_end
            )
        )

    @api.model
    def _prepare_resolution_row(self, rules, year, row):
        return {
            "school_year_id": year.id,
            "name": " · ".join(filter(None, (row.number, " ".join(row.text.split())[:LENGTH]))),
            "res_model": row._name,
            "res_id": row.id,
            "responsible_id": row.responsible_id.id,
            "user_id": row.sudo().responsible_id.user_id.id,  # sudo: the register tells him
            "date_start": row.date,
            "date_due": row.date_due,
            "day_kind": rules.get_day_kind(year),
            "date_met": row.date_done or row.date_confirmed if row.state != "open" else False,
        }

    @api.model
    def _collect_analyses(self, rules, only=None):
        """Return a row for each association: the deputy's analysis at its last meeting of the year (F1 V.5).

        Due on the day of the meeting that is called the last one, before there is one at the end of the year.

        :param only: methodical.body, to narrow them down
        """
        bodies = self._get_opened_associations(rules, only)
        given, last = self._get_analysis_days(rules), self._get_last_days(rules)
        rows = []
        for year, rule in rules.items():
            if not rule.regulation_id.has_deputy_analysis:
                continue
            term = rules.prepare_term(year, year.date_start, year.date_end)
            for body in rules.in_print_lang(year, bodies[year]):
                name = body.env._("%(body)s · analysis of %(year)s", body=body.name, year=year.name)
                key, deputy = (body, year), self._get_function_card(rules, year, body, "analyse")
                days = [given[key]] if key in given else []
                row = self._prepare_meeting_row(name, body, deputy, days, 1)
                rows.append({**term, **row, "date_due": last.get(key) or term["date_due"]})
        return rows

    @api.model
    def _get_analysis_days(self, rules):
        """Return {(body, school year): day of the last meeting that was held with the deputy's analysis}."""
        items = self.env["methodical.agenda.item"].search_fetch(
            [
                ("meeting_id.school_year_id", "in", rules.years.ids),
                ("meeting_id.stage", "in", ("held", "signed")),
                ("kind", "=", "analysis"),
            ],
            ["meeting_id"],
            order="meeting_id desc",
        )
        return {(row.body_id, row.school_year_id): row.date for row in items.mapped("meeting_id")}

    @api.model
    def _get_last_days(self, rules):
        """Return {(body, school year): day of the meeting that is called the last one}."""
        meetings = self._get_meetings(rules, [("is_last", "=", True)])
        return {(row.body_id, row.school_year_id): row.date for row in meetings.sorted("date")}

    @api.model
    def _get_function_card(self, rules, year, body, function):
        """Return the card, in sudo, that does a function for a body (C7)."""
        # sudo: the register tells whoever answers for it
        body_sudo, regulation = body.sudo(), rules[year].regulation_id
        people = rules.get_holders(year, regulation._get_duty_post(function, body.association_kind))
        return body_sudo._get_named_holder(function) or (people & body_sudo.supervisor_id or people)[:1]
