from odoo import api, models
from odoo.fields import Domain

from ...tools.quarters import quarter_of


class MethodicalDeadline(models.Model):
    """How often associations meet: J4 (in a school year), J5 (in each quarter); R20, R21, C9."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {
            **super()._get_collectors(),
            "J4": "_collect_meetings_of_year",
            "J5": "_collect_meetings_of_quarters",
        }

    @api.model
    def _get_held_days(self, rules):
        """Return {(body, school year): days of its meetings that were held, in order}, one query for all."""
        return {
            (body, year): sorted(days)
            for body, year, days in self.env["methodical.meeting"]._read_group(
                Domain("school_year_id", "in", rules.years.ids) & Domain("stage", "in", ("held", "signed")),
                ["body_id", "school_year_id"],
                ["date:array_agg"],
            )
        }

    @api.model
    def _get_minimum(self, rule, code, year, body):
        """Return how many meetings the regulation of a deadline rule wants of a body (0: it is silent).

        :param code: 'meetings_year' or 'meetings_quarter'
        """
        found = rule.regulation_id._get_rule(code, year.date_start, body.association_kind)
        return int(found.value) if found else 0

    @api.model
    def _collect_meetings_of_year(self, rules, only=None):
        """Return a row for each association: its meetings of the year held (F1 V.4, F3 P5).

        :param only: methodical.body, to narrow them down
        """
        bodies = self._get_opened_associations(rules, only)
        held, heads = self._get_held_days(rules), self._get_heads_within(rules, bodies)
        rows = []
        for year, rule in rules.items():
            words = rules.in_print_lang(year, self).env
            term = rules.prepare_term(year, year.date_start, year.date_end)
            for body in rules.in_print_lang(year, bodies[year]):
                if minimum := self._get_minimum(rule, "meetings_year", year, body):
                    days = held.get((body, year), [])
                    name = words._(
                        "%(body)s · meetings of %(year)s: held %(held)s of %(minimum)s",
                        body=body.name,
                        year=year.name,
                        held=len(days),
                        minimum=minimum,
                    )
                    head = heads[year].get(body)
                    rows.append({**term, **self._prepare_meeting_row(name, body, head, days, minimum)})
        return rows

    @api.model
    def _collect_meetings_of_quarters(self, rules, only=None):
        """Return a row for each association and quarter in which it is open (F3 P1c).

        :param only: methodical.body, to narrow them down
        """
        bodies = self._get_opened_associations(rules, only)
        held, heads = self._get_held_days(rules), self._get_heads_within(rules, bodies)
        rows = []
        for year, rule in rules.items():
            quarters = year._get_meeting_quarters(rule.regulation_id)
            terms = dict(enumerate(year.term_ids.sorted("date_start"), start=1))
            own = rules.in_print_lang(year, bodies[year])
            for quarter in quarters:
                term = rules.prepare_term(year, quarter.start, quarter.end)
                if rule.regulation_id.quarter_kind == "school":
                    term["term_id"] = terms[quarter.number].id
                for body in own.filtered(lambda body: body.opening_date <= quarter.end):  # noqa: B023
                    days = [day for day in held.get((body, year), []) if quarter_of(quarters, day) == quarter]
                    row = self._prepare_quarter_row(rule, year, quarter, body, heads[year].get(body), days)
                    rows += [{**term, **row}] if row else []
        return rows

    @api.model
    def _prepare_quarter_row(self, rule, year, quarter, body, head, days):
        """Return the values of the row of one body and quarter, None where the regulation is silent.

        :param body: in the language of the school's prints
        :param days: days of its meetings in the quarter
        """
        minimum = self._get_minimum(rule, "meetings_quarter", year, body)
        if not minimum:
            return None
        name = body.env._(
            "%(body)s · meetings of quarter %(quarter)s of %(year)s: held %(held)s of %(minimum)s",
            body=body.name,
            quarter=quarter.name,
            year=year.name,
            held=len(days),
            minimum=minimum,
        )
        return self._prepare_meeting_row(name, body, head, days, minimum)

    @api.model
    def _prepare_meeting_row(self, name, body, head, days, minimum):
        # sudo: the user of a head is told by the register
        head_sudo = (head or self.env["methodical.teacher"]).sudo()
        return {
            "name": name,
            "res_model": body._name,
            "res_id": body.id,
            "responsible_id": head_sudo.id,
            "user_id": head_sudo.user_id.id,
            "date_met": days[minimum - 1] if len(days) >= minimum else False,
        }

    # who is behind is told long before the end of the year

    @api.model
    def _get_digest_domain(self):
        return super()._get_digest_domain() | Domain("code", "=", "J4")

    def _get_watchers(self, holders):
        """Return also the head, and the post of the rule, of an association that is behind the pace of the year."""
        users = super()._get_watchers(holders)
        key = self.res_id, self.school_year_id.id
        if self.code == "J4" and key in self._get_bodies_behind(holders):
            users |= self.user_id | self._get_post_users(self.rule_id.escalate_post_id, holders)
        return users

    def _get_bodies_behind(self, holders):
        """Return {(id of a body, id of a school year)} of the associations that met too seldom until today.

        :param holders: see ``_find_holders``
        """
        key = "behind"
        if key not in holders:
            lines = self.env["methodical.meeting.board"].search_fetch(
                [
                    ("company_id", "in", holders["schools"].ids),
                    ("school_year_id.is_closed", "=", False),
                    ("is_behind", "=", True),
                ],
                ["body_id", "school_year_id"],
            )
            holders[key] = {(line.body_id.id, line.school_year_id.id) for line in lines}
        return holders[key]
