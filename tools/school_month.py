"""Months of a school year: which calendar month one is, and whether a period is just whole months of it."""

from calendar import monthrange
from datetime import date

#: the months of a school year in their order
ORDER = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)


def month_dates(month, start):
    """Return the first and the last day of a month of the school year that begins on a day.

    Work begins a month before the lessons: August belongs to the year that follows it.

    :param month: 1-12
    :param start: first day of the school year (datetime.date)

    >>> month_dates(2, date(2027, 9, 1))
    (datetime.date(2028, 2, 1), datetime.date(2028, 2, 29))
    >>> month_dates(8, date(2026, 9, 1))[0], month_dates(10, date(2026, 9, 1))[1]
    (datetime.date(2026, 8, 1), datetime.date(2026, 10, 31))
    """
    first_month = start.month - 1 or 12
    year = start.year - (start.month == 1)
    year += month < first_month
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def whole_month(start, end):
    """Return the number of the month that a period fills from its first to its last day, or None.

    >>> whole_month(date(2026, 10, 1), date(2026, 10, 31)), whole_month(date(2026, 10, 1), date(2026, 10, 30))
    (10, None)
    """
    same = (start.year, start.month) == (end.year, end.month)
    return start.month if same and is_whole(start, end) else None


def is_whole(start, end):
    """Return whether a period is one of whole months.

    >>> is_whole(date(2026, 10, 1), date(2027, 2, 28)), is_whole(date(2026, 10, 1), date(2026, 10, 1))
    (True, False)
    """
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1]
