"""The dates of last year's activities in this school year: same quarter and week, never on a day off."""

from dataclasses import dataclass
from datetime import timedelta

from .school_month import is_whole, month_dates

DAY = timedelta(days=1)


@dataclass(frozen=True)
class SchoolYear:
    """A school year with its quarters.

    :param start: first day (datetime.date)
    :param end: last day
    :param quarters: {number: (first day, last day)}
    """

    start: object
    end: object
    quarters: dict

    def find_quarter(self, day):
        """Return the number of the quarter in which a day lies, or None."""
        return next((number for number, (start, end) in self.quarters.items() if start <= day <= end), None)


def shift_period(start, end, old, new, calendar):
    """Return the first and the last day of an activity, moved from one school year to another.

    Whole months stay these months, a whole quarter the quarter of the same number; any other day keeps its week and
    weekday: within its quarter, else within the school year. A day off gives way to the next working day, at the end of a
    quarter to the one before.

    :param start: first day of the activity (datetime.date)
    :param end: its last day
    :param old: SchoolYear it comes from
    :param new: SchoolYear it goes to
    :param calendar: working_days.SchoolCalendar of the new year

    >>> from datetime import date
    >>> from .working_days import SchoolCalendar
    >>> old = SchoolYear(date(2025, 9, 1), date(2026, 5, 25), {1: (date(2025, 9, 1), date(2025, 11, 4)), 2: (date(2025, 11, 10), date(2025, 12, 30))})
    >>> new = SchoolYear(date(2026, 9, 1), date(2027, 5, 25), {1: (date(2026, 9, 1), date(2026, 10, 30)), 2: (date(2026, 11, 9), date(2026, 12, 30))})
    >>> week = SchoolCalendar(5, frozenset({date(2026, 9, 8)}))
    >>> def shift(*days):
    ...     return [day.isoformat() for day in shift_period(*days, old, new, week)]
    >>> shift(date(2025, 10, 1), date(2025, 10, 31)), shift(date(2026, 2, 1), date(2026, 2, 28))
    (['2026-10-01', '2026-10-31'], ['2027-02-01', '2027-02-28'])
    >>> shift(date(2025, 11, 10), date(2025, 12, 30))
    ['2026-11-09', '2026-12-30']
    >>> shift(date(2025, 9, 9), date(2025, 9, 9)), shift(date(2025, 9, 2), date(2025, 9, 5))
    (['2026-09-09', '2026-09-09'], ['2026-09-01', '2026-09-04'])
    >>> shift(date(2025, 11, 4), date(2025, 11, 4)), shift(date(2025, 8, 25), date(2025, 8, 25))
    (['2026-10-30', '2026-10-30'], ['2026-08-24', '2026-08-24'])
    """
    if is_whole(start, end):
        return month_dates(start.month, new.start)[0], month_dates(end.month, new.start)[1]
    for number, dates in old.quarters.items():
        if dates == (start, end) and number in new.quarters:
            return new.quarters[number]
    first, last = (_shift_day(day, old, new, calendar) for day in (start, end))
    return first, max(first, last)


def _shift_day(day, old, new, calendar):
    number = old.find_quarter(day)
    if number in new.quarters:
        first, last = new.quarters[number]
        return _find_working(_same_week(day, old.quarters[number][0], first), first, last, calendar)
    moved = _same_week(day, old.start, new.start)
    return calendar.add_working_days(moved, 0)


def _same_week(day, old_start, new_start):
    """Return the day of the same weekday as many calendar weeks after the new start as after the old one."""
    return day - _monday(old_start) + _monday(new_start)


def _monday(day):
    return day - DAY * day.weekday()


def _find_working(day, first, last, calendar):
    """Return the working day next to a day that lies between two days; without one the day itself, kept between them."""
    day = min(max(day, first), last)
    later = calendar.add_working_days(day, 0)
    if later <= last:
        return later
    earlier = calendar.add_working_days(day, -1)
    return earlier if earlier >= first else day
