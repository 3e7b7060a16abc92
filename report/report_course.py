from odoo import api, models


class ReportCourseRegister(models.AbstractModel):
    """Values of the print of the register of courses (domain 9.3, 9a)."""

    _name = "report.school_methodical.report_course_register"
    _inherit = ["methodical.print.table"]
    _description = "Print of the Register of Courses"
    _print_model = "methodical.course"


class ReportCourseBalance(models.AbstractModel):
    """Values of the print of how teachers stand to the course norms (F2 2.3d)."""

    _name = "report.school_methodical.report_course_balance"
    _inherit = ["methodical.print.table"]
    _description = "Print of Courses by Norm"
    _print_model = "methodical.course.balance"
    _theme_method = "_get_print_theme"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the rows of today, or of the day in the context, which brings the rows as well."""
        return super()._get_report_values(docids or self.env.context.get("active_ids") or [], data)
