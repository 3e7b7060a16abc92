from odoo import api, fields, models

from ...tools.school_month import month_dates, whole_month


class MethodicalPlanItem(models.Model):
    """The month of an activity: plans are written in months, the month gives first and last day (domain 9.3.2)."""

    _inherit = "methodical.plan.item"

    month = fields.Selection(
        [
            ("8", "August"),
            ("9", "September"),
            ("10", "October"),
            ("11", "November"),
            ("12", "December"),
            ("1", "January"),
            ("2", "February"),
            ("3", "March"),
            ("4", "April"),
            ("5", "May"),
            ("6", "June"),
            ("7", "July"),
        ],
        compute="_compute_month",
        inverse="_inverse_month",
        help="Sets the first and the last day. Empty: the dates are not one whole month.",
    )

    @api.depends("date_from", "date_to")
    def _compute_month(self):
        for item in self:
            whole = item.date_from and item.date_to and whole_month(item.date_from, item.date_to)
            item.month = str(whole) if whole else False

    def _inverse_month(self):
        for item in self.filtered("month"):
            start, end = month_dates(int(item.month), item._get_year_start())
            if (item.date_from, item.date_to) != (start, end):
                item.write({"date_from": start, "date_to": end})

    @api.onchange("month")
    def _onchange_month(self):
        """Show at once in the form what ``_inverse_month`` writes."""
        if self.month:
            self.date_from, self.date_to = month_dates(int(self.month), self._get_year_start())

    def _get_year_start(self):
        """Return the first day of the school year of one activity; without a plan that of today."""
        year = self.plan_id.school_year_id or self.env["methodical.school.year"]._get_current(
            self.plan_id.company_id or self.env.company
        )
        return year.date_start or fields.Date.context_today(self).replace(month=9, day=1)

    @api.model_create_multi
    def create(self, vals_list):
        """Create activities; a month alone gives the dates."""
        return super().create([self._with_dates(vals) for vals in vals_list])

    @api.model
    def _with_dates(self, vals):
        """Return values of a new activity with the dates of its month, when they give a month and no first day."""
        if not vals.get("month") or vals.get("date_from"):
            return vals
        plan = self.env["methodical.plan"].browse(
            vals.get("plan_id") or self.env.context.get("default_plan_id")
        )
        start, end = month_dates(int(vals["month"]), self.new({"plan_id": plan.id})._get_year_start())
        return {**vals, "date_from": start, "date_to": vals.get("date_to") or end}
