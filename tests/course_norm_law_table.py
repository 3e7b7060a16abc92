"""The same for changes of law, and for the time before a norm was asked."""

from ..tools.course_term import History, Leave, Norm
from .course_norm_table import FIVE, WINDOW, YEARLY, day, took

#: the norm of a regulation that came into force in 2023
ASKED = FIVE._replace(since=day("2023-09-01"))

LAW = [
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
        "nothing on file, the first term was over before the norm was asked: nobody knows",
        [ASKED],
        History(service=day("1998-09-01")),
        {"2023-08-31": ("exempt", None), "2023-09-01": ("no_data", None), "2026-01-01": ("no_data", None)},
    ),
    (
        "nothing on file, the first term ended while the norm was asked",
        [ASKED],
        History(service=day("2018-09-01")),
        {"2023-09-01": ("due_3", "2023-09-01"), "2023-09-02": ("overdue", "2023-09-01")},
    ),
    (
        "too few hours on file: overdue, but not since before the norm was asked",
        [ASKED],
        History(took(("2021-03-01", 36)), service=day("1998-09-01")),
        {"2023-09-01": ("overdue", "2023-08-31"), "2026-01-01": ("overdue", "2023-08-31")},
    ),
    (
        "the first certificate ends the time without data",
        [ASKED],
        History(took(("2025-03-01", 72)), service=day("1998-09-01")),
        {"2025-02-28": ("no_data", None), "2025-03-01": ("ok", "2030-03-01")},
    ),
    (
        "a course that is over tells of itself, however old it is",
        [ASKED],
        History(took(("2012-03-01", 72)), service=day("1998-09-01")),
        {"2026-01-01": ("overdue", "2017-03-01")},
    ),
    (
        "regulations that follow each other forget nobody",
        [
            ASKED._replace(until=day("2025-08-31")),
            FIVE._replace(hours=108, since=day("2025-09-01")),
        ],
        History(service=day("2019-05-01")),
        {"2024-05-02": ("overdue", "2024-05-01"), "2025-09-01": ("overdue", "2024-05-01")},
    ),
    (
        "after a gap between regulations nobody knows",
        [
            ASKED._replace(until=day("2024-12-31")),
            FIVE._replace(since=day("2025-09-01")),
        ],
        History(service=day("2019-05-01")),
        {
            "2024-12-31": ("overdue", "2024-05-01"),
            "2025-01-01": ("exempt", None),
            "2025-09-01": ("no_data", None),
        },
    ),
    (
        "another term is asked from its own first day on",
        [
            ASKED._replace(until=day("2025-08-31")),
            Norm(72, 3, since=day("2025-09-01")),
        ],
        History(service=day("2022-01-01")),
        {"2025-08-31": ("exempt", "2027-01-01"), "2025-09-01": ("no_data", None)},
    ),
    (
        "calendar: a window that was over before the norm was asked tells nothing",
        [WINDOW._replace(since=day("2025-09-01"))],
        History(service=day("1998-09-01")),
        {"2025-09-01": ("no_data", None), "2031-01-01": ("no_data", None)},
    ),
    (
        "calendar: the window that ends while the norm is asked",
        [WINDOW._replace(since=day("2023-09-01"))],
        History(service=day("1998-09-01")),
        {"2023-09-01": ("ok", "2024-12-31"), "2025-01-01": ("overdue", "2024-12-31")},
    ),
    (
        "a new norm gives a whole term to who has nothing on file; after long service he is no beginner",
        [YEARLY._replace(first=day("2026-01-01"), since=day("2026-01-01"))],
        History(service=day("1998-09-01")),
        {"2026-01-01": ("ok", "2026-12-31"), "2027-01-01": ("overdue", "2026-12-31")},
    ),
    (
        "leave that prolongs the first term until the norm was asked",
        [ASKED],
        History(service=day("2018-06-01"), leaves=(Leave(day("2020-01-01"), day("2020-06-30")),)),
        {"2023-11-30": ("due_3", "2023-11-30"), "2023-12-01": ("overdue", "2023-11-30")},
    ),
    (
        "on leave nothing is asked of who has nothing on file",
        [ASKED],
        History(service=day("1998-09-01"), leaves=(Leave(day("2026-01-01"), day("2026-06-30")),)),
        {"2026-06-30": ("exempt", None), "2026-07-01": ("no_data", None)},
    ),
]
