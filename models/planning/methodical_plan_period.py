from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date


class MethodicalPlan(models.Model):
    """The period of a plan: a quarter of its year, days in their order and within the school year."""

    _inherit = "methodical.plan"

    @api.constrains("horizon", "term_id", "date_from", "date_to", "school_year_id")
    def _check_period(self):
        """Refuse a quarter plan without a quarter of its year, and periods that end before they start."""
        for plan in self:
            wanted = plan.school_year_id if plan.horizon == "quarter" else self.env["methodical.school.year"]
            if plan.term_id.school_year_id != wanted:
                raise ValidationError(
                    self.env._(
                        "Choose the quarter of the plan “%(plan)s” from its school year; only plans of a quarter have one.",
                        plan=plan.name,
                    )
                )
            if plan.date_from and plan.date_to and plan.date_to < plan.date_from:
                raise ValidationError(
                    self.env._(
                        "The plan “%(plan)s” would end before it starts. Correct its dates.", plan=plan.name
                    )
                )
            if plan.horizon != "long" and not plan._is_within_year():
                raise ValidationError(
                    self.env._(
                        "The plan “%(plan)s” (%(start)s – %(end)s) lies outside the school year %(year)s. Correct its dates or choose another school year.",
                        plan=plan.name,
                        start=format_date(self.env, plan.date_from),
                        end=format_date(self.env, plan.date_to),
                        year=plan.school_year_id.name,
                    )
                )

    def _is_within_year(self):
        """Return whether the period of one plan lies in the working year of its school year.

        Work begins a month before the lessons and goes on until the next year's lessons begin.
        """
        first = self.school_year_id.date_start
        if not (self.date_from and self.date_to and first):
            return True
        return first - relativedelta(months=1) <= self.date_from and self.date_to < first + relativedelta(
            years=1
        )
