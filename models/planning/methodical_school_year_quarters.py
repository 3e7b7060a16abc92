from odoo import models

from ...tools.quarters import calendar_quarters, school_quarters


class MethodicalSchoolYear(models.Model):
    """What a quarter of a school year is: the school's own, or that of the calendar (C9)."""

    _inherit = "methodical.school.year"

    def _get_meeting_quarters(self, regulation):
        """Return the quarters (tools.quarters.Quarter) in which the meetings of one school year are counted (C9)."""
        self.ensure_one()
        if regulation.quarter_kind == "calendar":
            return calendar_quarters(self.date_start, self.date_end)
        return school_quarters(self.term_ids.sorted("date_start").mapped("date_start"), self.date_end)
