from dateutil.relativedelta import relativedelta

from odoo import models


class MethodicalService(models.Model):
    """Pedagogical service: the first term of a beginner may begin with it (F4 3.4)."""

    _name = "methodical.service"
    _inherit = ["methodical.service", "methodical.course.fact.mixin"]

    def _get_standing_teachers(self):
        return self.teacher_id

    def _get_first_day(self):
        """Return the day on which this service began, earlier years and months included; None when it is over."""
        self.ensure_one()
        earlier = relativedelta(years=self.earlier_years, months=self.earlier_months)
        return self.date_start - earlier if self.date_start else None
