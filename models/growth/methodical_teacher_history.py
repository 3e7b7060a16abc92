from odoo import api, models

from ...tools.course_asked import split_by_posts
from ...tools.course_term import FIRST, LAST, Certificate, History, Leave


class MethodicalTeacher(models.Model):
    """What ``tools.course_norm`` asks of teachers: their histories, and the norms that hold for them."""

    _name = "methodical.teacher"
    _inherit = ["methodical.teacher", "methodical.course.fact.mixin"]

    _standing_fields = frozenset({"active", "company_id", "date_joined", "date_left", "post_ids"})

    def _get_standing_teachers(self):
        return self

    @api.model
    def _refresh_standings(self, teachers):
        if teachers:
            self.env["methodical.post.period"]._keep(teachers)
        return super()._refresh_standings(teachers)

    def _get_course_norms(self):
        """Return {teacher: [tools.course_term.Norm]}: those of his school and of the posts of each day."""
        # a post that was given up since was held all the same
        Norm = self.env["methodical.regulation.norm"].with_context(active_test=False)
        asked = Norm._get_asked_norms(self.company_id)
        by_posts = any(norm.post_ids for norms in asked.values() for norm, _rule in norms)
        spells = self._get_post_spells() if by_posts else {}
        return {
            teacher: [
                part
                for norm, rule in asked.get(teacher.company_id, ())
                for part in self._ask_of_posts(rule, norm.post_ids, spells.get(teacher, ()), teacher)
            ]
            for teacher in self
        }

    @api.model
    def _ask_of_posts(self, rule, posts, spells, teacher):
        """Return a tools.course_term.Norm as it is asked of a teacher: always, or on the days on which he holds a post.

        :param posts: those for which the norm is asked, empty for everybody
        :param spells: [(post, first day, last day)] of the teacher
        """
        if not posts:
            return [rule]
        days = [(first, last) for post, first, last in spells if post in posts]
        return split_by_posts(rule, days, teacher.date_joined or None)

    def _get_post_spells(self):
        """Return {teacher: [(post, first day, last day)]} of all posts that he held or holds."""
        rows = self.env["methodical.post.period"].search([("teacher_id", "in", self.ids)])
        return {
            teacher: [(row.post_id, row.date_from or FIRST, row.date_to or LAST) for row in own]
            for teacher, own in rows.grouped("teacher_id").items()
        }

    def _get_course_histories(self):
        """Return {teacher: tools.course_term.History} in three queries, whatever their number."""
        own = [("teacher_id", "in", self.ids)]
        courses = (
            self.env["methodical.course"]
            .search_fetch(
                [*own, ("is_counted", "=", True)],
                ["teacher_id", "kind", "hours", "document_date", "date_end"],
                order="id",
            )
            .grouped("teacher_id")
        )
        leaves = self.env["methodical.course.exemption"].search(own).grouped("teacher_id")
        services = {
            service.teacher_id: service
            for service in self.env["methodical.service"].search([*own, ("kind", "=", "pedagogical")])
        }
        return {
            teacher: History(
                tuple(
                    Certificate(day, course.hours, course.kind == "retraining", course.id)
                    for course in courses.get(teacher, ())
                    if (day := course.document_date or course.date_end)
                ),
                services[teacher]._get_first_day() if teacher in services else None,
                teacher.date_joined or None,
                tuple(Leave(leave.date_from, leave.date_to or LAST) for leave in leaves.get(teacher, ())),
            )
            for teacher in self
        }
