"""Histories of teachers against norms: what it shows, norms, history, {day: (status, due date)}."""

from datetime import date

from ..tools.course_term import Certificate, History, Leave, Norm

FIVE = Norm(72, 5)
SUM = Norm(72, 5, "sum")
WINDOW = Norm(72, 5, window="calendar", first=date(2020, 1, 1))
YEARLY = Norm(36, 1, "sum", lead=3)


def day(text):
    return date.fromisoformat(text)


def took(*courses):
    """Return certificates from (day, hours) pairs."""
    return tuple(Certificate(day(text), hours) for text, hours in courses)


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
