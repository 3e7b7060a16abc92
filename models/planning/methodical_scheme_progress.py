from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

MAX_HOURS = 60


class MethodicalSchemeProgress(models.Model):
    """Hours that were taught by a scheme of work in one week: one line a week (R50, F0 3.3b)."""

    _name = "methodical.scheme.progress"
    _description = "Week of a Scheme of Work"
    _inherit = ["methodical.school.mixin"]
    _order = "scheme_id, date_week desc, id"
    _check_company_auto = True

    scheme_id = fields.Many2one(
        "methodical.scheme", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="scheme_id.company_id", store=True, index=True, precompute=True)
    date_week = fields.Date("Week of", required=True, help="Any day of the week; its Monday is kept.")
    hours = fields.Float("Hours taught", digits=(8, 1), required=True)
    note = fields.Char(help="Why less or more was taught than planned.")

    _week_uniq = models.Constraint("UNIQUE(scheme_id, date_week)", "This week is entered already.")
    _hours_check = models.Constraint(
        f"CHECK(hours >= 0 AND hours <= {MAX_HOURS})", "The hours of a week are a number from 0 to 60."
    )

    @api.depends("scheme_id.name", "date_week")
    def _compute_display_name(self):
        for week in self:
            week.display_name = f"{week.scheme_id.name or ''} · {week.date_week or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        """Enter weeks; any day of a week stands for its Monday."""
        return super().create([_with_monday(vals) for vals in vals_list])

    def write(self, vals):
        """Change weeks; any day of a week stands for its Monday."""
        return super().write(_with_monday(vals))

    @api.constrains("date_week", "scheme_id")
    def _check_week(self):
        """Refuse weeks that have not begun, or in which the school year is not running."""
        today = fields.Date.context_today(self)
        for week in self:
            year = week.scheme_id.school_year_id
            if week.date_week > today:
                raise ValidationError(
                    self.env._(
                        "The week of %(day)s has not begun: hours taught are entered afterwards.",
                        day=week.date_week.strftime("%d.%m.%Y"),
                    )
                )
            if week.date_week > year.date_end or week.date_week + timedelta(days=6) < year.date_start:
                raise ValidationError(
                    self.env._(
                        "The week of %(day)s is not in the school year %(year)s of “%(scheme)s”.",
                        day=week.date_week.strftime("%d.%m.%Y"),
                        year=year.name,
                        scheme=week.scheme_id.name,
                    )
                )


def monday(day):
    """Return the Monday of the week of a date."""
    return day - timedelta(days=day.weekday())


def _with_monday(vals):
    day = fields.Date.to_date(vals.get("date_week"))
    return {**vals, "date_week": monday(day)} if day else vals
