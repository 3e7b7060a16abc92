from odoo import fields, models

from ..models.growth.methodical_course_opinion import OPINIONS


class MethodicalCourseOpinion(models.TransientModel):
    """Asks the head or the deputy whether a teacher should go to a course now (F2 2.3a)."""

    _name = "methodical.course.opinion"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Opinion on a Course"

    course_id = fields.Many2one("methodical.course", required=True, readonly=True)
    opinion = fields.Selection(OPINIONS, required=True, default="for")
    text = fields.Char("Why so")

    def action_confirm(self):
        """Put the opinion on record."""
        self.ensure_one()
        return self.course_id.action_give_opinion(self.opinion, self.text)
