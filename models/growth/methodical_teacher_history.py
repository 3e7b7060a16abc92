from odoo import models

from ...tools.course_term import LAST, Certificate, History, Leave


class MethodicalTeacher(models.Model):
    """What ``tools.course_norm`` asks of teachers: their histories, and the norms that hold for them."""

    _name = "methodical.teacher"
    _inherit = ["methodical.teacher", "methodical.course.fact.mixin"]

    _standing_fields = frozenset({"active", "company_id", "date_joined", "post_ids"})

    def _get_standing_teachers(self):
        return self

    def _get_course_norms(self):
        """Return {teacher: [tools.course_term.Norm]}: those of his school and posts, on any day.

        Posts are those of today: nobody keeps which ones a teacher held before.
        """
        asked = self.env["methodical.regulation.norm"]._get_asked_norms(self.company_id)
        return {
            teacher: [
                rule
                for norm, rule in asked.get(teacher.company_id, ())
                if not norm.post_ids or norm.post_ids & teacher.post_ids
            ]
            for teacher in self
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
