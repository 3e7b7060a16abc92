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
    def _collect_resolutions(self, rule, year, only=None):
        """Return a row for each resolution of signed minutes with a day on which it is due (F1 V.4, F3 P2).

        What is open when its school year is closed goes on in the year in which it is due.

        :param only: methodical.resolution, to narrow them down
        """
        carried = (
            Domain("school_year_id.is_closed", "=", True)
            & Domain("date_due", ">=", year.date_start)
            & Domain("date_due", "<=", year.date_end)
        )
        domain = (
            Domain("company_id", "=", year.company_id.id)
            & Domain("meeting_stage", "=", "signed")
            & Domain("state", "!=", "removed")
            & Domain("date_due", "!=", False)
            & (Domain("school_year_id", "=", year.id) | carried)
        )
        resolutions = self.env["methodical.resolution"].search(
            domain & Domain("id", "in", only.ids) if only is not None else domain
        )
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        return [
            {
                "school_year_id": year.id,
                "name": " · ".join(filter(None, (row.number, " ".join(row.text.split())[:LENGTH]))),
                "res_model": row._name,
                "res_id": row.id,
                "responsible_id": row.responsible_id.id,
                "user_id": row.sudo().responsible_id.user_id.id,  # sudo: the register tells him
                "date_start": row.date,
                "date_due": row.date_due,
                "day_kind": day_kind,
                "date_met": row.date_done or row.date_confirmed if row.state != "open" else False,
            }
            for row in resolutions
        ]

    @api.model
    def _collect_analyses(self, rule, year, only=None):
        """Return a row for each association: the deputy's analysis at its last meeting of the year (F1 V.5).

        Due on the day of the meeting that is called the last one, before there is one at the end of the year.

        :param only: methodical.body, to narrow them down
        """
        if not rule.regulation_id.has_deputy_analysis:
            return []
        words = self._in_print_lang(year)
        bodies = words._get_meeting_bodies(year, only)
        own = [
            ("meeting_id.school_year_id", "=", year.id),
            ("meeting_id.body_id", "in", bodies.ids),
            ("meeting_id.stage", "in", ("held", "signed")),
            ("kind", "=", "analysis"),
        ]
        given = {
            item.meeting_id.body_id.id: item.meeting_id.date
            for item in self.env["methodical.agenda.item"].search(own, order="meeting_id desc")
        }
        last = {
            meeting.body_id.id: meeting.date
            for meeting in self._get_meetings(
                year, [("is_last", "=", True), ("body_id", "in", bodies.ids)]
            ).sorted("date")
        }
        deputies = self._get_function_cards(rule.regulation_id, bodies, "analyse")
        period = self._prepare_end(rule, year, year.date_start, year.date_end)
        return [
            {
                **period,
                **self._prepare_meeting_row(
                    words.env._("%(body)s · analysis of %(year)s", body=body.name, year=year.name),
                    body,
                    deputies.get(body),
                    [given[body.id]] if body.id in given else [],
                    1,
                ),
                "date_due": last.get(body.id) or period["date_due"],
            }
            for body in bodies
        ]

    @api.model
    def _get_function_cards(self, regulation, bodies, function):
        """Return {body: card that does a function for it (C7)}, with a constant number of queries.

        :param function: a function of ``methodical.regulation.duty``
        """
        holders, found = {}, {}
        for body in bodies:
            named = body._get_named_holder(function)
            post = regulation._get_duty_post(function, body.association_kind)
            if not named and post and post not in holders:
                holders[post] = post._get_holders(body.company_id)
            people = holders.get(post, named)
            found[body] = named or (people & body.supervisor_id or people)[:1]
        return found
