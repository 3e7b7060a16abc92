from collections import Counter
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.course_schedule import Person, Term, propose

GROUPS = ("association 1", "association 2", "physics", "chemistry")
BEFORE, AFTER = date(2026, 8, 1), date(2026, 8, 2)


def make_terms(years, quarters):
    return [
        Term(2026 + year, quarter, date(2026 + year, 9, 1) + timedelta(days=60 * quarter))
        for year in range(years)
        for quarter in range(1, quarters + 1)
    ]


@st.composite
def cases(draw):
    """Return (people, terms, limits, today, catch_up) of a school so small that all its schedules can be looked at."""
    terms = make_terms(draw(st.integers(1, 2)), draw(st.integers(1, 2)))
    keys = [term.key for term in terms]
    days = st.sampled_from([None, BEFORE, *(term.last_day for term in terms)])
    people = [
        Person(
            number,
            draw(days),
            tuple(sorted(draw(st.sets(st.sampled_from(GROUPS), max_size=3)))),
            tuple(draw(st.lists(st.sampled_from(keys), max_size=1))),
            draw(st.integers(0, 2)),
            draw(st.one_of(st.none(), st.none(), st.none(), st.sampled_from(keys))),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    limits = {group: draw(st.integers(1, 2)) for group in GROUPS[:3]}
    today = draw(st.sampled_from([BEFORE, AFTER, terms[0].last_day]))
    return people, terms, limits, today, draw(st.integers(1, 3))


def judge(people, terms, today, catch_up, keys):
    """Return how a schedule misses the goals, the most important first; written anew, not taken from the tool."""
    order = [term.key for term in terms]
    last_days = {term.key: term.last_day for term in terms}
    late = [
        key
        for person, key in zip(people, keys, strict=True)
        if person.due and (last_days[key] if key else terms[-1].last_day) > person.due
    ]
    delays = [
        max(0, order.index(key) - (catch_up - 1 if person.due < min(today, terms[0].last_day) else 0))
        for person, key in zip(people, keys, strict=True)
        if person.due and key and last_days[key] > person.due
    ]
    missed = [
        1 + person.priority
        for person, key in zip(people, keys, strict=True)
        if person.wished and key not in person.wished
    ]
    years, quarters = Counter(key[0] for key in keys if key), Counter(key for key in keys if key)
    return (
        len(late),
        keys.count(None),
        sum(delays),
        sum(missed),
        sum(load**2 for load in years.values()),
        sum(load**2 for load in quarters.values()),
    )


def fits(people, limits, keys):
    """Return whether a schedule keeps the limits; who stays where he was put counts, but is no fault."""
    away, movable = Counter(), set()
    for person, key in zip(people, keys, strict=True):
        for group in person.groups:
            if key and group in limits:
                away[group, key] += 1
                if not person.fixed:
                    movable.add((group, key))
    return all(away[place] <= limits[place[0]] for place in movable)


def best(people, terms, limits, today, catch_up):
    """Return how the best of all schedules misses the goals."""
    choices = [[person.fixed] if person.fixed else [None, *(term.key for term in terms)] for person in people]
    return min(
        judge(people, terms, today, catch_up, keys)
        for keys in product(*choices)
        if fits(people, limits, keys)
    )


@tagged("post_install", "-at_install")
class TestCourseProposal(BaseCase):
    """The proposal of a schedule of courses in plain Python (F4 3.1, 3.4)."""

    @given(cases())
    @settings(max_examples=150, deadline=None, derandomize=True)
    def test_no_schedule_is_better(self, case):
        people, terms, limits, today, catch_up = case
        proposal = propose(people, terms, limits, today, catch_up)
        keys = tuple(placement.term for placement in proposal.placements)
        self.assertTrue(fits(people, limits, keys))
        self.assertEqual(
            judge(people, terms, today, catch_up, keys), best(people, terms, limits, today, catch_up)
        )
        self.assertTrue(proposal.is_proven)
        self.assertEqual(
            proposal, propose(people, terms, limits, today, catch_up), "the same input, the same proposal"
        )

    def test_chain_makes_room_for_who_is_due_first(self):
        """Three people of one association, of whom only one order works; nobody else is asked to be late."""
        terms = make_terms(1, 3)
        people = [
            Person(name, terms[last].last_day, ("science",))
            for name, last in (("Asan", 2), ("Uson", 1), ("Bolot", 0))
        ]
        found = propose(people, terms, {"science": 1}).placements
        self.assertEqual([placement.term[1] for placement in found], [3, 2, 1])
        self.assertEqual({placement.reason for placement in found}, {"in_time"})

    def test_every_placement_says_why(self):
        first, second = terms = make_terms(1, 2)
        people = [
            Person("fixed", None, ("science", "physics"), fixed=first.key),
            Person("full wish", None, ("science",), wished=(first.key,)),
            Person("wish", None, (), wished=(second.key,)),
            Person("late wish", first.last_day, (), wished=(second.key,)),
            Person("other year", None, (), wished=((2031, 1),)),
            Person("overdue", BEFORE),
            Person("late", first.last_day, ("physics",)),
            Person("soon", AFTER),
            Person("no date"),
        ]
        found = {
            row.key: row for row in propose(people, terms, {"science": 1, "physics": 1}, AFTER).placements
        }
        reasons = {key: (row.reason, row.groups) for key, row in found.items()}
        self.assertEqual(
            reasons,
            {
                "fixed": ("fixed", ()),
                "full wish": ("wish_full", ("science",)),
                "wish": ("wish", ()),
                "late wish": ("wish_late", ()),
                "other year": ("wish_outside", ()),
                "overdue": ("overdue", ()),
                "late": ("late_full", ("physics",)),
                "soon": ("soon", ()),
                "no date": ("no_date", ()),
            },
        )
        self.assertEqual(found["overdue"].term, first.key, "who is late anyhow goes first")

    def test_overdue_are_spread_and_the_longest_go_first(self):
        """Eight people overdue since different days, and a school where everybody else has time."""
        terms = make_terms(2, 4)
        people = [Person(number, BEFORE - timedelta(days=30 * number), ("science",)) for number in range(8)]
        people += [Person(number, terms[-1].last_day) for number in range(8, 16)]
        found = propose(people, terms, {"science": 2}).placements
        order = [term.key for term in terms]
        places = [order.index(row.term) for row in found[:8]]
        self.assertEqual(places, [3, 3, 2, 2, 1, 1, 0, 0], "two in each quarter of the first year")
        self.assertEqual({row.reason for row in found[:8]}, {"overdue"})
        self.assertEqual({order.index(row.term) for row in found[8:]}, {4, 5, 6, 7})

    def test_only_overdue_goes_at_once_when_there_is_room(self):
        found = propose([Person("overdue", BEFORE)], make_terms(2, 4), {}).placements
        self.assertEqual(found[0].term, (2026, 1))

    def test_load_is_even_where_nothing_binds(self):
        terms = make_terms(5, 4)
        found = propose([Person(number) for number in range(40)], terms, {}).placements
        self.assertEqual(set(Counter(row.term[0] for row in found).values()), {8})
        self.assertEqual(set(Counter(row.term for row in found).values()), {2})

    def test_large_school_keeps_the_limits(self):
        """200 people, 20 terms: nobody who could be in time is late, nobody is in a full term."""
        terms = make_terms(5, 4)
        people = [
            Person(
                number,
                terms[number % 20].last_day,
                (f"body {number % 20}", f"subject {number % 33}"),
                (terms[(number * 7) % 20].key,) if number % 3 else (),
            )
            for number in range(200)
        ]
        limits = {group: 1 for person in people for group in person.groups}
        keys = tuple(row.term for row in propose(people, terms, limits).placements)
        self.assertTrue(fits(people, limits, keys))
        self.assertNotIn(None, keys)
