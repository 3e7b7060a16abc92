from odoo import api, fields, models
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
    def _get_meeting_bodies(self, year, only=None):
        """Return the associations whose meetings are counted in a school year.

        :param only: methodical.body, to narrow them down
        """
        domain = (
            Domain("company_id", "=", year.company_id.id)
            & Domain("kind", "=", "association")
            & Domain("state", "=", "active")
            & Domain("opening_date", "<=", year.date_end)
        )
        return self.env["methodical.body"].search(
            domain & Domain("id", "in", only.ids) if only is not None else domain
        )

    @api.model
    def _get_held_days(self, year, bodies):
        """Return {body: days of its meetings that were held in a school year, in order}, one query for all."""
        meetings = self.env["methodical.meeting"].search(
            Domain("body_id", "in", bodies.ids)
            & Domain("school_year_id", "=", year.id)
            & Domain("stage", "in", ("held", "signed")),
            order="date, id",
        )
        return {body: own.mapped("date") for body, own in meetings.grouped("body_id").items()}

    @api.model
    def _get_minimum(self, rule, code, year, body):
        """Return how many meetings the regulation of a deadline rule wants of a body (0: it is silent).

        :param code: 'meetings_year' or 'meetings_quarter'
        """
        found = rule.regulation_id._get_rule(code, year.date_start, body.association_kind)
        return int(found.value) if found else 0

    @api.model
    def _collect_meetings_of_year(self, rule, year, only=None):
        """Return a row for each association: its meetings of the year held (F1 V.4, F3 P5).

        :param only: methodical.body, to narrow them down
        """
        words = self._in_print_lang(year)
        bodies = words._get_meeting_bodies(year, only)
        held, heads = self._get_held_days(year, bodies), bodies._get_heads(self._clamp(year))
        period = self._prepare_end(rule, year, year.date_start, year.date_end)
        rows = []
        for body in bodies:
            if minimum := self._get_minimum(rule, "meetings_year", year, body):
                days = held.get(body, [])
                name = words.env._(
                    "%(body)s · meetings of %(year)s: held %(held)s of %(minimum)s",
                    body=body.name,
                    year=year.name,
                    held=len(days),
                    minimum=minimum,
                )
                rows.append(
                    {**period, **self._prepare_meeting_row(name, body, heads.get(body), days, minimum)}
                )
        return rows

    @api.model
    def _collect_meetings_of_quarters(self, rule, year, only=None):
        """Return a row for each association and quarter in which it is open (F3 P1c).

        :param only: methodical.body, to narrow them down
        """
        words = self._in_print_lang(year)
        bodies = words._get_meeting_bodies(year, only)
        held, heads = self._get_held_days(year, bodies), bodies._get_heads(self._clamp(year))
        quarters = year._get_meeting_quarters(rule.regulation_id)
        terms = dict(enumerate(year.term_ids.sorted("date_start"), start=1))
        rows = []
        for quarter in quarters:
            period = self._prepare_end(rule, year, quarter.start, quarter.end)
            if rule.regulation_id.quarter_kind == "school":
                period["term_id"] = terms[quarter.number].id
            for body in bodies.filtered(lambda body: body.opening_date <= quarter.end):  # noqa: B023
                minimum = self._get_minimum(rule, "meetings_quarter", year, body)
                if not minimum:
                    continue
                days = [day for day in held.get(body, []) if quarter_of(quarters, day) == quarter]
                name = words.env._(
                    "%(body)s · meetings of quarter %(quarter)s of %(year)s: held %(held)s of %(minimum)s",
                    body=body.name,
                    quarter=quarter.name,
                    year=year.name,
                    held=len(days),
                    minimum=minimum,
                )
                rows.append(
                    {**period, **self._prepare_meeting_row(name, body, heads.get(body), days, minimum)}
                )
        return rows

    @api.model
    def _in_print_lang(self, year):
        """Return the register in the language of the school's prints: what stands in a row is read by many people."""
        return self.with_context(lang=year.company_id._get_print_lang())

    @api.model
    def _clamp(self, year):
        """Return today, or the day of the school year that is nearest to it."""
        return min(year.date_end, max(year.date_start, fields.Date.context_today(self)))

    @api.model
    def _prepare_end(self, rule, year, start, end):
        """Return the values of a term that ends with a period: on its last day, or the days of the rule after it."""
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        return {
            "school_year_id": year.id,
            "date_start": start,
            "date_due": year.company_id._get_due_date(end, rule.days, day_kind) if rule.days else end,
            "day_kind": day_kind,
        }

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
        if self.code == "J4" and self.res_id in self._get_bodies_behind(holders):
            users |= self.user_id | self._get_post_users(self.rule_id.escalate_post_id, holders)
        return users

    def _get_bodies_behind(self, holders):
        """Return the ids of the associations of a school that met too seldom until today.

        :param holders: see ``_find_holders``
        """
        key = self.company_id, "behind"
        if key not in holders:
            lines = self.env["methodical.meeting.board"].search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("school_year_id", "=", self.school_year_id.id),
                    ("is_behind", "=", True),
                ]
            )
            holders[key] = set(lines.body_id.ids)
        return holders[key]
