from odoo import fields, models


class MethodicalSchoolYear(models.Model):
    """When the plans of the deputies for a school year and its quarters were begun (J3)."""

    _inherit = "methodical.school.year"

    date_plans_drafted = fields.Date(
        "Plans of deputies begun on", readonly=True, copy=False, help="J3, F2 5.2: by the nightly job, once."
    )


class MethodicalTerm(models.Model):
    _inherit = "methodical.term"

    date_plans_drafted = fields.Date(
        "Plans of deputies begun on", readonly=True, copy=False, help="J3, F2 5.2."
    )
