"""The last steps of a schedule of courses: nothing left that one move betters, and who is due first goes first."""

from datetime import date


def tidy(board, people, terms):
    """Better what one move betters, let who was overdue before go earlier, and who is due first go first.

    Each step leaves the cost of the schedule as it is or lowers it; they are repeated until none of them finds
    anything, so what ``tools.course_placement`` says about full terms and about the order holds.

    :param board: tools.course_board.Board with everybody on it
    :param people: tools.course_schedule.Person in the order of the board
    :param terms: tools.course_schedule.Term in order of time

    >>> from collections import namedtuple
    >>> from .course_board import Board
    >>> Somebody, Term = namedtuple("Somebody", "due"), namedtuple("Term", "last_day")
    >>> board = Board([[(0, 0, 0, 0)] * 2 + [(0, 1, 0, 0)]] * 2, [("science",)] * 2, {"science": 1}, [2026] * 2)
    >>> board.put(0, 0), board.put(1, 1)
    (None, None)
    >>> people = [Somebody(date(2027, 5, 25)), Somebody(date(2026, 12, 30))]
    >>> tidy(board, people, [Term(date(2026, 10, 31)), Term(date(2026, 12, 30))])
    >>> board.places
    [1, 0]
    """
    movable = [index for index in range(len(people)) if index not in board.fixed]
    movable.sort(key=lambda index: (due_day(people[index]), index))
    overdue = [index for index in movable if terms and due_day(people[index]) < terms[0].last_day]
    while _lower(board, movable) or _bring_forward(board, overdue) or _order_by_due(board, people, movable):
        pass


def due_day(person):
    """Return the day by which somebody is sorted; who has none comes last."""
    return person.due or date.max


def _lower(board, movable):
    """Move who fares better, or evens out the load, in another term; return how many moved."""
    return sum(_move_if(board, index, range(board.nowhere), _is_less) for index in movable)


def _bring_forward(board, overdue):
    """Let who was overdue before go earlier, where it changes nothing else; return how many moved."""
    return sum(_move_if(board, index, range(board.places[index]), _is_same) for index in overdue)


def _move_if(board, index, terms, is_wanted):
    """Move somebody to the first free term in which the cost of the schedule compares as wanted."""
    if board.places[index] == board.nowhere and is_wanted is _is_same:
        return False
    before = _cost(board, index)
    for term in terms:
        if term == board.places[index] or not board.is_free(index, term):
            continue
        mark = board.mark()
        board.put(index, term)
        if is_wanted(_cost(board, index), before):
            return True
        board.take_back(mark)
    return False


def _cost(board, index):
    """Return the part of the cost of the schedule that changes when somebody moves."""
    return board.costs[index][board.places[index]] + board.unevenness()


def _is_less(cost, before):
    return cost < before


def _is_same(cost, before):
    return cost == before


def _order_by_due(board, people, movable):
    """Let who is due first go first, where nobody loses anything by it; return whether somebody moved.

    :param movable: numbers of people, who is due first first
    """
    has_moved = False
    for rank, first in enumerate(movable):
        for second in sorted(movable[rank + 1 :], key=lambda index: (board.places[index], index)):
            if board.places[second] >= board.places[first]:
                break
            if due_day(people[first]) < due_day(people[second]) and board.swap(first, second):
                has_moved = True
                break
    return has_moved
