from odoo import api, models

from ..models.growth.methodical_course_balance import DAY_KEY


class MethodicalCourseBalance(models.Model):
    """How teachers stand to the course norms today or on another day, as a workbook (F2 2.3d)."""

    _name = "methodical.course.balance"
    _inherit = ["methodical.course.balance", "methodical.export"]

    _export_context = (DAY_KEY,)
    _export_order = "company_id, teacher_name, id"
    _export_columns = (
        ("company_id", 24),
        ("teacher_name", 30),
        ("body_id", 24),
        ("posts", 20),
        ("status", 18),
        ("status_since", 12),
        ("date_due", 12),
        ("status_in_year", 18),
        ("date_counted", 12),
        ("hours", 8),
        ("paper", 34),
        ("norm_id", 26),
        ("sentence", 60),
    )

    @api.model
    def _get_export_name(self):
        name, day = super()._get_export_name(), self._get_chosen_day()
        return f"{name} {day.strftime('%d.%m.%Y')}" if day else name

    @api.model
    def _get_export_title(self):
        """Return the heading; of a chosen day it names the day, the rule and what is known of it."""
        day, schools = self._get_chosen_day(), self.env.companies
        if not day:
            return super()._get_export_title()
        title = self._say_day_title(", ".join(schools.mapped("name")), day)
        return f"{title}. {self._say_day(schools, day)}"
