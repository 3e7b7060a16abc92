from odoo import fields, models


class MethodicalTeacher(models.Model):
    """Courses on the card: how many hours count, and the way to them (F1 VI.9, F2 2.3d)."""

    _name = "methodical.teacher"
    _inherit = ["methodical.teacher", "methodical.course.scheduled.mixin"]

    _schedule_link = "teacher_id"

    course_hours = fields.Integer(
        "Hours of courses", compute="_compute_course_hours", help="Credited hours of courses and retraining."
    )

    learning_hours = fields.Integer(
        "Learning at school, seminars (hours)",
        compute="_compute_course_hours",
        help="Counted apart from the courses of the norm (F1 IV.3).",
    )

    def _compute_course_hours(self):
        rows = self.env["methodical.course"]._read_group(
            [("teacher_id", "in", self.ids), ("state", "=", "credited"), ("is_corrected", "=", False)],
            ["teacher_id", "is_counted"],
            ["hours:sum"],
        )
        hours = {(teacher, is_counted): total for teacher, is_counted, total in rows}
        for teacher in self:
            teacher.course_hours = hours.get((teacher, True), 0)
            teacher.learning_hours = hours.get((teacher, False), 0)

    def action_open_courses(self):
        """Open the courses of one teacher, as far as the user may read them."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_course_action")
        return {
            **action,
            "domain": [("teacher_id", "=", self.id)],
            "context": {"default_teacher_id": self.id},
        }
