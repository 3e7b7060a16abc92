from odoo import fields, models


class MethodicalCourseAbsence(models.TransientModel):
    """Asks why a teacher did not attend the course to which he was referred (F4 3.5b)."""

    _name = "methodical.course.absence"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Course Not Attended"

    course_id = fields.Many2one("methodical.course", required=True, readonly=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Note that the course was not attended."""
        self.ensure_one()
        return self.course_id.action_note_absence(self.reason)
