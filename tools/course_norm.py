"""How a teacher stands to the norms of qualification courses on any day: pure calculation, without the ORM (F4 3.4, J18).

What holds beside the terms of single norms (``course_term.py``):

- On days of leave no course is asked.
- A beginner is exempt until the first reminder before the end of his first term.
- Several norms on one day: the worst standing counts.
- Only courses dated on or before a day count for it.
- Who has nothing on file is without data, not overdue, as soon as the norm is asked.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from .course_asked import find_asked
from .course_term import FIRST, LAST, Certificate, Norm, find_term
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
    asked = [(norm, find_asked(norm, norms)) for norm in norms]
    return _worst(_find_terms(asked, _know(history, day)), history.leaves, day)


def find_periods(norms, history):
    """Return the periods in which a teacher stands in one way, in order and without a gap, from ``FIRST`` to ``LAST``.

    Between the days of two certificates those count that are dated until then, as in ``standing_on``.

    >>> from .course_term import History
    >>> for period in find_periods([Norm(72, 5)], History((Certificate(date(2021, 5, 31), 72),))):
    ...     print(period.first, period.standing.status)
    1900-01-01 no_data
    2021-05-31 ok
    2025-05-31 due_12
    2025-11-30 due_6
    2026-02-28 due_3
    2026-06-01 overdue
    """
    asked = [(norm, find_asked(norm, norms)) for norm in norms]
    days = sorted({row.day for row in history.certificates if FIRST < row.day < LAST})
    periods = []
    for first, end in pairwise([FIRST, *days, LAST]):
        near = [(norm, since) for norm, since in asked if norm.since < end and norm.until >= first]
        terms = _find_terms(near, _know(history, first))
        for day in [first, *_find_turns(terms, history.leaves, first, end)]:
            standing = _worst(terms, history.leaves, day)
            if not periods or periods[-1].standing != standing:
                periods.append(Period(day, LAST, standing))
    return [
        period._replace(last=following.first - _DAY) for period, following in pairwise(periods)
    ] + periods[-1:]


def _know(history, day):
    """Return a history with the certificates that were dated until a day."""
    return history._replace(certificates=tuple(row for row in history.certificates if row.day <= day))


def _find_turns(terms, leaves, first, end):
    """Return the days between two days on which the standing may change, in order."""
    days = {day for norm, term in terms for day in _turns(norm, term)}
    days |= {day for leave in leaves for day in (leave.first, _next(leave.last))}
    return sorted(day for day in days if first < day < end)


def _find_terms(asked, history):
    """Return [(norm, tools.course_term.Term)] of a teacher.

    :param asked: [(norm, first day from which it is asked without a break)]
    """
    return [(norm, find_term(norm, history, since)) for norm, since in asked]


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
