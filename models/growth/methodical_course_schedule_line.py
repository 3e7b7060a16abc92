from odoo import fields, models


class MethodicalCourseScheduleLine(models.Model):
    """When one teacher goes to a course by the schedule, and why then (F4 3.1)."""

    _name = "methodical.course.schedule.line"
    _description = "Placement in a Schedule of Courses"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "schedule_id, year, term, teacher_id"
    _sealed_parent = "schedule_id"
    _check_company_auto = True

    schedule_id = fields.Many2one(
        "methodical.course.schedule", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="schedule_id.company_id", store=True, index=True, precompute=True)
    teacher_id = fields.Many2one(
        "methodical.teacher", required=True, check_company=True, index=True, ondelete="restrict"
    )
    teacher_name = fields.Char("Name of the teacher", related="teacher_id.name", store=True, precompute=True)
    norm_id = fields.Many2one("methodical.regulation.norm", "Norm", ondelete="set null")
    date_due = fields.Date("Due on", help="When the norm asks for the course.")
    year = fields.Integer("School year beginning in", help="0: could not be placed.")
    term = fields.Selection(
        [("1", "I quarter"), ("2", "II quarter"), ("3", "III quarter"), ("4", "IV quarter")]
    )
    is_fixed = fields.Boolean("Moved by hand", help="A new proposal leaves it where it is.")
    reason = fields.Text("Why then", readonly=True)
    course_id = fields.Many2one(
        "methodical.course", "Course", check_company=True, index="btree_not_null", ondelete="set null"
    )

    def _sealed_fields(self):
        return ["teacher_id", "year", "term"]
