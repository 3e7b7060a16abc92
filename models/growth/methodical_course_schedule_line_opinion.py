from odoo import fields, models


class MethodicalCourseScheduleLine(models.Model):
    """Where the deputy plans, the word of the head is seen."""

    _inherit = "methodical.course.schedule.line"

    opinion = fields.Selection(related="course_id.opinion")
