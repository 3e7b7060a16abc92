from dateutil.relativedelta import relativedelta

from odoo import api, models


class MethodicalService(models.Model):
    """Pedagogical service: the first term of a beginner may begin with it (F4 3.4)."""

    _name = "methodical.service"
    _inherit = ["methodical.service", "methodical.course.fact.mixin"]

    @api.model_create_multi
    def create(self, vals_list):
        """Enter services.

        :raises UserError: for the user's own card
        """
        services = super().create(vals_list)
        services.teacher_id._check_own_facts()
        return services

    def write(self, vals):
        """Change services.

        :raises UserError: as ``create``
        """
        self.check_access("write")
        self.teacher_id._check_own_facts()
        result = super().write(vals)
        if "teacher_id" in vals:
            self.teacher_id._check_own_facts()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_own(self):
        self.teacher_id._check_own_facts()

    def _get_standing_teachers(self):
        return self.teacher_id

    def _get_first_day(self):
        """Return the day on which this service began, earlier years and months included; None when it is over."""
        self.ensure_one()
        earlier = relativedelta(years=self.earlier_years, months=self.earlier_months)
        return self.date_start - earlier if self.date_start else None
