"""School years around today, and the days and hours of what happened in them."""

from datetime import date, datetime, time, timedelta

import pytz
from dateutil.relativedelta import relativedelta

from odoo import Command, fields

ZONE = pytz.timezone("Asia/Bishkek")


class Clock:
    """The calendar of one demo school as seen from today.

    :param env: environment
    :param company: res.company
    """

    def __init__(self, env, company):
        self.env, self.company = env, company
        company.resource_calendar_id.tz = ZONE.zone
        self.now = fields.Datetime.now()
        self.today = pytz.utc.localize(self.now).astimezone(ZONE).date()
        self.first_year = self.today.year - (self.today.month < 9)

    def create_years(self):
        """Create last year and this one, and the next when this one is over; return the first two."""
        last, current = self.create_year(self.first_year - 1), self.create_year(self.first_year)
        if current.date_end < self.today:
            self.create_year(self.first_year + 1)
        return last, current

    def create_year(self, first_year):
        """Create the school year that begins in a year, with the dates of the newest template, and its holidays."""
        template = self.env["methodical.school.year.template"].search([], limit=1)
        shift = relativedelta(years=first_year - template.date_start.year)
        terms = [
            {
                "number": term.number,
                "date_start": to_weekday(term.date_start + shift),
                "date_end": to_weekday(term.date_end + shift, -1),
            }
            for term in template.term_ids
        ]
        year = self.env["methodical.school.year"].create(
            {
                "company_id": self.company.id,
                "date_start": terms[0]["date_start"],
                "date_end": terms[-1]["date_end"],
                "term_ids": [Command.create(term) for term in terms],
            }
        )
        year.action_fill_holidays()
        return year

    def september(self, years_ago=0):
        """Return the first of September of this school year, or of an earlier one."""
        return date(self.first_year - years_ago, 9, 1)

    def parse(self, text, years_ago=0):
        """Return the date that a table means.

        :param text: '09-15', a day of the school year that began so many years ago, which counts from August on;
            '-3' or '+3', so many working days from today
        """
        if text[0] in "+-":
            return self.after(self.today, int(text))
        month, day = map(int, text.split("-"))
        return to_weekday(date(self.first_year - years_ago + (month < 8), month, day))

    def after(self, start, days):
        """Return the date some working days after a date; with negative days before it."""
        first, last = sorted((start, start + timedelta(days=days * 3)))
        calendar = self.company._get_school_calendar(first - timedelta(days=20), last + timedelta(days=20))
        return calendar.add_working_days(start, days)

    def parse_in(self, text):
        """Return the date that a table means: “L 10-05” of last year, “C 09-10” of this one, “-4” working days."""
        year, _blank, day = text.rpartition(" ")
        return self.parse(day, int(year == "L"))

    def at(self, day, hour, minute=0):
        """Return an hour of a day at the school as a datetime of the database (UTC)."""
        local = ZONE.localize(datetime.combine(day, time(hour, minute)))
        return local.astimezone(pytz.utc).replace(tzinfo=None)


def to_weekday(day, step=1):
    """Return the day itself, or the nearest weekday after it (before it with a step of -1)."""
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day
