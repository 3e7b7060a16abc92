from odoo import models


class ReportCourseSchedule(models.AbstractModel):
    """Values of the print of schedules of courses."""

    _name = "report.school_methodical.report_course_schedule"
    _inherit = ["methodical.print"]
    _description = "Print of Schedules of Courses"
    _print_model = "methodical.course.schedule"


class ReportCourseScheduleYear(models.AbstractModel):
    """Values of the print of schedules of courses for one school year."""

    _name = "report.school_methodical.report_course_schedule_year"
    _inherit = ["methodical.print"]
    _description = "Print of Schedules of Courses for a Year"
    _print_model = "methodical.course.schedule"
    _print_method = "_get_year_print_values"


class ReportCourseNeeds(models.AbstractModel):
    """Values of the print of needs of courses: one list for each school."""

    _name = "report.school_methodical.report_course_needs"
    _inherit = ["methodical.print.table"]
    _description = "Print of Needs of Courses"
    _print_model = "methodical.course"
    _table_method = "_get_needs_table"
