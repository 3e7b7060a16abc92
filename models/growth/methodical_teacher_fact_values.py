from dateutil.relativedelta import relativedelta

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools.months import months_between

#: facts that are a row of service, and its kind
SERVICES = {
    "service_pedagogical": "pedagogical",
    "service_total": "total",
    "service_education": "education",
    "service_managerial": "managerial",
}
#: facts that are several records, and their model
LINKS = {"subject_ids": "methodical.subject", "post_ids": "methodical.post"}
_DATES = ("birthday", "date_joined")
_FIRST_YEAR, _MIN_AGE, _MAX_AGE, _MAX_SERVICE = 1940, 16, 100, 70


class MethodicalTeacher(models.Model):
    """Facts of a card as plain values, which JSON can keep: reading, checking, writing, saying them in words.

    Texts, numbers and keys stand as they are, dates in ISO form, subjects and posts as their ids, a service as
    [since, earlier years, earlier months].
    """

    _inherit = "methodical.teacher"

    def _read_fact(self, fact):
        """Return one fact of one card as a plain value (None: not given)."""
        if fact in SERVICES:
            row = self.service_ids.filtered(lambda row: row.kind == SERVICES[fact])
            return [_iso(row.date_start), row.earlier_years, row.earlier_months] if row else None
        if fact in _DATES:
            return _iso(self[fact])
        if fact in LINKS:
            return sorted(self[fact].ids) or None
        return self[fact] or None

    def _write_facts(self, values):
        """Write facts on one card with the rights of the user; the name goes to the employee.

        :param values: {fact: plain value}
        """
        self.ensure_one()
        self._check_facts(values)
        rest = dict(values)
        for fact in SERVICES.keys() & values.keys():
            self._write_service(SERVICES[fact], rest.pop(fact))
        if "name" in rest:
            self.employee_id.name = rest.pop("name")
        for fact in LINKS.keys() & rest.keys():
            rest[fact] = [Command.set(rest[fact] or [])]
        if rest:
            self.write(rest)

    def _write_service(self, kind, value):
        row = self.service_ids.filtered(lambda row: row.kind == kind)
        if not value:
            return row.unlink()
        since, years, months = value
        vals = {"date_start": since, "earlier_years": years, "earlier_months": months}
        return row.write(vals) if row else row.create({**vals, "teacher_id": self.id, "kind": kind})

    @api.model
    def _format_fact(self, fact, value, names=None):
        """Return a plain value in words, in the language of the environment ('–' when nothing is given).

        :param names: {id: name}, needed for subjects and posts
        """
        if not value:
            return "–"
        if fact in SERVICES:
            since, years, months = value
            before = self.env["methodical.service"]._format_months(years * 12 + months)
            if not since:
                return before
            day = format_date(self.env, since)
            if not years and not months:
                return self.env._("since %(date)s", date=day)
            return self.env._("since %(date)s, before that %(service)s", date=day, service=before)
        if fact in _DATES:
            return format_date(self.env, value)
        if fact in LINKS:
            return ", ".join(names[id_] for id_ in value if id_ in names)
        if fact == "education_level":
            return dict(self._fields[fact]._description_selection(self.env)).get(value, value)
        return str(value)

    # what cannot be

    def _check_facts(self, values):
        """Raise when a fact cannot be true.

        :param values: {fact: plain value}
        :raises UserError: naming the fact, and what is possible
        """
        today = fields.Date.context_today(self)
        for fact, value in values.items():
            if fact in _DATES and value:
                self._check_date(fact, fields.Date.to_date(value), today)
            elif fact in SERVICES and value:
                self._check_service(fact, value, today)
            elif fact == "education_year" and value and not _FIRST_YEAR <= value <= today.year + 1:
                self._refuse_fact(
                    fact, self.env._("from %(first)s to %(last)s", first=_FIRST_YEAR, last=today.year + 1)
                )
            elif fact == "name" and not value:
                self._refuse_fact(fact, self.env._("surname and first name"))
            elif fact == "post_ids":
                self._check_posts(fact, value)

    def _check_date(self, fact, day, today):
        if fact == "birthday" and not _MIN_AGE <= relativedelta(today, day).years <= _MAX_AGE:
            self._refuse_fact(
                fact, self.env._("an age of %(least)s to %(most)s years", least=_MIN_AGE, most=_MAX_AGE)
            )
        if fact == "date_joined" and day > today:
            self._refuse_fact(fact, self.env._("a day that is not in the future"))

    def _check_service(self, fact, value, today):
        since, years, months = value
        start = fields.Date.to_date(since)
        length = years * 12 + months + (months_between(start, today) if start else 0)
        if start and start > today:
            self._refuse_fact(fact, self.env._("a day that is not in the future"))
        if years < 0 or not 0 <= months <= 11 or length > _MAX_SERVICE * 12:
            self._refuse_fact(
                fact, self.env._("up to %(most)s years, months from 0 to 11", most=_MAX_SERVICE)
            )

    def _check_posts(self, fact, value):
        """Raise when a post of the management would come or go: who decides documents is no correction of a card."""
        # sudo: which posts there are is read by every teacher
        posts_sudo = self.env["methodical.post"].sudo().browse(value or []).exists()
        changed = (posts_sudo - self.post_ids) | (self.post_ids - posts_sudo)
        if changed.filtered("is_management"):
            self._refuse_fact(fact, self.env._("posts outside the management, which the officer enters"))

    def _refuse_fact(self, fact, possible):
        labels = dict(self.env["methodical.card.change"]._fields["fact"]._description_selection(self.env))
        raise UserError(
            self.env._(
                "“%(fact)s” of %(teacher)s cannot be that. Possible: %(possible)s.",
                fact=labels[fact],
                teacher=self.name,
                possible=possible,
            )
        )


def _iso(day):
    return day.isoformat() if day else None
