"""Whole months between dates, for services that are counted in years and months."""


def months_between(start, end):
    """Return the whole months from `start` to `end`, never negative.

    >>> from datetime import date
    >>> months_between(date(2020, 9, 1), date(2026, 11, 21))
    74
    >>> months_between(date(2020, 9, 25), date(2020, 10, 24))
    0
    >>> months_between(date(2026, 9, 1), date(2020, 9, 1))
    0
    """
    return max(0, (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day))
