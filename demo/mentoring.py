"""Mentors of the demo school: pairs by the orders of two years, diaries, exit notes; one pair waits for its order."""

from ..tools.guard import with_pass
from .tables import find_user, read, register

NOTE = {
    "mentor_achievements": "Сабактын максатын так коёт, окуучулар менен тил табышат.",
    "mentor_difficulties": "Баалоонун критерийлерин түзүүгө убакыт көп кетет.",
    "mentee_achievements": "Ачык сабак өткөрдүм, бирикменин отурумунда тажрыйбам менен бөлүштүм.",
    "mentee_difficulties": "Ата-энелер менен иштөө дагы эле кыйын.",
    "conclusion": "Өз алдынча иштей алат, насаатчылык аяктады.",
}


def draft(env, clock, teachers, key, years_ago=0):
    """Return the pairs of an order, drafted by the deputy.

    :param key: key of the order, empty for the pair that has none yet
    """
    last = clock.parse("05-24", years_ago)
    rows = [row for row in read("mentoring.csv", ";") if row["order"] == key]
    return (
        env["methodical.mentoring"]
        .with_user(find_user(env, "deputy"))
        .create(
            [
                {
                    "mentor_id": teachers[row["mentor"]].id,
                    "teacher_id": teachers[row["mentee"]].id,
                    "ground": "young" if key else "other",
                    "date_to": last,
                }
                for row in rows
            ]
        )
    )


def load(env, clock, teachers):
    """Write the diaries and finish the pairs of last year; one pair is drafted today."""
    draft(env, clock, teachers, "")
    pairs = env["methodical.mentoring"].search([("state", "=", "active")])
    for pair in pairs:
        pair.message_ids.write({"date": clock.at(pair.date_from, 16, 25)})
        _write_diary(env, clock, pair, teachers)
    past = pairs.filtered(lambda pair: pair.date_to < clock.today)
    past.write(NOTE)
    for pair in past:
        _finish(clock, pair)
    register(env, {f"mentoring_{place}_demo": pair for place, pair in enumerate(pairs.sorted("id"), start=1)})


def _write_diary(env, clock, pair, teachers):
    """Write the diary of one pair as far as its days allow; what is due by then is marked."""
    rows = [
        row
        for row in read("mentoring_diary.csv", ";")
        if (teachers[row["mentor"]], teachers[row["mentee"]]) == (pair.mentor_id, pair.teacher_id)
    ]
    env["methodical.mentoring.entry"].create(
        [
            {
                "mentoring_id": pair.id,
                "date": day,
                "hours": float(row["hours"]),
                **{name: row[name] for name in ("name", "observation", "advice")},
            }
            for row in rows
            if (day := max(clock.parse_in(row["day"]), pair.date_from)) <= (pair.date_to or clock.today)
        ]
    )
    due = pair.line_ids.filtered(lambda line: line.date_planned < pair.silent_since)
    for line in due:
        line.write({"mentor_done_on": line.date_planned, "mentee_done_on": line.date_planned})


def _finish(clock, pair):
    """Finish a pair on its last day: all of its plan is done, all of its diary was read."""
    pair.line_ids.write({"mentor_done_on": pair.date_to, "mentee_done_on": pair.date_to})
    for entry in pair.entry_ids:
        entry.seen_on = entry.date
    before = pair.message_ids
    pair.action_finish()
    with_pass(pair).date_finished = pair.date_to
    (pair.message_ids - before).write({"date": clock.at(pair.date_to, 15, 40)})
