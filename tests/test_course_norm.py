from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.course_norm import LEADS, find_periods, standing_on
from ..tools.course_term import FIRST, LAST, Certificate, History, Leave, Norm
from ..tools.months import add_months

FIVE = Norm(72, 5)
SUM = Norm(72, 5, "sum")
WINDOW = Norm(72, 5, window="calendar", first=date(2020, 1, 1))
YEARLY = Norm(36, 1, "sum", lead=3)


def day(text):
    return date.fromisoformat(text)


def took(*courses):
    """Return certificates from (day, hours) pairs."""
    return tuple(Certificate(day(text), hours) for text, hours in courses)


#: what it shows, norms, history, {day: (status, due date)}
TABLE = [
    (
        "the anniversary is in order, the day after is overdue",
        [FIVE],
        History(took(("2021-03-15", 72))),
        {
            "2021-03-15": ("ok", "2026-03-15"),
            "2025-03-14": ("ok", "2026-03-15"),
            "2025-03-15": ("due_12", "2026-03-15"),
            "2025-09-15": ("due_6", "2026-03-15"),
            "2025-12-15": ("due_3", "2026-03-15"),
            "2026-03-15": ("due_3", "2026-03-15"),
            "2026-03-16": ("overdue", "2026-03-15"),
        },
    ),
    (
        "29 February holds until 28 February",
        [FIVE],
        History(took(("2020-02-29", 72))),
        {"2025-02-28": ("due_3", "2025-02-28"), "2025-03-01": ("overdue", "2025-02-28")},
    ),
    (
        "29 February holds until 29 February of a leap year",
        [Norm(72, 4)],
        History(took(("2020-02-29", 72))),
        {"2024-02-29": ("due_3", "2024-02-29"), "2024-03-01": ("overdue", "2024-02-29")},
    ),
    (
        "an older certificate that is entered later changes nothing",
        [FIVE],
        History(took(("2026-02-01", 72), ("2020-05-01", 72))),
        {"2026-06-01": ("ok", "2031-02-01"), "2025-06-01": ("overdue", "2025-05-01")},
    ),
    (
        "a past day is judged by the courses of that day",
        [FIVE],
        History(took(("2015-04-01", 72), ("2023-04-01", 72))),
        {
            "2020-04-01": ("due_3", "2020-04-01"),
            "2022-01-01": ("overdue", "2020-04-01"),
            "2023-04-01": ("ok", "2028-04-01"),
        },
    ),
    (
        "one course: two of 36 hours are none of 72",
        [FIVE],
        History(took(("2024-01-10", 36), ("2024-06-10", 36)), service=day("2010-09-01")),
        {"2024-07-01": ("overdue", "2015-09-01")},
    ),
    (
        "sum: the first of two falls out on its anniversary",
        [SUM],
        History(took(("2024-01-10", 36), ("2025-06-10", 36))),
        {
            "2025-06-10": ("ok", "2029-01-10"),
            "2029-01-10": ("due_3", "2029-01-10"),
            "2029-01-11": ("overdue", "2029-01-10"),
        },
    ),
    (
        "sum: courses six years apart never counted together",
        [SUM],
        History(took(("2014-01-10", 36), ("2020-01-11", 36)), service=day("2012-01-11")),
        {"2020-02-01": ("overdue", "2017-01-11")},
    ),
    (
        "calendar: due at the end of the window after the fulfilled one",
        [WINDOW],
        History(took(("2021-02-01", 72))),
        {
            "2024-12-31": ("ok", "2029-12-31"),
            "2029-12-31": ("due_3", "2029-12-31"),
            "2030-01-01": ("overdue", "2029-12-31"),
        },
    ),
    (
        "calendar: the window that nobody fulfilled stays overdue, a later one heals it",
        [WINDOW],
        History(took(("2019-12-31", 72), ("2026-04-01", 72)), service=day("2001-09-01")),
        {
            "2020-01-01": ("ok", "2024-12-31"),
            "2025-01-01": ("overdue", "2024-12-31"),
            "2026-04-01": ("ok", "2034-12-31"),
        },
    ),
    (
        "calendar: hours of two windows do not add up",
        [WINDOW._replace(counting="sum")],
        History(took(("2024-12-31", 36), ("2025-01-01", 36)), service=day("2001-09-01")),
        {"2025-01-01": ("overdue", "2024-12-31")},
    ),
    (
        "calendar: who began in a window is asked in the next whole one",
        [WINDOW],
        History(service=day("2022-09-01")),
        {
            "2025-01-01": ("exempt", "2029-12-31"),
            "2028-12-31": ("due_12", "2029-12-31"),
            "2030-01-01": ("overdue", "2029-12-31"),
        },
    ),
    (
        "a beginner is exempt until twelve months before the end of his first term",
        [FIVE],
        History(service=day("2023-09-01")),
        {
            "2023-09-01": ("exempt", "2028-09-01"),
            "2027-08-31": ("exempt", "2028-09-01"),
            "2027-09-01": ("due_12", "2028-09-01"),
            "2028-09-02": ("overdue", "2028-09-01"),
        },
    ),
    (
        "the first term may be counted from joining the school",
        [FIVE._replace(basis="joined")],
        History(service=day("2001-09-01"), joined=day("2025-09-01")),
        {"2026-01-01": ("exempt", "2030-09-01")},
    ),
    ("nothing to count from", [FIVE], History(), {"2026-01-01": ("no_data", None)}),
    (
        "a course that does not count is nothing to count from",
        [FIVE],
        History(took(("2024-01-10", 36))),
        {"2026-01-01": ("no_data", None)},
    ),
    (
        "leave prolongs the term by its days; nothing is asked on them",
        [FIVE],
        History(took(("2020-01-01", 72)), leaves=(Leave(day("2023-01-01"), day("2023-12-31")),)),
        {
            "2023-06-01": ("exempt", "2026-01-01"),
            "2024-01-01": ("ok", "2026-01-01"),
            "2026-01-02": ("overdue", "2026-01-01"),
        },
    ),
    (
        "leave that does not prolong the term",
        [FIVE._replace(pauses=False)],
        History(took(("2020-01-01", 72)), leaves=(Leave(day("2024-06-01"), day("2025-06-01")),)),
        {"2025-06-01": ("exempt", "2025-01-01"), "2025-06-02": ("overdue", "2025-01-01")},
    ),
    (
        "leaves that overlap prolong once; what begins after the term does not",
        [FIVE],
        History(
            took(("2020-01-01", 72)),
            leaves=(
                Leave(day("2024-12-01"), day("2024-12-20")),
                Leave(day("2024-12-11"), day("2024-12-31")),
                Leave(day("2025-03-01"), day("2025-03-31")),
            ),
        ),
        {
            "2025-02-01": ("due_3", "2025-02-01"),
            "2025-02-02": ("overdue", "2025-02-01"),
            "2025-03-01": ("exempt", "2025-02-01"),
        },
    ),
    (
        "leave without an end",
        [FIVE],
        History(took(("2020-01-01", 72)), leaves=(Leave(day("2024-12-01")),)),
        {"2024-11-30": ("ok", None), "2024-12-01": ("exempt", None), "2040-01-01": ("exempt", None)},
    ),
    (
        "retraining fulfils a norm of more hours by itself",
        [Norm(600, 5, retraining=500)],
        History((Certificate(day("2024-01-10"), 500, is_retraining=True),)),
        {"2024-01-10": ("ok", "2029-01-10")},
    ),
    (
        "retraining of too few hours counts like a course",
        [Norm(600, 5, retraining=500)],
        History((Certificate(day("2024-01-10"), 499, is_retraining=True),)),
        {"2024-01-10": ("no_data", None)},
    ),
    (
        "change of law: the old norm until its last day, then a whole term of the new one",
        [
            FIVE._replace(until=day("2025-12-31")),
            YEARLY._replace(first=day("2026-01-01"), since=day("2026-01-01")),
        ],
        History(took(("2019-05-01", 72))),
        {
            "2025-12-31": ("overdue", "2024-05-01"),
            "2026-01-01": ("ok", "2026-12-31"),
            "2026-09-30": ("due_3", "2026-12-31"),
            "2027-01-01": ("overdue", "2026-12-31"),
        },
    ),
    (
        "change of law that reaches back",
        [YEARLY._replace(first=day("2026-01-01"), since=day("2026-01-01"), anew=False)],
        History(took(("2019-05-01", 72))),
        {"2025-12-31": ("exempt", None), "2026-01-01": ("overdue", "2020-05-01")},
    ),
    (
        "a norm is dropped: nothing is asked any more",
        [FIVE._replace(until=day("2026-06-30"))],
        History(took(("2019-05-01", 72))),
        {"2026-06-30": ("overdue", "2024-05-01"), "2026-07-01": ("exempt", None)},
    ),
    (
        "two norms beside each other: the worst counts",
        [FIVE, YEARLY],
        History(took(("2024-01-10", 72))),
        {
            "2024-06-01": ("ok", "2025-01-10"),
            "2024-11-01": ("due_3", "2025-01-10"),
            "2025-01-11": ("overdue", "2025-01-10"),
        },
    ),
    (
        "a norm of one year is spoken of only at three months",
        [YEARLY],
        History(took(("2025-05-01", 36))),
        {
            "2025-06-01": ("ok", "2026-05-01"),
            "2026-01-31": ("ok", "2026-05-01"),
            "2026-02-01": ("due_3", "2026-05-01"),
        },
    ),
    ("no norm at all", [], History(), {"2026-01-01": ("exempt", None)}),
]


