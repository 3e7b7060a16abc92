from odoo import fields, models


class MethodicalCoursePropose(models.TransientModel):
    """Asks which other theme, programme or provider is proposed to a teacher (F4 3.3, R47)."""

    _name = "methodical.course.propose"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Proposal of a Course"

    course_id = fields.Many2one("methodical.course", required=True, readonly=True)
    name = fields.Char("Theme", required=True)
    programme = fields.Char()
    provider_id = fields.Many2one("res.partner")

    def action_confirm(self):
        """Propose it to the teacher."""
        self.ensure_one()
        return self.course_id.action_propose(self.name, self.programme, self.provider_id.id)
