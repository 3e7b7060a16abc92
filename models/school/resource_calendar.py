from odoo import models


class ResourceCalendar(models.Model):
    _inherit = "resource.calendar"

    def write(self, vals):
        """Change calendars; the time zone of a school is that of its calendar (``res.company._get_timezone``)."""
        result = super().write(vals)
        if "tz" in vals:
            self.env.registry.clear_cache()
        return result
