"""Until when one norm of qualification courses is in order: pure calculation, without the ORM (F4 3.4, C20).

What holds (tested in ``tests/test_course_norm.py``):

- *Rolling, one course*: the last course of at least the hours of the norm holds until its anniversary, that day included;
  a course of 29 February until 28 February in common years. The day after the anniversary is overdue.
- *Rolling, sum*: courses count together while they hold; the due date is the last day on which they reach the hours.
- *Calendar*: windows of the norm's years follow each other from its first day; the due date is the last day of the first
  window after the last fulfilled one.
- *Beginner*: his first term is counted from the start of pedagogical service or from joining the school; of calendar
  windows the first whole one is asked.
- *Retraining* with a diploma fulfils a norm by itself, when it has the hours that the regulation asks of it.
- *Leave* prolongs a term by its days, where the norm says so.
- *A new norm* gives everybody a whole term from its first day (where it says so): law does not reach back.
- *A norm for some posts* is asked on the days on which one of them is held (``course_asked.py``). Who takes such a post while
  he is at the school comes under the norm like everybody under a new one: a whole term from that day, of calendar windows
  the first whole one (where it says so). Courses taken before count. Who came to the school in the post may have held it
  elsewhere: he is judged by his service and his courses, as everybody else.
- *Nothing on file*: who has no certificate at all, and whose first term ended before the norm was asked, is not overdue
  since then; nothing is known of him. With certificates on file that do not suffice he is overdue, but not since before
  the norm was asked. A norm is asked from the first day of its regulation on; regulations that follow each other
  without a gap ask for the same first term from the first day of the earliest of them.
"""

from datetime import date, timedelta
from typing import NamedTuple

from .months import add_months

FIRST, LAST = date(1900, 1, 1), date(9999, 12, 31)
_DAY = timedelta(days=1)


class Norm(NamedTuple):
    """A norm: hours within years.

    :param counting: 'single' (one course of at least the hours) or 'sum'
    :param window: 'rolling' or 'calendar', which is counted from ``first``
    :param first: first day of the norm itself, or None
    :param since: first day on which it is asked, within the regulation
    :param until: last day on which it is asked
    :param basis: 'service' or 'joined', where the first term of a beginner begins
    :param lead: months before the due date at which the status turns for the first time
    :param pauses: whether leave prolongs a term
    :param anew: whether nobody is overdue before a whole term from ``first``
    :param retraining: hours of a professional retraining that fulfils the norm by itself; 0: none does
    :param taken: day on which the teacher took the post for which the norm is asked, or None
    :param key: whatever the caller knows it by
    """

    hours: int
    years: int
    counting: str = "single"
    window: str = "rolling"
    first: date | None = None
    since: date = FIRST
    until: date = LAST
    basis: str = "service"
    lead: int = 12
    pauses: bool = True
    anew: bool = True
    retraining: int = 0
    key: object = None
    taken: date | None = None


class Certificate(NamedTuple):
    """A credited course: the day of its document, hours, whether it was a professional retraining."""

    day: date
    hours: int
    is_retraining: bool = False
    key: object = None


class Leave(NamedTuple):
    """Days on which no course is asked; without a last day it goes on."""

    first: date
    last: date = LAST


class History(NamedTuple):
    """What is known of a teacher: certificates, start of pedagogical service, day of joining the school, leaves."""

    certificates: tuple = ()
    service: date | None = None
    joined: date | None = None
    leaves: tuple = ()


class Term(NamedTuple):
    """Until when one norm is in order, the last day included (``LAST``: without end), and why.

    :param ground: 'course', 'window', 'first' (term of a beginner) or 'none' (nothing on file to count from)
    """

    due: date
    ground: str
    hours: int = 0
    certificate: Certificate | None = None


def find_term(norm, history, asked=None):
    """Return until when a norm is in order by everything that is known of a teacher.

    :param asked: first day from which the norm is asked, see ``course_asked.find_asked``; None: that of the norm

    >>> find_term(Norm(72, 5, "sum"), History((Certificate(date(2020, 1, 10), 36), Certificate(date(2022, 1, 10), 36)))).due
    datetime.date(2025, 1, 10)
    >>> find_term(Norm(36, 1, window="calendar", first=date(2026, 1, 1)), History(service=date(2026, 9, 1))).due
    datetime.date(2027, 12, 31)
    >>> find_term(Norm(72, 5, since=date(2023, 9, 1)), History(service=date(1998, 9, 1))).ground
    'none'
    """
    leaves = _merge(history.leaves) if norm.pauses else ()
    find = _calendar_term if norm.window == "calendar" else _rolling_term
    term = find(norm, leaves, history.certificates)
    if not term.certificate and (start := getattr(history, norm.basis)):
        term = term._replace(**_first_term(norm, leaves, start))
    if norm.anew and norm.taken:
        due = _first_term(norm, leaves, norm.taken)["due"]
        term = _begin_anew(norm, term, history, norm.taken, due)
    if norm.anew and norm.first and term.ground != "none":
        term = _begin_anew(norm, term, history, norm.first, _window_end(norm, 0))
    return _forget(term, history, asked or norm.since)


