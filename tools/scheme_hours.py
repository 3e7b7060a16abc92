"""Hours of a scheme of work: how those of a year fall to its quarters."""

from math import floor


def share_hours(hours, weights):
    """Return the hours of each quarter in proportion to its weeks; together they are exactly the hours of the year.

    :param hours: hours of the curriculum in the year
    :param weights: weeks of the quarters

    >>> share_hours(68, [9, 7, 10, 8]), share_hours(34, [9, 8, 10, 8]), share_hours(10, [])
    ([18, 14, 20, 16], [9, 8, 9, 8], [])
    """
    total = sum(weights)
    if not total:
        return [0 for _weight in weights]
    exact = [hours * weight / total for weight in weights]
    shares = [floor(share) for share in exact]
    # the largest remainders take what is left
    order = sorted(range(len(weights)), key=lambda place: shares[place] - exact[place])
    for place in order[: round(hours - sum(shares))]:
        shares[place] += 1
    return shares


def count_weeks(start, end):
    """Return how many weeks, begun on Mondays, a stretch of days touches.

    >>> from datetime import date
    >>> count_weeks(date(2026, 9, 1), date(2026, 10, 30)), count_weeks(date(2026, 11, 9), date(2026, 12, 30))
    (9, 8)
    """
    first = start.toordinal() - start.weekday()
    return (end.toordinal() - first) // 7 + 1


def plain(hours):
    """Return hours as people write them.

    >>> plain(68.0), plain(0.5)
    ('68', '0.5')
    """
    return f"{hours:g}"
