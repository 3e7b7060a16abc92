from odoo import fields, models

from ...tools.quarters import calendar_quarters, school_quarters


class MethodicalSchoolYear(models.Model):
    """What a quarter of a school year is: the school's own, or that of the calendar (C9)."""

    _inherit = "methodical.school.year"

    date_plans_drafted = fields.Date(
        "Plans of deputies begun on", readonly=True, copy=False, help="J3, F2 5.2: by the nightly job, once."
    )

    def _get_meeting_quarters(self, regulation):
        """Return the quarters (tools.quarters.Quarter) in which the meetings of one school year are counted (C9)."""
        self.ensure_one()
        if regulation.quarter_kind == "calendar":
            return calendar_quarters(self.date_start, self.date_end)
        return school_quarters(self.term_ids.sorted("date_start").mapped("date_start"), self.date_end)


class MethodicalTerm(models.Model):
    _inherit = "methodical.term"

    date_plans_drafted = fields.Date(
        "Plans of deputies begun on", readonly=True, copy=False, help="J3, F2 5.2."
    )
