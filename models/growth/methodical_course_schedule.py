from odoo import fields, models


class MethodicalCourseSchedule(models.Model):
    """Schedule of qualification courses of a school for some years (F4 3.1, R48, J19; prints 9, 9b).

    Proposed by ``tools/course_schedule.py``, moved by hand, approved by the route ``course_schedule``.
    """

    _name = "methodical.course.schedule"
    _description = "Schedule of Courses"
    _inherit = ["methodical.approval.mixin"]
    _order = "year_from desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    year_from = fields.Integer("First school year begins in", required=True)
    year_count = fields.Integer("School years", required=True, default=5)
    line_ids = fields.One2many("methodical.course.schedule.line", "schedule_id", "Placements", copy=True)

    def _compute_name(self):
        for schedule in self:
            schedule.name = f"{schedule.year_from}–{schedule.year_from + schedule.year_count}"

    def _get_route_key(self):
        return "course_schedule", False

    def _sealed_fields(self):
        return ["year_from", "year_count", "line_ids"]
