"""Why somebody goes to a course in the term in which a proposal placed him (plain Python)."""

from typing import NamedTuple


class Placement(NamedTuple):
    """Where somebody goes and why.

    :param key: of the person
    :param term: key of the term, None when there is no place for him
    :param reason: 'fixed', 'wish', 'in_time', 'no_date', 'wish_late' (the wish lies after the due date), 'wish_full',
        'wish_outside' (no such term), 'overdue' (since before today), 'soon' (due before the end of the first term),
        'late_full', 'full' (no place at all)
    :param groups: groups that were full where he would have gone
    """

    key: object
    term: tuple | None
    reason: str
    groups: tuple = ()


def explain(board, index, person, terms, places, today):
    """Return the placement of somebody with its reason.

    :param board: tools.course_board.Board with everybody on it
    :param index: his number on the board
    :param person: tools.course_schedule.Person
    :param terms: tools.course_schedule.Term in order of time
    :param places: {key of a term: its number}
    :param today: who was due before this day was overdue before
    """
    place = board.places[index]
    if place == board.nowhere:
        reason = "full"
        groups = _full_groups(board, index, range(len(terms)))
        return Placement(person.key, person.fixed, "fixed" if person.fixed else reason, groups)
    term = terms[place]
    in_time = [
        number for number, other in enumerate(terms) if person.due is None or other.last_day <= person.due
    ]
    reason, groups = "in_time" if person.due else "no_date", ()
    if person.fixed is not None:
        reason = "fixed"
    elif place not in in_time:
        reason, groups = (
            ("late_full", _full_groups(board, index, in_time))
            if in_time
            else ("overdue" if person.due < today else "soon", _full_groups(board, index, range(place)))
        )
    elif term.key in person.wished:
        reason = "wish"
    elif person.wished:
        reason, groups = _explain_wish(
            board, index, [places[key] for key in person.wished if key in places], in_time
        )
    return Placement(person.key, term.key, reason, groups)


def _explain_wish(board, index, wished, in_time):
    """Return why nobody could go when he wished.

    >>> _explain_wish(None, 0, wished=[], in_time=[1])
    ('wish_outside', ())
    >>> _explain_wish(None, 0, wished=[4], in_time=[1, 2])
    ('wish_late', ())
    """
    if not wished:
        return "wish_outside", ()
    useful = [place for place in wished if place in in_time]
    return ("wish_full", _full_groups(board, index, useful)) if useful else ("wish_late", ())


def _full_groups(board, index, places):
    """Return the groups of somebody that are full in some terms, each once, in order."""
    return tuple(dict.fromkeys(group for place in places for group in board.full_groups(index, place)))
