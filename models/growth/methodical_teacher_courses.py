from odoo import fields, models


class MethodicalTeacher(models.Model):
    """Courses on the card: how many hours count, and the way to them (F1 VI.9, F2 2.3d)."""

    _inherit = "methodical.teacher"

    course_hours = fields.Integer(
        "Hours of courses", compute="_compute_course_hours", help="Credited hours of courses and retraining."
    )

    def _compute_course_hours(self):
        rows = self.env["methodical.course"]._read_group(
            [("teacher_id", "in", self.ids), ("is_counted", "=", True)], ["teacher_id"], ["hours:sum"]
        )
        hours = dict(rows)
        for teacher in self:
            teacher.course_hours = hours.get(teacher, 0)

    def action_open_courses(self):
        """Open the courses of one teacher, as far as the user may read them."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_course_action")
        return {
            **action,
            "domain": [("teacher_id", "=", self.id)],
            "context": {"default_teacher_id": self.id},
        }
