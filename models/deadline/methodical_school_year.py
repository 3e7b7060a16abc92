from datetime import datetime, time

import holidays
import pytz
from dateutil.relativedelta import relativedelta

from odoo import models


class MethodicalSchoolYear(models.Model):
    _inherit = "methodical.school.year"

    def action_fill_holidays(self):
        """Enter the public holidays of Kyrgyzstan of these school years into the schools' calendars, each once.

        Moved days are entered by hand: they are decided year by year.

        :return: notification that says how many days were entered
        """
        self.check_access("write")
        # sudo: the administrator of the methodical service keeps the calendar of the school
        Leave = self.env["resource.calendar.leaves"].sudo()
        count = 0
        for year in self:
            days = Leave.with_company(year.company_id).create(year._prepare_holidays())
            # a closed day takes the company of whoever computes it: here, before somebody else does
            days.flush_recordset(["company_id"])
            count += len(days)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Public holidays entered: %(count)s.", count=count),
            },
        }

    def _prepare_holidays(self):
        """Return values of closed days of one school year that its school does not have yet.

        Terms are counted from before the first day (notices) and beyond the last one (reports, F0 5.3).
        """
        self.ensure_one()
        first, last = self.date_start - relativedelta(months=1), self.date_end + relativedelta(months=2)
        timezone = pytz.timezone(self.company_id._get_timezone())
        known = self.company_id._get_school_calendar(first, last).days_off
        public = holidays.country_holidays("KG", years=range(first.year, last.year + 1))

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
            if first <= day <= last and day not in known
        ]
