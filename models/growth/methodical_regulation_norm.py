from odoo import api, models

from ...tools.clause import cited
from ...tools.course_term import FIRST, LAST, Norm


class MethodicalRegulationNorm(models.Model):
    """Norms of courses as ``tools.course_norm`` counts them, and what it found in words (F4 3.4, C20)."""

    _inherit = ["methodical.regulation.norm", "methodical.course.fact.mixin"]
    _name = "methodical.regulation.norm"

    def _get_standing_teachers(self):
        return self.regulation_id._get_standing_teachers()

    @api.model
    def _get_asked_norms(self, companies):
        """Return {school: [(norm, tools.course_term.Norm)]} of all regulations that were, are or come in force.

        :param companies: res.company
        """
        norms = self.search(
            [
                ("company_id", "in", companies.ids),
                ("regulation_id.state", "!=", "draft"),
                ("severity", "!=", "off"),
            ]
        )
        return {
            company: [(norm, rule) for norm in own if (rule := norm._to_rule()).since <= rule.until]
            for company, own in norms.grouped("company_id").items()
        }

    def _to_rule(self):
        """Return a norm as ``tools.course_term.Norm``; it is asked on the days of its own and of its regulation."""
        self.ensure_one()
        regulation = self.regulation_id
        since = max(self.date_from or FIRST, regulation.date_from or FIRST)
        retraining = regulation._get_rule("retraining_hours", since)
        return Norm(
            hours=self.hours,
            years=self.years,
            counting=self.counting,
            window=self.window,
            first=self.date_from or None,
            since=since,
            until=min(self.date_to or LAST, regulation.date_to or LAST),
            basis=self.first_basis,
            lead=int(self.lead_months),
            pauses=self.leave_pauses,
            anew=self.starts_anew,
            retraining=int(retraining.value),
            key=self.id,
        )

    def _say_rule(self):
        """Return what a norm asks for, its clause, and the regulation in which it stands."""
        self.ensure_one()
        regulation, clause = self.regulation_id, cited(self.clause)
        since = max(self.date_from or FIRST, regulation.date_from or FIRST)
        return self.env._(
            "%(norm)s. Regulation “%(regulation)s”, asked since %(since)s.",
            norm=f"{self.name} ({clause})" if clause else self.name,
            regulation=regulation.name,
            since=since.strftime("%d.%m.%Y"),
        )

    def _explain_standing(self, status, ground, due, counted, hours):
        """Return in one sentence why a teacher stands as he does to a norm (an empty one: to none).

        :param status: one of ``tools.course_norm.STATUSES``
        :param ground: see ``tools.course_norm.Standing``
        :param due: last day in order, or False
        :param counted: day of the document of the course that counts, or False
        :param hours: hours counted
        """
        if not self:
            return self.env._("The regulation asks for no course of this teacher.")
        clause = cited(self.clause)
        values = {
            "norm": f"{self.name} ({clause})" if clause else self.name,
            "due": due.strftime("%d.%m.%Y") if due else "",
            "day": counted.strftime("%d.%m.%Y") if counted else "",
            "hours": hours,
            "wanted": self.hours,
        }
        if ground == "none":
            return self._explain_unknown(values)
        if status == "overdue":
            return self._explain_overdue(ground, values)
        if ground == "leave":
            return self._explain_leave(values)
        if not due:
            return self.env._("%(norm)s: leave without an end prolongs the term.", **values)
        return self._explain_term(ground, values)

    def _explain_unknown(self, values):
        if values["hours"]:
            return self.env._(
                "%(norm)s: neither a course that counts nor the day from which to count is known.", **values
            )
        return self.env._(
            "%(norm)s: no certificate is on file. Hand in or import the old ones, and check since when the teacher serves.",
            **values,
        )

    def _explain_overdue(self, ground, values):
        if ground == "first" and not values["hours"]:
            return self.env._("%(norm)s: the first course was due by %(due)s.", **values)
        if ground in ("first", "window"):
            return self.env._(
                "%(norm)s: the time for it ended on %(due)s, %(hours)s hours of %(wanted)s were taken.",
                **values,
            )
        if self.counting == "sum":
            return self.env._(
                "%(norm)s: the courses counted together until %(due)s, a new one is missing.", **values
            )
        return self.env._(
            "%(norm)s: the course of %(day)s counted until %(due)s, a new one is missing.", **values
        )

    def _explain_leave(self, values):
        if not values["due"]:
            return self.env._("%(norm)s: on leave, no course is asked meanwhile.", **values)
        return self.env._(
            "%(norm)s: on leave, no course is asked meanwhile. Last day of its term: %(due)s.", **values
        )

    def _explain_term(self, ground, values):
        if ground == "first":
            return self.env._("%(norm)s: a beginner, his first course is due by %(due)s.", **values)
        if ground == "window":
            return self.env._("%(norm)s: due by %(due)s, %(hours)s hours of it are taken.", **values)
        if self.counting == "sum":
            return self.env._("%(norm)s: %(hours)s hours together count until %(due)s.", **values)
        return self.env._("%(norm)s: the course of %(day)s counts until %(due)s.", **values)
