"""Why somebody goes to a course in the term in which a proposal placed him (plain Python).

What it says is read from the finished schedule, so it is true of it: tests/test_course_proposal.py checks each claim.
"""

from typing import NamedTuple


class Behind(NamedTuple):
    """Why somebody goes later than others who have been overdue for a shorter time.

    :param by_hand: one of them was moved there by hand
    :param wished: one of them wished that term
    :param groups: groups whose limit does not let the two change places
    """

    by_hand: bool = False
    wished: bool = False
    groups: tuple = ()


class Placement(NamedTuple):
    """Where somebody goes and why.

    :param key: of the person
    :param term: key of the term, None when there is no place for him
    :param reason: 'fixed'; in time: 'wish', 'in_time', 'no_date', 'wish_late' (the wish lies after the due date),
        'wish_full', 'wish_outside' (no such term); since before today: 'overdue' (within the terms over which such
        people are spread), 'overdue_full' (after these), 'overdue_wish' (he wished it); 'soon' (due before the end of
        the first term, goes in it), 'soon_full'; 'late_full' (could have been in time), 'full' (no place at all)
    :param groups: groups that were full where he would have gone
    :param behind: of who is overdue, or None: nobody who is overdue for a shorter time goes earlier
    :param wish: of who is late: None, or why his wish is not honoured: 'wish_late', 'wish_full', 'wish_outside'
    :param wish_groups: groups that were full when he wished to go
    """

    key: object
    term: tuple | None
    reason: str
    groups: tuple = ()
    behind: Behind | None = None
    wish: str | None = None
    wish_groups: tuple = ()


class Explainer:
    """Says of a finished schedule why somebody goes when he goes.

    :param board: tools.course_board.Board with everybody on it
    :param people: tools.course_schedule.Person in the order of the board
    :param terms: tools.course_schedule.Term in order of time
    :param today: who was due before this day was overdue before
    :param catch_up: over how many terms people who were overdue before are spread

    >>> from datetime import date
    >>> from .course_board import Board
    >>> from .course_schedule import Person, Term
    >>> board = Board([[(1, 0, 0, 0), (1, 1, 0, 0)]] * 2, [("science",)] * 2, {"science": 1}, [2026])
    >>> board.put(0, 0)
    >>> people = [Person("Asan", date(2026, 8, 1)), Person("Uson", date(2026, 8, 2))]
    >>> explainer = Explainer(board, people, [Term(2026, 1, date(2026, 10, 31))], date(2026, 9, 1), 4)
    >>> [explainer.explain(index)[1:4] for index in (0, 1)]
    [((2026, 1), 'overdue', ()), (None, 'full', ('science',))]
    """

    def __init__(self, board, people, terms, today, catch_up):
        self.board, self.people, self.terms = board, people, terms
        self.today, self.catch_up = today, catch_up
        self.places = {term.key: place for place, term in enumerate(terms)}

    def explain(self, index):
        """Return the placement of the person with a number on the board."""
        person, place = self.people[index], self.board.places[index]
        if person.fixed is not None:
            return Placement(person.key, person.fixed, "fixed")
        if place == self.board.nowhere:
            return Placement(person.key, None, "full", self._full_groups(index, range(place)))
        term, in_time = self.terms[place].key, self._find_in_time(person)
        if place not in in_time:
            reason, groups, useful = self._explain_late(index, in_time)
            behind = self._explain_order(index) if reason.startswith("overdue") else None
            return Placement(person.key, term, reason, groups, behind, *self._explain_wish(index, useful))
        wish, groups = self._explain_wish(index, in_time)
        reason = "in_time" if person.due else "no_date"
        if wish or person.wished:
            reason = wish or "wish"
        return Placement(person.key, term, reason, groups)

    def _find_in_time(self, person):
        """Return the numbers of the terms in which somebody is in time."""
        return [
            place
            for place, term in enumerate(self.terms)
            if person.due is None or term.last_day <= person.due
        ]

    def _explain_late(self, index, in_time):
        """Return why somebody goes after his due date: reason, full groups, terms that he could have wished."""
        person, place = self.people[index], self.board.places[index]
        if in_time:
            return "late_full", self._full_groups(index, in_time), in_time
        if person.due >= self.today:
            return ("soon_full" if place else "soon"), self._full_groups(index, range(place)), [0]
        spread = range(min(self.catch_up, len(self.terms)))
        if self.terms[place].key in person.wished:
            return "overdue_wish", (), spread
        if place in spread:
            return "overdue", (), spread
        return "overdue_full", self._full_groups(index, range(place)), spread

    def _explain_wish(self, index, useful):
        """Return why somebody does not go when he wished, and the groups that were full then; (None, ()) when he does.

        :param useful: numbers of the terms in which a wish is honoured
        """
        person = self.people[index]
        if not person.wished or self.terms[self.board.places[index]].key in person.wished:
            return None, ()
        wished = [self.places[key] for key in person.wished if key in self.places]
        if not wished:
            return "wish_outside", ()
        within = [place for place in wished if place in useful]
        return ("wish_full", self._full_groups(index, within)) if within else ("wish_late", ())

    def _explain_order(self, index):
        """Return Behind of somebody who is overdue, None when nobody who is overdue for a shorter time goes earlier."""
        board, due = self.board, self.people[index].due
        before = [
            other
            for other, person in enumerate(self.people)
            if board.places[other] < board.places[index] and person.due and due < person.due < self.today
        ]
        if not before:
            return None
        by_hand = [other for other in before if other in board.fixed]
        # nothing but a wish tells two apart who are overdue
        wished = [other for other in before if other not in board.fixed and board.swap_cost(index, other) > 0]
        groups = [
            group
            for other in before
            if other not in by_hand + wished
            for group in self._groups_between(index, other)
        ]
        by_wish = any(self._wished_that(other, index) for other in wished)
        return Behind(bool(by_hand), by_wish, tuple(dict.fromkeys(groups)))

    def _wished_that(self, other, index):
        """Return whether somebody goes when he wished, and would not in the place of somebody else."""
        row, places = self.board.costs[other], self.board.places
        return row[places[other]] % self.board.keep_time < row[places[index]] % self.board.keep_time

    def _groups_between(self, first, second):
        """Return the groups that do not let two people change places."""
        board, (one, other) = self.board, (self.board.places[first], self.board.places[second])
        mark = board.mark()
        board.put(first, board.nowhere)
        board.put(second, board.nowhere)
        groups = board.full_groups(first, other) + board.full_groups(second, one)
        board.take_back(mark)
        return groups

    def _full_groups(self, index, places):
        """Return the groups of somebody that are full in some terms, each once, in order."""
        board = self.board
        return tuple(dict.fromkeys(group for place in places for group in board.full_groups(index, place)))
