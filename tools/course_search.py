"""Branch and bound over the placements of a board: proves that a schedule is the best one, or finds a better one."""

from heapq import heapify, heapreplace

#: how much work the search may do; one step is looking at one term, or at one person who has no place yet
STEPS = 60_000


def improve(board):
    """Put the best placements on a board, as far as the steps reach.

    :param board: tools.course_board.Board with a good schedule on it
    :return: whether the schedule that is on it now is proven to be the best one
    """
    search, mark = _Search(board), board.mark()
    for person in search.people:
        board.put(person, board.nowhere)
    is_complete = search.visit(0, search.fixed_cost)
    board.take_back(mark)
    for person, place in zip(search.people, search.found, strict=True):
        board.put(person, place)
    return is_complete


class _Search:
    """State of the search: the best schedule found so far, and the steps that are left."""

    def __init__(self, board):
        self.board, self.steps = board, STEPS
        movable = [person for person in range(len(board.places)) if person not in board.fixed]
        # who has the fewest good places decides first
        self.people = sorted(movable, key=lambda person: (self._choices(person), person))
        self.fixed_cost = sum(board.costs[person][board.places[person]] for person in board.fixed)
        cheapest = [min(board.costs[person]) for person in self.people]
        #: what the people from a rank on cost at least
        self.rests = [sum(cheapest[rank:]) for rank in range(len(cheapest) + 1)]
        self.best = board.total()
        self.found = [board.places[person] for person in self.people]

    def _choices(self, person):
        row = self.board.costs[person]
        return row.count(min(row))

    def bound(self, rank, cost):
        """Return what a schedule costs at least when the people from a rank on have no place yet.

        Their cheapest terms, and loads as even as they can be, limits left aside.

        :param cost: of those who have a place, without unevenness
        """
        board, count = self.board, len(self.people) - rank
        years = [board.year_load[year] for year in dict.fromkeys(board.years)]
        terms = [board.term_load[term] for term in range(board.nowhere)]
        return cost + self.rests[rank] + _squares(years, count) * board.base + _squares(terms, count)

    def visit(self, rank, cost):
        """Try all places of the person of a rank and of those after him; return whether nothing was left out."""
        board = self.board
        if rank == len(self.people):
            total = cost + board.unevenness()
            if total < self.best:
                self.best, self.found = total, [board.places[person] for person in self.people]
            return True
        if self.bound(rank, cost) >= self.best:
            return True
        person, is_complete = self.people[rank], True
        row = board.costs[person]
        self.steps -= len(row) + len(self.people) - rank
        if self.steps < 0:
            return False
        for place in sorted(range(len(row)), key=lambda place: (row[place], place)):
            if cost + row[place] + self.rests[rank + 1] >= self.best:
                break
            if board.is_free(person, place):
                mark = board.mark()
                board.put(person, place)
                is_complete = self.visit(rank + 1, cost + row[place]) and is_complete
                board.take_back(mark)
        return is_complete


def _squares(loads, count):
    """Return the smallest sum of squares when some more people are spread over loads.

    >>> _squares([2, 0, 0], 2), _squares([], 3)
    (6, 0)
    """
    if not loads:
        return 0
    heap = list(loads)
    heapify(heap)
    for _person in range(count):
        heapreplace(heap, heap[0] + 1)
    return sum(load**2 for load in heap)
