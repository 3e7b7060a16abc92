from odoo import fields, models


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
    date_week = fields.Date("Week of", required=True, help="The Monday of the week.")
    hours = fields.Float("Hours taught", digits=(8, 1), required=True)
    note = fields.Char(help="Why less or more was taught than planned.")

    _week_uniq = models.Constraint("UNIQUE(scheme_id, date_week)", "This week is entered already.")
    _hours_check = models.Constraint("CHECK(hours >= 0)", "Hours taught may not be negative.")
