from odoo import fields, models


class MethodicalCourseRefuse(models.TransientModel):
    """Asks why a course is not credited, and which minutes decided it (F4 3.2)."""

    _name = "methodical.course.refuse"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Course Not Credited"

    course_id = fields.Many2one("methodical.course", required=True, readonly=True)
    reason = fields.Text(required=True)
    minutes_number = fields.Char("Minutes No.", required=True)

    def action_confirm(self):
        """Do not credit the course and go on to the next document."""
        self.ensure_one()
        self.course_id.action_refuse(self.reason, self.minutes_number)
        return self.course_id._open_next()
