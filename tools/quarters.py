"""Quarters in which meetings are counted (C9): those of the school, or those of the calendar.

Holidays belong to the quarter before them: an association that meets in the autumn holidays has met in the first one.
"""

from datetime import date, timedelta
from typing import NamedTuple

ROMAN = ("", "I", "II", "III", "IV", "V", "VI")


def quarter_label(year, number):
    """Return a quarter of a school year, or the whole year, in words.

    :param year: in which the school year begins
    :param number: of the quarter, 0 for the whole year

    >>> quarter_label(2026, 3), quarter_label(2026, 0)
    ('III · 2026–2027', '2026–2027')
    """
    return " · ".join(filter(None, (ROMAN[number], f"{year}–{year + 1}")))


class Quarter(NamedTuple):
    """One quarter of a school year.

    :param number: its place in the school year, from 1
    :param start: first day
    :param end: last day on which a meeting counts for it, holidays included
    """

    number: int
    start: date
    end: date

    @property
    def name(self):
        """Return the Roman number."""
        return ROMAN[self.number] if self.number < len(ROMAN) else str(self.number)


def school_quarters(starts, end):
    """Return the quarters of a school year that begin on some days.

    :param starts: first days in order
    :param end: last day of the school year

    >>> first, second = school_quarters([date(2026, 9, 1), date(2026, 11, 9)], date(2026, 12, 30))
    >>> first.name, first.end, second.end
    ('I', datetime.date(2026, 11, 8), datetime.date(2026, 12, 30))
    """
    ends = [start - timedelta(days=1) for start in starts[1:]] + [end]
    return [
        Quarter(place, *days)
        for place, days in enumerate(zip(starts[: len(ends)], ends, strict=False), start=1)
    ]


def calendar_quarters(start, end):
    """Return the quarters of the calendar that a school year touches, cut at its first and last day.

    >>> [(quarter.name, quarter.start, quarter.end) for quarter in calendar_quarters(date(2026, 9, 1), date(2026, 12, 31))]
    [('I', datetime.date(2026, 9, 1), datetime.date(2026, 9, 30)), ('II', datetime.date(2026, 10, 1), datetime.date(2026, 12, 31))]
    >>> calendar_quarters(date(2026, 9, 1), date(2027, 5, 25))[3].end
    datetime.date(2027, 5, 25)
    """
    found = []
    while start <= end:
        month = (start.month - 1) // 3 * 3 + 4
        following = date(start.year + (month > 12), (month - 1) % 12 + 1, 1)
        found.append(Quarter(len(found) + 1, start, min(following - timedelta(days=1), end)))
        start = following
    return found


def quarter_of(quarters, day):
    """Return the quarter for which a day counts: before the first it is the first, after the last the last; None without any.

    >>> quarters = calendar_quarters(date(2026, 9, 1), date(2027, 5, 25))
    >>> [quarter_of(quarters, day).number for day in (date(2026, 8, 28), date(2026, 11, 2), date(2027, 6, 3))]
    [1, 2, 4]
    """
    begun = [quarter for quarter in quarters if quarter.start <= day]
    return begun[-1] if begun else (quarters[0] if quarters else None)
