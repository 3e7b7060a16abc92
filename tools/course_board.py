"""The board on which a schedule of courses is laid: who goes when, how full the groups are, and what it costs.

Terms are numbered from 0; the number after the last one stands for “not placed”. What a placement costs is one number
whose digits are the goals, the most important first, so that sums compare like lists of goals:

    late, not placed, delay of who is late, wishes not honoured, unevenness of the years, unevenness of the terms
"""

from collections import Counter, defaultdict, deque

#: how many people may move for the sake of one, which keeps the recursion shallow
LONGEST_CHAIN = 50


class Board:
    """Placements of people, with moves that can be taken back.

    :param costs: costs[person][term]: list of (late, not placed, delay, wishes not honoured), the last entry for "not placed"
    :param groups: groups[person]: the groups to which somebody belongs, those without a limit left out
    :param limits: {group: how many of it may be away in one term}
    :param years: years[term]: the year of each term

    >>> board = Board([[(0, 0, 0, 0), (0, 1, 0, 0)]] * 2, [("science",), ("science",)], {"science": 1}, [2026])
    >>> [board.settle(person, [0], board.keep_time) for person in (0, 1)], board.places
    ([True, False], [0, 1])
    """

    def __init__(self, costs, groups, limits, years):
        self.groups, self.limits, self.years = groups, limits, years
        self.nowhere = len(years)
        # a digit holds more than the sum of a goal over all people can be
        self.base = 1 + max(len(costs) ** 2, sum(max(map(max, row)) for row in costs))
        self.costs = [[self._as_number(goals) for goals in row] for row in costs]
        self.places = [self.nowhere] * len(costs)
        self.fixed = set()
        self.members = defaultdict(set)
        self.term_load = Counter()
        self.year_load = Counter()
        self._journal = []
        # whom nobody could push away since somebody moved last: no use to try again
        self._tried_for, self._tried = None, set()

    def _as_number(self, goals):
        number = 0
        for goal in goals:
            number = number * self.base + goal
        return number * self.base**2

    @property
    def keep_time(self):
        """Divisor of a cost that leaves the goals of time: late, not placed, delay."""
        return self.base**3

    @property
    def keep_wish(self):
        """Divisor of a cost that leaves the goals of time and wishes."""
        return self.base**2

    def total(self):
        """Return what all placements cost."""
        return sum(row[place] for row, place in zip(self.costs, self.places, strict=True)) + self.unevenness()

    def unevenness(self):
        """Return the squares of the loads of years and terms as the last two digits of a cost."""
        years, terms = (sum(load**2 for load in loads.values()) for loads in (self.year_load, self.term_load))
        return years * self.base + terms

    # moves

    def put(self, person, term):
        """Move somebody to a term, whatever the limits say."""
        self._journal.append((person, self.places[person]))
        self._move(person, term)

    def _move(self, person, term):
        for place, step in ((self.places[person], -1), (term, 1)):
            if place == self.nowhere:
                continue
            self.term_load[place] += step
            self.year_load[self.years[place]] += step
            for group in self.groups[person]:
                (self.members[group, place].add if step > 0 else self.members[group, place].remove)(person)
        self.places[person] = term

    def mark(self):
        """Return the present state for ``take_back``."""
        return len(self._journal)

    def take_back(self, mark):
        """Undo the moves since a mark."""
        while len(self._journal) > mark:
            self._move(*self._journal.pop())

    def full_groups(self, person, term):
        """Return the groups of somebody that have no place left in a term for him."""
        return [group for group in self.groups[person] if self._is_full(group, term, person)]

    def _is_full(self, group, term, person):
        away = self.members.get((group, term), ())
        return len(away) - (person in away) >= self.limits[group]

    def is_free(self, person, term):
        """Return whether somebody may go in a term, or nowhere, without anybody else moving."""
        return term == self.nowhere or not any(
            self._is_full(group, term, person) for group in self.groups[person]
        )

    # chains: somebody gets a place, others move where they lose nothing

    def settle(self, person, terms, divisor):
        """Put somebody into one of the terms, in order of preference; others move as long as they lose nothing.

        It is the search for an augmenting path of matching in bipartite graphs; who is in two full groups pushes two.

        :param divisor: what the others may not lose, see ``keep_time`` and ``keep_wish``
        :return: whether it worked; else nothing has changed
        """
        if self._tried_for != divisor:
            self._tried_for, self._tried = divisor, set()
        mark = self.mark()
        self.put(person, self.nowhere)
        self._tried.add(person)
        if self._settle(person, terms, divisor, self._tried, 0):
            self._tried = set()
            return True
        self._tried.discard(person)
        self.take_back(mark)
        return False

    def _settle(self, person, terms, divisor, seen, depth):
        for term in terms:
            if self.is_free(person, term):
                self.put(person, term)
                return True
        if depth >= LONGEST_CHAIN:
            return False
        return any(self._push(person, term, divisor, seen, depth + 1) for term in terms)

    def _push(self, person, term, divisor, seen, depth):
        """Put somebody into a full term by pushing somebody else out of each full group."""
        full = self.full_groups(person, term)
        if not full:
            self.put(person, term)
            return True
        for other in sorted(self.members[full[0], term] - self.fixed):
            if other in seen:
                continue
            seen.add(other)
            mark, elsewhere = self.mark(), self._terms_without_loss(other, divisor)
            self.put(other, self.nowhere)
            if self._push(person, term, divisor, seen, depth) and self._settle(
                other, elsewhere, divisor, seen, depth
            ):
                return True
            self.take_back(mark)
        return False

    def _terms_without_loss(self, person, divisor):
        """Return the terms in which somebody fares no worse than now, the least loaded first."""
        row = self.costs[person]
        level = row[self.places[person]] // divisor
        return sorted(
            (term for term in range(self.nowhere) if row[term] // divisor <= level), key=self.load_key
        )

    def load_key(self, term):
        """Return what sorts terms: the emptiest year first, in it the emptiest term, then the later one."""
        return self.year_load[self.years[term]], self.term_load[term], -term

    # even load

    def balance(self, by_year):
        """Make the load even over the years, or over the terms of each year, while nobody loses anything.

        As long as a path of moves leads from a fuller place to one that has at least two people less, it is taken. With
        limits that do not bind, no such path means that the sum of squares is the smallest.
        """
        buckets = self.years if by_year else range(self.nowhere)
        load = self.year_load if by_year else self.term_load
        moved = True
        while moved:
            fullest = sorted(set(buckets), key=lambda bucket: (-load[bucket], bucket))
            moved = any(self._unload(bucket, buckets, load, by_year) for bucket in fullest)

    def _unload(self, start, buckets, load, by_year):
        """Move people along the shortest path from a place to one with at least two less; return whether there is one."""
        reached, queue = {start: None}, deque([start])
        while queue:
            bucket = queue.popleft()
            if load[bucket] <= load[start] - 2:
                self._follow(bucket, reached)
                return True
            for target, move in self._find_moves(bucket, buckets, by_year).items():
                if target not in reached:
                    reached[target] = bucket, move
                    queue.append(target)
        return False

    def _follow(self, bucket, reached):
        while reached[bucket]:
            bucket, move = reached[bucket]
            self.put(*move)

    def _find_moves(self, bucket, buckets, by_year):
        """Return {other bucket: (person, term)}: who can go there from a bucket at the same cost."""
        moves = {}
        for person, place in enumerate(self.places):
            if place == self.nowhere or buckets[place] != bucket or person in self.fixed:
                continue
            row = self.costs[person]
            for term in range(self.nowhere):
                target = buckets[term]
                if target == bucket or target in moves or row[term] != row[place]:
                    continue
                if (by_year or self.years[term] == self.years[place]) and self.is_free(person, term):
                    moves[target] = person, term
        return moves

    def swap(self, first, second):
        """Let two people change places when the limits allow it and it costs no more; return whether they did."""
        places, mark = (self.places[first], self.places[second]), self.mark()
        if self.swap_cost(first, second) > 0:
            return False
        self.put(second, self.nowhere)
        for person, term in ((first, places[1]), (second, places[0])):
            if not self.is_free(person, term):
                self.take_back(mark)
                return False
            self.put(person, term)
        return True

    def swap_cost(self, first, second):
        """Return what it costs, or saves below 0, when two people change places."""
        rows, places = (self.costs[first], self.costs[second]), (self.places[first], self.places[second])
        return rows[0][places[1]] + rows[1][places[0]] - rows[0][places[0]] - rows[1][places[1]]