def _begin_anew(norm, term, history, first, due):
    """Return a term that ends after a whole one from a first day at the earliest; whose own was over by then is no beginner.

    :param due: last day of the whole term
    """
    if term.ground != "none" and term.due >= due:
        return term
    if term.ground == "first" and term.due >= first:
        return term._replace(due=due)
    hours = _count(norm, [row for row in history.certificates if row.day >= first])
    return term._replace(due=due, ground="window", hours=hours)


def _forget(term, history, asked):
    """Return a term without what is said of the time before the norm was asked, when no course tells of it."""
    if term.certificate or term.due >= asked:
        return term
    return term._replace(due=asked - _DAY) if history.certificates else Term(LAST, "none")


def _rolling_term(norm, leaves, certificates):
    """Return the term by the certificates that hold together as long as possible."""
    ends = [(row, _prolong(row.day, add_months(row.day, 12 * norm.years), leaves)) for row in certificates]
    for row, due in sorted(ends, key=lambda pair: pair[1], reverse=True):
        held = [other for other, end in ends if other.day <= due <= end]
        if norm.counting == "single":
            held = [row]
        if _is_fulfilled(norm, held):
            return Term(due, "course", sum(other.hours for other in held), row)
    last = max((row.day for row in certificates), default=FIRST)
    return Term(LAST, "none", _count(norm, [row for row, end in ends if row.day <= last <= end]))


def _calendar_term(norm, leaves, certificates):
    """Return the term by the last window that was fulfilled."""
    windows = {}
    for row in sorted(certificates, key=lambda row: row.day):
        windows.setdefault(_window_of(norm, row.day), []).append(row)
    fulfilled = [number for number, held in windows.items() if number >= 0 and _is_fulfilled(norm, held)]
    if not fulfilled:
        return Term(LAST, "none", _count(norm, windows[max(windows)]) if windows else 0)
    number = max(fulfilled)
    return Term(
        _prolong(_window_end(norm, number), _window_end(norm, number + 1), leaves),
        "window",
        _count(norm, windows.get(number + 1, [])),
        windows[number][-1],
    )


def _first_term(norm, leaves, start):
    """Return due date and ground of the first term of somebody who began on a day."""
    if norm.window == "rolling":
        return {"due": _prolong(start, add_months(start, 12 * norm.years), leaves), "ground": "first"}
    if start <= norm.first:
        return {"due": _prolong(norm.first - _DAY, _window_end(norm, 0), leaves), "ground": "window"}
    number = _window_of(norm, start - _DAY) + 1
    return {
        "due": _prolong(_window_end(norm, number - 1), _window_end(norm, number), leaves),
        "ground": "first",
    }


def _is_fulfilled(norm, certificates):
    if any(row.is_retraining and row.hours >= norm.retraining > 0 for row in certificates):
        return True
    return bool(certificates) and _count(norm, certificates) >= norm.hours


def _count(norm, certificates):
    """Return the hours that certificates give together, or the most of one of them."""
    return (sum if norm.counting == "sum" else max)([0, *(row.hours for row in certificates)])


def _window_of(norm, day):
    """Return the number of the calendar window in which a day lies (the first is 0)."""
    number = (day.year - norm.first.year) // norm.years
    return number - (add_months(norm.first, 12 * norm.years * number) > day)


def _window_end(norm, number):
    return add_months(norm.first, 12 * norm.years * (number + 1)) - _DAY


def _prolong(start, due, leaves):
    """Return the end of a term after `start`, later by the days of leave in it.

    >>> _prolong(date(2020, 1, 1), date(2025, 1, 1), [Leave(date(2024, 12, 1), date(2025, 3, 1))])
    datetime.date(2025, 4, 2)
    """
    for leave in leaves:
        first = max(leave.first, start + _DAY)
        if first <= min(due, leave.last):
            if leave.last >= LAST:
                return LAST
            due += leave.last - first + _DAY
    return due


def _merge(leaves):
    """Return leaves in order, those that overlap as one."""
    return [Leave(*days) for days in join_spells(leaves)]


def join_spells(spells):
    """Return (first day, last day) of spells in order, those that overlap or follow each other as one."""
    joined = []
    for first, last in sorted(spells):
        if joined and (joined[-1][1] >= LAST or first <= joined[-1][1] + _DAY):
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined
