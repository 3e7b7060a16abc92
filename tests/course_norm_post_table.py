"""Norms for some posts: what it shows, norm, days of its posts, day of joining, history, {day: (status, due date)}."""

from ..tools.course_term import LAST, History
from .course_norm_table import FIVE, WINDOW, day, took

#: asked of deputies since the regulation came into force
DEPUTIES = FIVE._replace(since=day("2023-09-01"))
SERVED = History(service=day("1998-09-01"), joined=day("2010-09-01"))


def held(*spells):
    """Return days of posts from (first day, last day) pairs; None: without an end."""
    return [(day(first), day(last) if last else LAST) for first, last in spells]


POSTS = [
    (
        "nothing is asked of who does not hold the post",
        DEPUTIES,
        [],
        SERVED.joined,
        SERVED,
        {"2026-01-01": ("exempt", None)},
    ),
    (
        "who becomes a deputy has a whole term from that day, and is no beginner",
        DEPUTIES,
        held(("2024-02-01", None)),
        SERVED.joined,
        SERVED,
        {
            "2024-01-31": ("exempt", None),
            "2024-02-01": ("ok", "2029-02-01"),
            "2028-02-01": ("due_12", "2029-02-01"),
            "2029-02-02": ("overdue", "2029-02-01"),
        },
    ),
    (
        "the term began before the norm was asked, it ends while it is",
        DEPUTIES,
        held(("2019-09-01", None)),
        SERVED.joined,
        SERVED,
        {
            "2023-08-31": ("exempt", None),
            "2023-09-01": ("due_12", "2024-09-01"),
            "2024-09-02": ("overdue", "2024-09-01"),
        },
    ),
    (
        "a deputy of long standing without a certificate: nobody knows",
        DEPUTIES,
        held(("2012-09-01", None)),
        SERVED.joined,
        SERVED,
        {"2023-09-01": ("no_data", None)},
    ),
    (
        "who came as a deputy may have been one before: he is judged by service and courses",
        DEPUTIES,
        held(("2024-02-01", None)),
        day("2024-02-01"),
        SERVED._replace(certificates=took(("2017-03-01", 72))),
        {"2024-02-01": ("overdue", "2022-03-01")},
    ),
    (
        "a course taken before counts as soon as the post is taken",
        DEPUTIES,
        held(("2024-02-01", None)),
        SERVED.joined,
        SERVED._replace(certificates=took(("2023-05-10", 72))),
        {"2024-02-01": ("ok", "2029-02-01"), "2023-12-01": ("exempt", None)},
    ),
    (
        "a course that holds longer than the first term of the post",
        DEPUTIES,
        held(("2020-09-01", None)),
        SERVED.joined,
        SERVED._replace(certificates=took(("2022-05-10", 72))),
        {"2026-09-01": ("due_12", "2027-05-10"), "2027-05-11": ("overdue", "2027-05-10")},
    ),
    (
        "after the post nothing is asked; who comes back to it begins anew",
        DEPUTIES,
        held(("2017-09-01", "2024-08-31"), ("2026-09-01", None)),
        SERVED.joined,
        SERVED,
        {
            "2024-08-31": ("no_data", None),
            "2024-09-01": ("exempt", None),
            "2026-09-01": ("ok", "2031-09-01"),
        },
    ),
    (
        "from one post of the norm to another without a break",
        DEPUTIES,
        held(("2021-09-01", "2024-01-14"), ("2024-01-15", None)),
        SERVED.joined,
        SERVED,
        {"2024-01-14": ("ok", "2026-09-01"), "2024-01-15": ("ok", "2026-09-01")},
    ),
    (
        "a norm that gives no whole term anew judges the new deputy at once",
        DEPUTIES._replace(anew=False),
        held(("2024-02-01", None)),
        SERVED.joined,
        SERVED._replace(certificates=took(("2015-05-10", 72))),
        {"2024-02-01": ("overdue", "2020-05-10")},
    ),
    (
        "calendar: who takes the post within a window is asked in the next whole one",
        WINDOW._replace(since=day("2023-09-01")),
        held(("2024-02-01", None)),
        SERVED.joined,
        SERVED,
        {"2024-02-01": ("ok", "2029-12-31"), "2030-01-01": ("overdue", "2029-12-31")},
    ),
    (
        "a young teacher who becomes a deputy is a beginner as long as his own first term runs",
        DEPUTIES,
        held(("2024-02-01", None)),
        day("2022-09-01"),
        History(service=day("2022-09-01"), joined=day("2022-09-01")),
        {"2024-02-01": ("exempt", "2029-02-01"), "2029-02-02": ("overdue", "2029-02-01")},
    ),
    (
        "nobody knows since when the post is held",
        DEPUTIES,
        held(("1900-01-01", None)),
        None,
        SERVED,
        {"2023-09-01": ("no_data", None)},
    ),
]
