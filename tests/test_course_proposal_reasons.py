from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given, note, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.course_placement import Behind
from ..tools.course_schedule import Person, propose
from .test_course_proposal import make_terms

GROUPS = ("association 1", "association 2", "physics", "chemistry")
TODAY = date(2026, 9, 14)
#: days since which people are overdue, the longest first
OVERDUE = [TODAY - timedelta(days=30 * months) for months in (40, 34, 31, 12, 3)]


@st.composite
def schools(draw):
    """Return (people, terms, limits, catch_up) of a school with many who are overdue, wishes and places by hand."""
    terms = make_terms(draw(st.integers(1, 2)), draw(st.integers(2, 4)))
    keys = [term.key for term in terms]
    days = st.sampled_from([None, *OVERDUE, *OVERDUE, TODAY, *(term.last_day for term in terms)])
    wished = st.lists(st.sampled_from([*keys, (2040, 1)]), max_size=2, unique=True)
    wishes = st.one_of(st.just([]), st.just([]), wished)
    people = [
        Person(
            number,
            draw(days),
            tuple(sorted(draw(st.sets(st.sampled_from(GROUPS), max_size=2)))),
            tuple(draw(wishes)),
            draw(st.integers(0, 2)),
            draw(st.sampled_from([*(5 * [None] * len(keys)), *keys])),
        )
        for number in range(draw(st.integers(1, 16)))
    ]
    limits = {group: draw(st.integers(0, 2)) for group in GROUPS[:3]}
    return people, terms, limits, draw(st.integers(1, 4))


class Facts(NamedTuple):
    """A finished schedule, asked for what its sentences claim; written anew, not taken from the tool."""

    people: list
    terms: list
    limits: dict
    catch_up: int
    found: list

    def in_time(self, person):
        return [term.key for term in self.terms if not person.due or term.last_day <= person.due]

    def is_overdue(self, person):
        return bool(person.due) and person.due < TODAY

    def is_full(self, group, key, *but):
        """Return whether a group has no place left in a term, some people left aside."""
        away = [
            person
            for person, row in zip(self.people, self.found, strict=True)
            if row.term == key and group in person.groups and person not in but
        ]
        return group in self.limits and len(away) >= self.limits[group]

    def keeps_out(self, person, keys, groups):
        """Return whether somebody can go in none of the terms, and these are his full groups there."""
        full = [{group for group in person.groups if self.is_full(group, key, person)} for key in keys]
        return all(full) and set().union(*full) == set(groups)

    def before(self, key):
        return [term.key for term in self.terms if not key or term.key < key]


