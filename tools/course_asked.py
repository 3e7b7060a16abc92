"""On which days norms of qualification courses are asked of a teacher: pure calculation, without the ORM (F4 3.4, C20)."""

from datetime import timedelta

from .course_term import FIRST, join_spells

_DAY = timedelta(days=1)


def find_asked(norm, norms):
    """Return the first day from which a norm is asked without a break, by itself or by those before it.

    Only norms that give the same first term count: under another one nobody has missed it.

    :param norms: all that are asked of a teacher on any day

    >>> from datetime import date
    >>> from .course_term import Norm
    >>> before = Norm(72, 5, since=date(2020, 9, 1), until=date(2026, 8, 31))
    >>> find_asked(Norm(108, 5, since=date(2026, 9, 1)), [before])
    datetime.date(2020, 9, 1)
    >>> find_asked(Norm(72, 3, since=date(2026, 9, 1)), [before])
    datetime.date(2026, 9, 1)
    """
    asked = norm.since
    for other in sorted(norms, key=lambda other: other.since, reverse=True):
        is_joined = other.since < asked and other.until >= asked - _DAY
        if is_joined and _beginning(other) == _beginning(norm):
            asked = other.since
    return asked


def _beginning(norm):
    """Return what the first term of a norm depends on."""
    return norm.years, norm.window, norm.first, norm.basis, norm.taken


def split_by_posts(norm, spells, joined=None):
    """Return the norm once for each time in which one of its posts is held without a break.

    :param spells: (first day, last day) of each of these posts, in any order
    :param joined: day of joining the school, or None

    >>> from datetime import date
    >>> from .course_term import LAST, Norm
    >>> deputies = Norm(72, 5, since=date(2023, 9, 1))
    >>> spells = [(date(2019, 1, 1), date(2020, 1, 1)), (date(2024, 2, 1), LAST), (date(2022, 9, 1), date(2024, 1, 31))]
    >>> [(str(part.since), str(part.until), str(part.taken)) for part in split_by_posts(deputies, spells)]
    [('2023-09-01', '9999-12-31', '2022-09-01')]
    >>> split_by_posts(deputies, [(date(2022, 9, 1), LAST)], joined=date(2022, 9, 1))[0].taken is None
    True
    """
    parts = []
    for first, last in join_spells(spells):
        since, until = max(norm.since, first), min(norm.until, last)
        if since <= until:
            taken = first if first > (joined or FIRST) else None
            parts.append(norm._replace(since=since, until=until, taken=taken))
    return parts