def slow_status(norm, history, on):
    """Return status and due date by the definition, day by day, for rolling norms that give no new term."""
    away = {
        leave.first + timedelta(days=offset)
        for leave in history.leaves
        for offset in range((leave.last - leave.first).days + 1)
    }
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
    began = due is None and history.service
    due = due or (history.service and end_of(history.service))
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
        for text, norms, history, expected in TABLE:
            for on, (status, due) in expected.items():
                with self.subTest(text, on=on):
                    found = standing_on(norms, history, day(on))
                    self.assertEqual((found.status, found.due), (status, due and day(due)))

    def test_periods_say_the_same(self):
        """From the last certificate on, the stored periods say of every day of the table what is computed for it."""
        for text, norms, history, expected in TABLE:
            last = max((row.day for row in history.certificates), default=FIRST)
            periods = find_periods(norms, history)
            for on in filter(lambda on: on >= last, map(day, expected)):
                with self.subTest(text, on=on):
                    (period,) = (row for row in periods if row.first <= on <= row.last)
                    self.assertEqual(period.standing, standing_on(norms, history, on))

    @settings(max_examples=60, deadline=None)
    @given(
        st.integers(1, 3),
        st.sampled_from(["single", "sum"]),
        HISTORIES,
        st.dates(date(2019, 1, 1), date(2031, 1, 1)),
    )
    def test_definition_day_by_day(self, years, counting, history, on):
        norm = Norm(72, years, counting)
        found = standing_on([norm], history, on)
        self.assertEqual((found.status, found.due), slow_status(norm, history, on))

    @settings(max_examples=60, deadline=None)
    @given(st.lists(NORMS, max_size=3), HISTORIES, st.dates(date(2018, 1, 1), date(2040, 1, 1)))
    def test_periods_cover_every_day_once(self, norms, history, on):
        periods = find_periods(norms, history)
        self.assertEqual((periods[0].first, periods[-1].last), (FIRST, LAST))
        for before, after in zip(periods, periods[1:], strict=False):
            self.assertEqual(before.last + timedelta(days=1), after.first)
        on = max([on, *(row.day for row in history.certificates)])
        (period,) = (row for row in periods if row.first <= on <= row.last)
        self.assertEqual(period.standing, standing_on(norms, history, on))
