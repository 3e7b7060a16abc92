from odoo import api, fields, models

from ...tools.months import months_between

KINDS = [
    ("total", "Total"),
    ("pedagogical", "Pedagogical"),
    ("managerial", "Managerial"),
    ("education", "In the education system"),
]


class MethodicalService(models.Model):
    """Service of one kind of one teacher (C5): a start date that goes on counting, plus earlier years and months."""

    _name = "methodical.service"
    _description = "Service of a Teacher"
    _inherit = ["methodical.school.mixin"]
    _order = "teacher_id, kind"
    _check_company_auto = True

    teacher_id = fields.Many2one(
        "methodical.teacher", required=True, index=True, check_company=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="teacher_id.company_id", store=True, index=True, precompute=True)
    kind = fields.Selection(KINDS, required=True)
    date_start = fields.Date("Counted since", help="Empty: this service is over and no longer grows.")
    earlier_years = fields.Integer()
    earlier_months = fields.Integer()
    months = fields.Integer(compute="_compute_months", help="Whole months of this service today.")
    duration = fields.Char("Service today", compute="_compute_months")

    _kind_uniq = models.Constraint(
        "UNIQUE(teacher_id, kind)", "A teacher has one row of each kind of service: change that row."
    )
    _earlier_check = models.Constraint(
        "CHECK(earlier_years BETWEEN 0 AND 70 AND earlier_months BETWEEN 0 AND 11)",
        "Earlier service is given as 0 to 70 years and 0 to 11 months.",
    )

    @api.depends("date_start", "earlier_years", "earlier_months")
    @api.depends_context("lang")
    def _compute_months(self):
        today = fields.Date.context_today(self)
        for service in self:
            service.months = service._months_on(today)
            service.duration = service._format_months(service.months)

    def _months_on(self, day):
        """Return the whole months of this service on a date (0 for an empty record).

        :param day: datetime.date
        """
        if not self:
            return 0
        running = months_between(self.date_start, day) if self.date_start else 0
        return self.earlier_years * 12 + self.earlier_months + running

    @api.model
    def _format_months(self, months):
        """Return the months as a person writes them, for example '12 years 3 months'."""
        years, rest = divmod(months, 12)
        if years and rest:
            return self.env._("%(years)s y %(months)s m", years=years, months=rest)
        if years:
            return self.env._("%(years)s y", years=years)
        return self.env._("%(months)s m", months=rest)
