"""Proposal of a schedule of courses: who goes in which term so that nobody is overdue (F4 3.1, 3.4; plain Python).

Goals, the most important first:

1. as few people as possible later than their due date, then as few as possible without a place;
2. who gets no place in time goes as early as possible; who was overdue before is spread over the first terms, a year
   of them, and goes as early as possible after these;
3. wishes are honoured, urgent ones count more;
4. the load is even over the years, then over the terms;
5. who was overdue before goes as early as the load allows; of two people who may change places, who is due first goes
   first.

Limits say how many people of a group (an association, a subject) are away in one term. Somebody may be in several groups,
so this is no matching of two sides, and finding the best schedule is hard in general. The proposal is built by augmenting
paths, which is the best possible for goals 1 and 3 where everybody is in one limited group, and for goal 4 where limits do
not bind. Then a branch and bound search (tools/course_search.py) proves it the best one, or finds a better one, as long
as it has steps left: ``Proposal.is_proven`` says whether it came to an end. The same input gives the same proposal.
"""

from datetime import date
from typing import NamedTuple

from .course_board import Board
from .course_order import due_day, tidy
from .course_placement import Explainer
from .course_search import improve

#: how often the goals are gone through again, because a later one may make room for an earlier one
_ROUNDS = 4
#: over how many terms people who were overdue before are spread: the quarters of a year
CATCH_UP = 4


class Term(NamedTuple):
    """A term in which people can go.

    :param year: year in which the school year begins
    :param number: of the quarter
    :param last_day: a course of the term is finished on this day
    """

    year: int
    number: int
    last_day: date

    @property
    def key(self):
        """Return (year, number)."""
        return self.year, self.number


class Person(NamedTuple):
    """Somebody who needs a place.

    :param key: what the caller knows him by; it can be sorted
    :param due: datetime.date until which the course is finished, None when nothing says so
    :param groups: to which he belongs, hashable
    :param wished: keys of the terms that he wishes, (year, number)
    :param priority: 0 to 2, how much his wish counts
    :param fixed: key of the term where he stays, None for who may be moved
    """

    key: object
    due: date | None = None
    groups: tuple = ()
    wished: tuple = ()
    priority: int = 0
    fixed: tuple | None = None


class Proposal(NamedTuple):
    """Placements in the order of the people, and whether no better schedule exists."""

    placements: list
    is_proven: bool


def propose(people, terms, limits, today=date.max, catch_up=CATCH_UP):
    """Return the proposal for people, terms in order of time, and limits {group: people away in one term}.

    :param today: who was due before this day and before the end of the first term was overdue before
    :param catch_up: over how many terms people who were overdue before are spread

    >>> terms = [Term(2026, 1, date(2026, 10, 31)), Term(2026, 2, date(2026, 12, 30))]
    >>> people = [Person("Asan", date(2026, 12, 31), ("science",)), Person("Uson", date(2026, 11, 1), ("science",))]
    >>> for placement in propose(people, terms, {"science": 1}).placements:
    ...     print(placement.key, placement.term, placement.reason)
    Asan (2026, 2) in_time
    Uson (2026, 1) in_time
    >>> propose(people + [Person("Bolot", None, ("science",))], terms, {"science": 1}).placements[2][1:4]
    (None, 'full', ('science',))
    """
    terms = list(terms)
    places = {term.key: place for place, term in enumerate(terms)}
    board = Board(
        [
            _prepare_costs(person, terms, places, 0 if person.due and person.due >= today else catch_up - 1)
            for person in people
        ],
        [tuple(group for group in person.groups if group in limits) for person in people],
        limits,
        [term.year for term in terms],
    )
    _fix(board, people, places)
    _arrange(board, people)
    is_proven = improve(board)
    tidy(board, people, terms)
    explainer = Explainer(board, people, terms, today, catch_up)
    placements = [explainer.explain(index) for index in range(len(people))]
    return Proposal(placements, is_proven)


def _prepare_costs(person, terms, places, grace):
    """Return the goals that each term misses for somebody, and "not placed" as the last.

    :param grace: terms after the first one that are no delay for who cannot go in time
    """
    in_time = terms and (person.due is None or terms[0].last_day <= person.due)
    no_delay = 0 if in_time else grace
    wish_weight = 1 + person.priority if any(key in places for key in person.wished) else 0
    rows = []
    for place, term in enumerate(terms):
        late = person.due is not None and term.last_day > person.due
        missed = 0 if term.key in person.wished else wish_weight
        rows.append((int(late), 0, max(0, place - no_delay) if late else 0, missed))
    overdue = bool(terms) and person.due is not None and person.due < terms[-1].last_day
    return [*rows, (int(overdue), 1, 0, wish_weight)]


def _fix(board, people, places):
    for index, person in enumerate(people):
        if person.fixed is not None:
            board.fixed.add(index)
            if person.fixed in places:
                board.put(index, places[person.fixed])


def _arrange(board, people):
    """Lay a good schedule: time first, then wishes, then an even load; again while it gets better."""
    movable = [index for index in range(len(people)) if index not in board.fixed]
    by_due = sorted(movable, key=lambda index: (due_day(people[index]), -people[index].priority, index))
    by_wish = sorted(movable, key=lambda index: (-people[index].priority, due_day(people[index]), index))
    best = None
    for _round in range(_ROUNDS):
        for index in by_due:
            _go_sooner(board, index)
        for index in by_wish:
            _go_as_wished(board, index)
        board.balance(by_year=True)
        board.balance(by_year=False)
        if best == (best := board.total()):
            return


def _go_sooner(board, index):
    """Let somebody go in time, or else as early as possible; others lose no time for it."""
    row, divisor = board.costs[index], board.keep_time
    now = row[board.places[index]]
    better = [term for term in range(board.nowhere) if row[term] // divisor < now // divisor]
    levels = sorted({row[term] // divisor for term in better})
    for level in levels:
        alike = [term for term in better if row[term] // divisor == level]
        if board.settle(index, sorted(alike, key=lambda term: (row[term], *board.load_key(term))), divisor):
            return


def _go_as_wished(board, index):
    """Let somebody go when he wishes; nobody loses time or a wish of his own for it."""
    row = board.costs[index]
    now = row[board.places[index]]
    better = [
        term
        for term in range(board.nowhere)
        if row[term] < now and row[term] // board.keep_time <= now // board.keep_time
    ]
    if better:
        board.settle(index, sorted(better, key=board.load_key), board.keep_wish)
