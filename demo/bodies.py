"""Associations of the demo schools: opened by orders, with members from date to date and heads seated by orders."""

from datetime import date, timedelta

from ..tools.guard import with_pass
from .tables import find, read, register

OPENED_YEARS_AGO = 2


def create(env, company, clock, teachers):
    """Create the bodies with their members and open them; return {key: body}.

    The one without an opening order stays a proposal: it has too few members.
    """
    rows = read("bodies.csv", ";")
    opened = clock.september(OPENED_YEARS_AGO)
    records = env["methodical.body"].create(
        [_prepare_body(env, company, teachers, row, number) for number, row in enumerate(rows, 1)]
    )
    bodies = {row["key"]: body for row, body in zip(rows, records, strict=True)}
    for row in rows:
        bodies[row["key"]].update_field_translations(
            "name", {"en_US": row["name_en"], "ru_RU": row["name_ru"]}
        )
    env["methodical.membership"].create(
        [
            _prepare_member(env, teachers, row, bodies[row["key"]], key, opened)
            for row in rows
            for key in row["members"].split()
        ]
    )
    for row in rows:
        if row["opening"]:
            open_body(env, bodies[row["key"]], opened)
    register(env, {f"body_{key}_demo": body for key, body in bodies.items()})
    return bodies


def create_second(env, company, clock, teachers):
    """Create the one association of the second school with its head."""
    opened = clock.september(1)
    body = env["methodical.body"].create(
        {
            "name": "Башталгыч класстар",
            "company_id": company.id,
            "association_kind": "primary",
            "area_ids": find(env, "area_", "primary").ids,
            "theme": "Окуу жана жазуу — бүт билимдин башаты",
            "supervisor_id": teachers["second_director"].id,
        }
    )
    body.update_field_translations("name", {"en_US": "Primary grades", "ru_RU": "Начальные классы"})
    members = [card for key, card in teachers.items() if key != "second_director"]
    env["methodical.membership"].create(
        [
            {"body_id": body.id, "teacher_id": card.id, "date_from": max(opened, card.date_joined)}
            for card in members
        ]
    )
    open_body(env, body, opened)
    term = {"teacher_id": teachers["second_head"].id, "mode": "elected", "votes_for": 3, "votes_against": 0}
    meeting = {"date_from": opened, "meeting_reference": "№ 1", "meeting_date": opened}
    seat(env["methodical.head.term"].create({"body_id": body.id, **term, **meeting}))
    register(env, {"body_second_demo": body})
    return body


def seat_heads(env, clock, bodies, teachers, current):
    """Seat the heads of the years before, or (current) those of this year, by orders of the director."""
    rows = [row for row in read("head_terms.csv", ";") if current == (row["years_ago"] == "0")]
    terms = env["methodical.head.term"].create([_prepare_term(clock, bodies, teachers, row) for row in rows])
    for term in terms:
        seat(term)


def open_body(env, body, day):
    """Open a body as the order of that day did."""
    with_pass(body)._open(env["methodical.order"], day)


def seat(term):
    """Announce what the meeting decided and seat the head as the order did."""
    if term.mode != "appointed":
        term.action_announce()
    with_pass(term)._seat(term.env["methodical.order"])


def change(env, clock, bodies, teachers):
    """Do what the summer brought: one association was dissolved, its teachers joined another, some members left."""
    arts, humanities = bodies["arts"], bodies["humanities"]
    moved = arts.membership_ids.teacher_id
    with_pass(arts)._dissolve(env["methodical.order"], clock.september() - timedelta(days=3))
    member = {
        "body_id": humanities.id,
        "kind_id": find(env, "choice_member_", "teacher").id,
        "date_from": clock.september(),
    }
    env["methodical.membership"].create([{**member, "teacher_id": teacher.id} for teacher in moved])
    left = bodies["science"].membership_ids.filtered(lambda row: row.teacher_id == teachers["left1"])
    left |= bodies["class_teachers"].membership_ids.filtered(
        lambda row: row.teacher_id == teachers["society1"]
    )
    left.write({"date_to": date(clock.first_year, 6, 15)})


def _prepare_body(env, company, teachers, row, number):
    areas = find(env, "", row["areas"])
    return {
        "name": row["name_ky"],
        "company_id": company.id,
        "sequence": number,
        "kind": row["kind"],
        "association_kind": row["association_kind"] or "other",
        "area_ids": areas.ids if areas else [],
        "supervisor_id": teachers[row["supervisor"]].id if row["supervisor"] else False,
        "theme": row["theme"],
    }


def _prepare_member(env, teachers, row, body, key, opened):
    kind = "class_teacher" if row["association_kind"] == "class_teachers" else "teacher"
    return {
        "body_id": body.id,
        "teacher_id": teachers[key].id,
        "kind_id": find(env, "choice_member_", kind).id,
        "role": "secretary" if key == row["members"].split()[1] else "member",
        "date_from": max(opened, teachers[key].date_joined) if row["opening"] else teachers[key].date_joined,
    }


def _prepare_term(clock, bodies, teachers, row):
    day = clock.september(int(row["years_ago"]))
    return {
        "body_id": bodies[row["body"]].id,
        "teacher_id": teachers[row["teacher"]].id,
        "mode": row["mode"],
        "date_from": day,
        "votes_for": int(row["votes_for"]),
        "votes_against": int(row["votes_against"]),
        "votes_abstained": int(row["votes_abstained"]),
        "meeting_reference": row["meeting"],
        "meeting_date": day,
        "override_reason": row["reason"] or False,
    }
