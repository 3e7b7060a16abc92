from datetime import datetime, time

import holidays
import pytz

from odoo import models


class MethodicalSchoolYear(models.Model):
    _inherit = "methodical.school.year"

    def action_fill_holidays(self):
        """Enter the public holidays of Kyrgyzstan of these school years into the schools' calendars, each once.

        Moved days are entered by hand: they are decided year by year.

        :return: notification that says how many days were entered
        """
        self.check_access("write")
        values = [row for year in self for row in year._prepare_holidays()]
        # sudo: the administrator of the methodical service keeps the calendar of the school
        self.env["resource.calendar.leaves"].sudo().create(values)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Public holidays entered: %(count)s.", count=len(values)),
            },
        }

    def _prepare_holidays(self):
        """Return values of closed days of one school year that its school does not have yet."""
        self.ensure_one()
        timezone = pytz.timezone(self.company_id.resource_calendar_id.tz or "Asia/Bishkek")
        known = self.company_id._get_school_calendar(self.date_start, self.date_end).days_off
        public = holidays.country_holidays("KG", years=range(self.date_start.year, self.date_end.year + 1))

        def utc(day, clock):
            return timezone.localize(datetime.combine(day, clock)).astimezone(pytz.utc).replace(tzinfo=None)

        return [
            {
                "name": name,
                "company_id": self.company_id.id,
                "calendar_id": False,
                "date_from": utc(day, time.min),
                "date_to": utc(day, time.max.replace(microsecond=0)),
            }
            for day, name in sorted(public.items())
            if self.date_start <= day <= self.date_end and day not in known
        ]
