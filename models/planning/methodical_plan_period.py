from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

#: school years of a plan of several years, unless its dates say something else
LONG_YEARS = 3


class MethodicalPlan(models.Model):
    """The period of a plan: a quarter of its year, days in their order and within the school year."""

    _inherit = "methodical.plan"

    @api.depends("school_year_id", "horizon")
    def _compute_term_id(self):
        self.filtered(
            lambda plan: plan.horizon != "quarter" or plan.term_id.school_year_id != plan.school_year_id
        ).term_id = False

    @api.depends("school_year_id", "term_id", "horizon")
    def _compute_dates(self):
        for plan in self:
            year = plan.school_year_id
            if plan.horizon == "month" and year.date_start:
                first = plan._get_first_of_month()
                plan.date_from, plan.date_to = first, first + relativedelta(day=31)
            elif plan.horizon == "long" and year.date_start:
                plan.date_from = year.date_start
                plan.date_to = year.date_end + relativedelta(years=LONG_YEARS - 1)
            else:
                period = plan.term_id if plan.horizon == "quarter" and plan.term_id else year
                plan.date_from, plan.date_to = period.date_start, period.date_end

    def _get_first_of_month(self):
        """Return the first day of the month of one plan: that of its dates, else the present one, within its year."""
        year = self.school_year_id
        today = fields.Date.context_today(self)
        day = self.date_from if self.date_from and self._is_within_year() else today
        return min(max(day, year.date_start), year.date_end).replace(day=1)

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
            if plan.horizon == "month" and not plan._is_one_month():
                raise ValidationError(
                    self.env._(
                        "The plan “%(plan)s” is one of a month: its first and last day lie in the same month. Correct its dates, or choose another kind of plan.",
                        plan=plan.name,
                    )
                )
            if plan.horizon == "long" and not plan._is_several_years():
                raise ValidationError(
                    self.env._(
                        "The plan “%(plan)s” is one of several years: it begins in its school year and goes on after it. Correct its dates, or choose another kind of plan.",
                        plan=plan.name,
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

    def _is_one_month(self):
        """Return whether one plan lies in one month."""
        if not (self.date_from and self.date_to):
            return True
        return self.date_from.replace(day=1) == self.date_to.replace(day=1)

    def _is_several_years(self):
        """Return whether one plan begins in its school year and goes on after it."""
        year = self.school_year_id
        if not (self.date_from and self.date_to):
            return True
        return year.date_start <= self.date_from <= year.date_end < self.date_to