@tagged("post_install", "-at_install")
class TestCourseProposalReasons(BaseCase):
    """Each sentence of a proposal claims something of the schedule: it holds in whatever school (F4 3.1, 3.4)."""

    @given(schools())
    @settings(max_examples=300, deadline=None, derandomize=True)
    def test_what_is_said_is_true(self, school):
        people, terms, limits, catch_up = school
        facts = Facts(*school, propose(people, terms, limits, TODAY, catch_up).placements)
        for person, row in zip(people, facts.found, strict=True):
            note(f"{person} {row}")
            getattr(self, f"check_{row.reason}")(facts, person, row)
            self.check_wish_of_late(facts, person, row)
            self.check_order(facts, person, row)

    @given(schools())
    @settings(max_examples=150, deadline=None, derandomize=True)
    def test_whoever_is_overdue_longer_goes_later_only_for_a_reason(self, school):
        """Of any two who are overdue: the longer one goes later only by a wish, a limit or a hand, and his row says so."""
        people, terms, limits, catch_up = school
        found = propose(people, terms, limits, TODAY, catch_up).placements
        rows = [(person, row) for person, row in zip(people, found, strict=True) if person.due in OVERDUE]
        for longer, its in rows:
            for shorter, other in rows:
                if longer.due >= shorter.due or not other.term or (its.term and its.term <= other.term):
                    continue
                named = its.reason in ("fixed", "overdue_wish") or (its.reason == "full" and its.groups)
                self.assertTrue(named or (its.behind and its.behind != Behind()), (its, other))

    # what each reason claims

    def check_fixed(self, _facts, person, row):
        self.assertEqual(row.term, person.fixed)

    def check_wish(self, facts, person, row):
        self.assertIn(row.term, person.wished)
        self.assertIn(row.term, facts.in_time(person))

    def check_in_time(self, facts, person, row):
        self.assertTrue(person.due and not person.wished)
        self.assertIn(row.term, facts.in_time(person))

    def check_no_date(self, facts, person, row):
        """“Placed where the load is even”: no free term would make it more even."""
        self.assertFalse(person.due or person.wished)
        for key in (term.key for term in facts.terms):
            free = not any(facts.is_full(group, key, person) for group in person.groups)
            self.assertFalse(free and self.loads(facts, person, key) < self.loads(facts, person, row.term))

    def loads(self, facts, person, key):
        """Return the unevenness of years and terms when somebody goes in a term."""
        keys = [
            key if other == person else row.term for other, row in zip(facts.people, facts.found, strict=True)
        ]
        known = {term.key for term in facts.terms}
        keys = [key for key in keys if key in known]
        years = Counter(key[0] for key in keys)
        return sum(load**2 for load in years.values()), sum(load**2 for load in Counter(keys).values())

    def check_wish_late(self, facts, person, row):
        wished = [term.key for term in facts.terms if term.key in person.wished]
        self.assertTrue(wished)
        self.assertFalse(set(wished) & set(facts.in_time(person)))

    def check_wish_full(self, facts, person, row):
        wished = [key for key in facts.in_time(person) if key in person.wished]
        self.assertTrue(wished and row.groups and facts.keeps_out(person, wished, row.groups))

    def check_wish_outside(self, facts, person, row):
        self.assertTrue(person.wished)
        self.assertFalse({term.key for term in facts.terms} & set(person.wished))

    def check_overdue(self, facts, person, row):
        """“Spread over a year”: the term is one of the first ones."""
        self.assertTrue(facts.is_overdue(person))
        self.assertIn(row.term, [term.key for term in facts.terms[: facts.catch_up]])

    def check_overdue_full(self, facts, person, row):
        self.assertTrue(facts.is_overdue(person) and row.groups)
        self.assertTrue(facts.keeps_out(person, facts.before(row.term), row.groups))

    def check_overdue_wish(self, facts, person, row):
        self.assertTrue(facts.is_overdue(person))
        self.assertIn(row.term, person.wished)

    def check_soon(self, facts, person, row):
        """“As early as possible, before a quarter ends”: the first one."""
        self.assertTrue(TODAY <= person.due < facts.terms[0].last_day)
        self.assertEqual(row.term, facts.terms[0].key)

    def check_soon_full(self, facts, person, row):
        self.assertTrue(TODAY <= person.due < facts.terms[0].last_day and row.groups)
        self.assertTrue(facts.keeps_out(person, facts.before(row.term), row.groups))

    def check_late_full(self, facts, person, row):
        in_time = facts.in_time(person)
        self.assertTrue(in_time and row.term not in in_time and row.groups)
        self.assertTrue(facts.keeps_out(person, in_time, row.groups))

    def check_full(self, facts, person, row):
        self.assertIsNone(row.term)
        self.assertTrue(row.groups and facts.keeps_out(person, facts.before(None), row.groups))

    # what is added to it

    def check_wish_of_late(self, facts, person, row):
        if row.reason not in ("overdue", "overdue_full", "soon", "soon_full", "late_full"):
            self.assertIsNone(row.wish)
            return
        self.assertEqual(row.wish is None, not person.wished or row.term in person.wished)
        wished = [term for term in facts.terms if term.key in person.wished]
        if row.wish == "wish_outside":
            self.assertFalse(wished)
        elif row.wish == "wish_late":
            self.assertTrue(wished and all(term.last_day > person.due for term in wished))
        elif row.wish == "wish_full":
            full = [term.key for term in wished if facts.keeps_out(person, [term.key], row.wish_groups)]
            self.assertTrue(row.wish_groups and full)

    def check_order(self, facts, person, row):
        """“Who is overdue longest goes first”, or the row names what lets others go earlier."""
        if not row.reason.startswith("overdue"):
            self.assertIsNone(row.behind)
            return
        earlier = [
            (other, its)
            for other, its in zip(facts.people, facts.found, strict=True)
            if its.term in facts.before(row.term) and facts.is_overdue(other) and other.due > person.due
        ]
        self.assertEqual(row.behind is not None, bool(earlier))
        if row.behind is None:
            return
        if row.behind.by_hand:
            self.assertTrue(any(its.reason == "fixed" for _other, its in earlier))
        if row.behind.wished:
            self.assertTrue(any(its.term in other.wished for other, its in earlier))
        for group in row.behind.groups:
            self.assertTrue(
                any(
                    (group in person.groups and facts.is_full(group, its.term, person, other))
                    or (group in other.groups and facts.is_full(group, row.term, person, other))
                    for other, its in earlier
                )
            )
