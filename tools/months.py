"""Whole months between dates, for services and terms that are counted in years and months."""

from calendar import monthrange


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


def add_months(day, months):
    """Return the same day of another month, or the last one of it when it is shorter.

    :param months: how many later; negative: earlier

    >>> from datetime import date
    >>> add_months(date(2024, 2, 29), 60), add_months(date(2026, 5, 31), -3)
    (datetime.date(2029, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
