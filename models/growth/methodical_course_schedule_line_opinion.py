from odoo import api, fields, models

from .methodical_course_opinion import OPINIONS


class MethodicalCourseScheduleLine(models.Model):
    """Where the deputy plans, the word of the head is seen; by nobody who may not read the course itself."""

    _inherit = "methodical.course.schedule.line"

    opinion = fields.Selection(OPINIONS, "Opinion on going", compute="_compute_opinion")

    @api.depends("course_id.opinion")
    @api.depends_context("uid")
    def _compute_opinion(self):
        open_courses = self.course_id._filtered_access("read")
        for line in self:
            line.opinion = line.course_id.opinion if line.course_id in open_courses else False
