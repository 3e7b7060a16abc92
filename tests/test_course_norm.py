from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.course_asked import split_by_posts
from ..tools.course_norm import LEADS, find_periods, standing_on
from ..tools.course_term import FIRST, LAST, Certificate, History, Leave, Norm
from ..tools.months import add_months
from .course_norm_law_table import LAW
from .course_norm_post_table import POSTS
from .course_norm_table import TABLE, day


def days_of(spells):
    """Return the days of spells (first day, last day) one by one."""
    return {
        first + timedelta(days=offset) for first, last in spells for offset in range((last - first).days + 1)
    }


def slow_status(norm, history, on, spells=None):
    """Return status and due date by the definition, day by day, for rolling norms without a first day that follow
    no other one.

    :param spells: days of the posts for which the norm is asked; None: it is asked of everybody
    """
    asked = norm.since
    taken = None
    if spells is not None:
        held = days_of(spells)
        if on not in held or on < norm.since:
            return "exempt", None
        start = on
        while start - timedelta(days=1) in held:
            start -= timedelta(days=1)
        asked = max(norm.since, start)
        taken = start if start > (history.joined or FIRST) else None
    away = days_of(history.leaves)
    known = [row for row in history.certificates if row.day <= on]

    def end_of(start):
        """Count the days of the term one by one; days of leave in it are not counted."""
        left, last = (add_months(start, 12 * norm.years) - start).days, start
        while left:
            last += timedelta(days=1)
            left -= last not in away
        return last

    ends = {row: end_of(row.day) for row in known}
    due, last = None, max(ends.values(), default=None)
    while due is None and last and last > date(2000, 1, 1):
        held = [row.hours for row in known if row.day <= last <= ends[row]]
        if held and (sum(held) if norm.counting == "sum" else max(held)) >= norm.hours:
            due = last
        last -= timedelta(days=1)
    has_course, began = due is not None, due is None and history.service
    if began:
        due = end_of(history.service)
    if taken and (due is None or due < end_of(taken)):
        began = began and due >= taken
        due = end_of(taken)
    if not has_course and due and due < asked:
        due = asked - timedelta(days=1) if known else None
    if on < norm.since:
        return "exempt", None
    if on in away:
        return "exempt", due
    if due is None:
        return "no_data", None
    if on > due:
        return "overdue", due
    near = [months for months in LEADS if on >= add_months(due, -months)]
    return (f"due_{min(near)}" if near else "exempt" if began else "ok"), due


DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
CERTIFICATES = st.lists(
    st.builds(Certificate, DAYS, st.sampled_from([18, 36, 72]), st.just(False), st.none()),
    max_size=4,
    unique_by=lambda row: row.day,
).map(tuple)
LEAVES = st.lists(
    st.builds(lambda first, days: Leave(first, first + timedelta(days=days)), DAYS, st.integers(0, 200)),
    max_size=2,
).map(tuple)
SPELLS = st.lists(
    st.builds(lambda first, days: (first, first + timedelta(days=days)), DAYS, st.integers(0, 1500)),
    max_size=3,
)
HISTORIES = st.builds(History, CERTIFICATES, st.none() | DAYS, st.none(), LEAVES)
NORMS = st.builds(
    Norm,
    st.sampled_from([36, 72]),
    st.integers(1, 3),
    st.sampled_from(["single", "sum"]),
    st.sampled_from(["rolling", "calendar"]),
    st.sampled_from([date(2018, 9, 1), date(2020, 2, 29)]),
    st.sampled_from([FIRST, date(2021, 7, 1)]),
    st.sampled_from([LAST, date(2024, 6, 30)]),
    st.sampled_from(["service", "joined"]),
    st.sampled_from(LEADS),
    st.booleans(),
    st.booleans(),
    st.just(0),
    st.none(),
)


@tagged("post_install", "-at_install")
class TestCourseNorm(BaseCase):
    """Standing of a teacher to norms on a day: history, norm and day against status and due date (F4 3.4, C20)."""

    def test_table(self):
        for text, norms, history, expected in TABLE + LAW:
            for on, (status, due) in expected.items():
                with self.subTest(text, on=on):
                    found = standing_on(norms, history, day(on))
                    self.assertEqual((found.status, found.due), (status, due and day(due)))

    def test_periods_say_the_same(self):
        """The stored periods say of every day of the table what is computed for it."""
        for text, norms, history, expected in TABLE + LAW:
            periods = find_periods(norms, history)
            for on in map(day, expected):
                with self.subTest(text, on=on):
                    (period,) = (row for row in periods if row.first <= on <= row.last)
                    self.assertEqual(period.standing, standing_on(norms, history, on))

    @settings(max_examples=60, deadline=None)
    @given(
        st.integers(1, 3),
        st.sampled_from(["single", "sum"]),
        HISTORIES,
        st.dates(date(2019, 1, 1), date(2031, 1, 1)),
        st.sampled_from([FIRST, date(2021, 7, 1), date(2024, 2, 29)]),
    )
    def test_definition_day_by_day(self, years, counting, history, on, since):
        norm = Norm(72, years, counting, since=since)
        found = standing_on([norm], history, on)
        self.assertEqual((found.status, found.due), slow_status(norm, history, on))

    def test_norms_for_posts(self):
        """A norm for some posts is asked on the days of these posts, with a whole term for who takes one at the school."""
        for text, norm, spells, joined, history, expected in POSTS:
            parts = split_by_posts(norm, spells, joined)
            periods = find_periods(parts, history)
            for on, (status, due) in expected.items():
                with self.subTest(text, on=on):
                    found = standing_on(parts, history, day(on))
                    self.assertEqual((found.status, found.due), (status, due and day(due)))
                    (period,) = (row for row in periods if row.first <= day(on) <= row.last)
                    self.assertEqual(period.standing, found)

    @settings(max_examples=60, deadline=None)
    @given(
        st.integers(1, 3),
        st.sampled_from(["single", "sum"]),
        HISTORIES,
        SPELLS,
        st.none() | DAYS,
        st.dates(date(2019, 1, 1), date(2031, 1, 1)),
        st.sampled_from([FIRST, date(2021, 7, 1), date(2024, 2, 29)]),
    )
    def test_definition_day_by_day_for_posts(self, years, counting, history, spells, joined, on, since):
        norm, history = Norm(72, years, counting, since=since), history._replace(joined=joined)
        parts = split_by_posts(norm, spells, joined)
        found = standing_on(parts, history, on)
        self.assertEqual((found.status, found.due), slow_status(norm, history, on, spells))

    @settings(max_examples=60, deadline=None)
    @given(st.lists(NORMS, max_size=3), HISTORIES, SPELLS, st.dates(date(2018, 1, 1), date(2040, 1, 1)))
    def test_periods_cover_every_day_once(self, norms, history, spells, on):
        norms = [part for norm in norms for part in split_by_posts(norm, spells)] + norms[:1]
        periods = find_periods(norms, history)
        self.assertEqual((periods[0].first, periods[-1].last), (FIRST, LAST))
        for before, after in zip(periods, periods[1:], strict=False):
            self.assertEqual(before.last + timedelta(days=1), after.first)
        (period,) = (row for row in periods if row.first <= on <= row.last)
        self.assertEqual(period.standing, standing_on(norms, history, on))
