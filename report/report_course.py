from odoo import models


class ReportCourseRegister(models.AbstractModel):
    """Values of the print of the register of courses (domain 9.3, 9a)."""

    _name = "report.school_methodical.report_course_register"
    _inherit = ["methodical.print.table"]
    _description = "Print of the Register of Courses"
    _print_model = "methodical.course"
