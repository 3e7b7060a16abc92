"""Items of the demo plans: their dates in a school year, and how far each of them is on the day of the installation."""

from calendar import monthrange
from datetime import date, timedelta

from .tables import find, read
from .years import to_weekday

#: every so many items: forgotten after its term, postponed, called off last year
FORGOTTEN, POSTPONED, CALLED_OFF = 6, 11, 8
#: words that choose a member by what he does
WORDS = {"chem": "chemistry", "info": "informatics", "phys": "physics", "pe": "pe", "music": "music"}


def prepare(env, clock, key, period, head, members=None, share=1.0):
    """Return the values of the items of one plan.

    :param key: the ``body`` column of plan_items.csv; common items of the associations come first
    :param period: school year or quarter
    :param head: card of the head or deputy
    :param members: cards of the members
    :param share: which part of the table the plan holds
    """
    rows = read("plan_items.csv", ";")
    own = [row for row in rows if row["body"] == key]
    common = [row for row in rows if row["body"] == "ky" and members and key != "foreign"]
    chosen = (common + own)[: round((len(common) + len(own)) * share)]
    return [
        _prepare_item(env, clock, number, row, period, head, members) for number, row in enumerate(chosen, 1)
    ]


def _prepare_item(env, clock, number, row, period, head, members):
    first, last = _get_dates(row["when"], period)
    return {
        "sequence": number,
        "name": row["name"],
        "direction_id": find(env, "direction_", row["direction"]).id,
        "form_id": find(env, "choice_form_", row["form"]).id,
        "date_from": first,
        "date_to": last,
        "responsible_ids": _get_responsible(env, row["who"], head, members).ids,
        "is_joint": row["who"] == "joint",
        "expected_result": row["expected"],
        **_get_progress(clock, number, first, last, row["actual"]),
    }


def _get_dates(when, period):
    """Return the first and last day of an item.

    :param when: 'month', 'month-day', 'month/month', or of a quarter: 'first', 'last' (half), 'whole'
    """
    start, end = period.date_start, period.date_end
    if when == "whole":
        return start, end
    middle = start + (end - start) / 2
    if when in ("first", "last"):
        return (start, middle) if when == "first" else (middle, end)
    if "-" in when:
        day = to_weekday(_first_day(when[:2], start) + timedelta(days=int(when[3:]) - 1))
        return day, day
    first, last = (_first_day(month, start) for month in (when[:2], when[-2:]))
    last = last.replace(day=monthrange(last.year, last.month)[1])
    return max(first, start), min(last, end)


def _first_day(month, start):
    return date(start.year + (int(month) < 8), int(month), 1)


def _get_responsible(env, who, head, members):
    if who == "joint":
        return env["methodical.teacher"]
    if who == "head" or not members:
        return head
    if who in WORDS:
        return members.filtered(lambda card: WORDS[who] in card.subject_ids.mapped("code"))[:1] or head
    return members[int(who) % len(members)]


def _get_progress(clock, number, first, last, actual):
    """Return the values of the progress of an item today: done, forgotten, postponed, in work or planned."""
    if first > clock.today:
        return {"state": "planned"}
    if last >= clock.today:
        return {"state": "in_progress"}
    if last < clock.september() and number % CALLED_OFF == 0:
        return {"state": "cancelled"}
    if last >= clock.september() and number % FORGOTTEN == 0:
        return {"state": "planned"}
    if last >= clock.september() and number % POSTPONED == 0:
        return {"state": "postponed"}
    return {
        "state": "done",
        "actual_result": actual,
        "date_done": max(first, last - timedelta(days=number % 4)),
    }
