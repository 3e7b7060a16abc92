"""How a teacher stands to the norms of qualification courses on any day: pure calculation, without the ORM (F4 3.4, J18).

What holds beside the terms of single norms (``course_term.py``):

- On days of leave no course is asked.
- A beginner is exempt until the first reminder before the end of his first term.
- Several norms on one day: the worst standing counts.
- Only courses dated on or before a day count for it.
- Who has nothing on file is without data, not overdue, as soon as the norm is asked.
"""

from datetime import date, timedelta
from typing import NamedTuple

from .course_term import FIRST, LAST, Certificate, Norm, find_asked, find_term
from .months import add_months

#: months before the due date at which a term is spoken of, the earliest first (J18)
LEADS = (12, 6, 3)
#: statuses, the worst first
STATUSES = ("overdue", "no_data", "due_3", "due_6", "due_12", "ok", "exempt")
_DAY = timedelta(days=1)


class Standing(NamedTuple):
    """How a teacher stands on a day to the norm of which he is furthest behind.

    :param status: one of ``STATUSES``
    :param due: last day in order, or None
    :param ground: as of ``Term``, or 'leave', or 'free' (no norm is asked)
    """

    status: str
    due: date | None
    ground: str
    hours: int = 0
    certificate: Certificate | None = None
    norm: Norm | None = None


class Period(NamedTuple):
    """Days, both included, on which a teacher stands in one way."""

    first: date
    last: date
    standing: Standing


def standing_on(norms, history, day):
    """Return how a teacher stands on a day.

    :param norms: those that are asked of him on any day
    :param history: History
    :param day: datetime.date

    >>> from .course_term import History
    >>> five_years = Norm(72, 5)
    >>> teacher = History((Certificate(date(2020, 2, 29), 72),))
    >>> for day in date(2024, 2, 27), date(2024, 2, 28), date(2025, 2, 28), date(2025, 3, 1):
    ...     standing = standing_on([five_years], teacher, day)
    ...     print(standing.status, standing.due)
    ok 2025-02-28
    due_12 2025-02-28
    due_3 2025-02-28
    overdue 2025-02-28
    >>> standing_on([five_years], History(), date(2025, 1, 1)).status
    'no_data'
    """
    known = history._replace(certificates=tuple(row for row in history.certificates if row.day <= day))
    return _worst(_find_terms(norms, known), history.leaves, day)


def find_periods(norms, history):
    """Return the periods in which a teacher stands in one way, in order and without a gap, from ``FIRST`` to ``LAST``.

    They hold from the day of his last certificate on: the first of them is stretched back.

    >>> from .course_term import History
    >>> for period in find_periods([Norm(72, 5)], History((Certificate(date(2021, 5, 31), 72),))):
    ...     print(period.first, period.standing.status)
    1900-01-01 ok
    2025-05-31 due_12
    2025-11-30 due_6
    2026-02-28 due_3
    2026-06-01 overdue
    """
    begin = max((row.day for row in history.certificates), default=FIRST)
    terms = _find_terms(norms, history)
    days = {day for norm, term in terms for day in _turns(norm, term)}
    days |= {day for leave in history.leaves for day in (leave.first, _next(leave.last))}
    periods = []
    for day in [begin, *sorted(day for day in days if begin < day < LAST)]:
        standing = _worst(terms, history.leaves, day)
        if not periods or periods[-1].standing != standing:
            periods.append(Period(day if periods else FIRST, LAST, standing))
    return [
        period._replace(last=following.first - _DAY)
        for period, following in zip(periods, periods[1:], strict=False)
    ] + periods[-1:]


def _find_terms(norms, history):
    """Return [(norm, tools.course_term.Term)] of a teacher."""
    return [(norm, find_term(norm, history, find_asked(norm, norms))) for norm in norms]


def _next(day):
    return day + _DAY if day < LAST else LAST


def _turns(norm, term):
    """Yield the days on which a standing by this term may change."""
    yield from (norm.since, _next(norm.until), _next(term.due))
    if term.due < LAST:
        yield from (add_months(term.due, -months) for months in LEADS)


def _status_on(norm, term, day):
    if term.ground == "none":
        return "no_data"
    if day > term.due:
        return "overdue"
    if term.due < LAST:
        near = [months for months in LEADS if months <= norm.lead and day >= add_months(term.due, -months)]
        if near:
            return f"due_{min(near)}"
    return "exempt" if term.ground == "first" else "ok"


def _worst(terms, leaves, day):
    """Return the standing by the norm that is asked on a day and furthest behind."""
    asked = [
        Standing(
            _status_on(norm, term, day),
            term.due if term.due < LAST else None,
            term.ground,
            term.hours,
            term.certificate,
            norm,
        )
        for norm, term in terms
        if norm.since <= day <= norm.until
    ]
    if not asked:
        return Standing("exempt", None, "free")
    worst = min(asked, key=lambda standing: (STATUSES.index(standing.status), standing.due or LAST))
    if any(leave.first <= day <= leave.last for leave in leaves):
        return worst._replace(status="exempt", ground="leave")
    return worst
