"""Columns of the month grid of a plan: months of a school year, weeks of a month, and the day marks of its cells."""

from datetime import date, timedelta

_FRIDAY = 4


def school_months(start, end):
    """Return the first days of the months of a grid, from August before the start to June after the end.

    :param start: first planned day (datetime.date)
    :param end: last planned day

    >>> months = school_months(date(2026, 9, 1), date(2027, 5, 31))
    >>> months[0], months[-1], len(months)
    (datetime.date(2026, 8, 1), datetime.date(2027, 6, 1), 11)
    >>> len(school_months(date(2026, 9, 1), date(2027, 7, 2)))
    12
    """
    first = date(start.year if start.month >= 8 else start.year - 1, 8, 1)
    months = [_shift(first, offset) for offset in range(11)]
    while months[-1] < end.replace(day=1):
        months.append(_shift(months[-1], 1))
    return months


def month_weeks(first):
    """Return [(first day, last day)] of the calendar weeks of a month, never more than five.

    A weekend at the beginning of a month belongs to its first full week.

    :param first: first day of the month (datetime.date)

    >>> [(week.day, end.day) for week, end in month_weeks(date(2026, 9, 1))]
    [(1, 6), (7, 13), (14, 20), (21, 27), (28, 30)]
    >>> [(week.day, end.day) for week, end in month_weeks(date(2026, 8, 1))]
    [(1, 9), (10, 16), (17, 23), (24, 30), (31, 31)]
    """
    last = month_end(first)
    weeks, start = [], first
    while start <= last:
        end = start + timedelta(days=6 - start.weekday())
        if start.weekday() > _FRIDAY:
            end += timedelta(days=7)
        weeks.append((start, min(end, last)))
        start = end + timedelta(days=1)
    return weeks


def month_end(first):
    """Return the last day of the month that begins on a day.

    >>> month_end(date(2028, 2, 1))
    datetime.date(2028, 2, 29)
    """
    return _shift(first, 1) - timedelta(days=1)


def day_mark(start, end, first, last):
    """Return the days that a cell shows of an activity, or None when it does not touch the cell's days.

    An arrow means that the activity comes from the cell before or goes on in the next one; '' that it fills the cell
    and begins with it.

    :param start: first day of the activity (datetime.date)
    :param end: its last day
    :param first: first day of the cell
    :param last: its last day

    >>> september = date(2026, 9, 1), date(2026, 9, 30)
    >>> day_mark(date(2026, 9, 4), date(2026, 9, 4), *september), day_mark(date(2026, 9, 7), date(2026, 9, 11), *september)
    ('4', '7–11')
    >>> day_mark(date(2026, 9, 28), date(2026, 10, 2), *september), day_mark(date(2026, 8, 28), date(2026, 9, 2), *september)
    ('28→', '→2')
    >>> day_mark(*september, *september), day_mark(date(2026, 8, 1), date(2026, 10, 1), *september)
    ('', '→')
    >>> day_mark(date(2026, 10, 1), date(2026, 10, 1), *september)
    """
    if end < first or start > last:
        return None
    if start <= first and end >= last:
        return "" if start == first else "→"
    if start < first:
        return f"→{end.day}"
    if end > last:
        return f"{start.day}→"
    return str(start.day) if start == end else f"{start.day}–{end.day}"


def _shift(first, months):
    """Return the first day of the month that many months later."""
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1)
