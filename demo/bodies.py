"""Associations of the demo schools: opened by orders, with members from date to date and heads on their way."""

from datetime import date

from ..tools.guard import with_pass
from .tables import find, find_user, read, register

#: working days from the first day of a new head until both have signed
HANDED = {"handed_at": 1, "received_at": 2}


def create(env, company, clock, teachers):
    """Create the proposals of bodies with their members, which the orders open; return {key: body}."""
    rows = read("bodies.csv", ";")
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
            _prepare_member(env, clock, teachers, row, bodies[row["key"]], place, key)
            for row in rows
            for place, key in enumerate(_get_members(row, teachers))
        ]
    )
    register(env, {f"body_{key}_demo": body for key, body in bodies.items()})
    return bodies


def create_second(env, company, clock, teachers):
    """Create the one association of the second school, a proposal."""
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
    register(env, {"body_second_demo": body})
    return body


def open_parents(env, company, teachers, clock):
    """Open the book of the meetings of parents, of which the methodologist keeps the minutes; return the body."""
    body = env["methodical.body"].create(
        {"name": "Ата-энелер чогулушу", "company_id": company.id, "kind": "parents"}
    )
    body.update_field_translations("name", {"en_US": "Meetings of parents", "ru_RU": "Родительские собрания"})
    roles = {"director": "member", "methodologist": "secretary"}
    env["methodical.membership"].create(
        [
            {
                "body_id": body.id,
                "teacher_id": teachers[key].id,
                "role": role,
                "date_from": clock.september(1),
            }
            for key, role in roles.items()
        ]
    )
    body.action_open_parents()
    # the button knows only today
    with_pass(body).write({"opening_date": clock.september(1)})
    register(env, {"body_parents_demo": body})
    return body


def let_leave(clock, bodies, teachers):
    """Do what the summer brought: some members left."""
    left = bodies["science"].membership_ids.filtered(lambda row: row.teacher_id == teachers["left1"])
    left |= bodies["class_teachers"].membership_ids.filtered(
        lambda row: row.teacher_id == teachers["society1"]
    )
    left.write({"date_to": date(clock.first_year, 6, 15)})


def share_functions(env, bodies, teachers):
    """Let the director name deputies who do single functions for one association, whatever the regulation says."""
    functions = {"control": "deputy", "report": "scientific", "consult": "deputy"}
    env["methodical.body.duty"].with_user(find_user(env, "director")).create(
        [
            {"body_id": bodies["science"].id, "function": function, "teacher_id": teachers[key].id}
            for function, key in functions.items()
        ]
    )


def hold_election(env, clock, bodies, teachers, diary):
    """Let the meeting of an association have voted on three candidates; the result is not announced yet."""
    met, first = clock.after(clock.today, -2), clock.after(clock.today, 6)
    votes = {"russian2": (4, 2, 1), "english1": (2, 4, 1), "german1": (1, 5, 1)}
    terms = (
        env["methodical.head.term"]
        .with_user(find_user(env, "scientific"))
        .create(
            [
                {
                    "body_id": bodies["foreign"].id,
                    "teacher_id": teachers[key].id,
                    "mode": "elected",
                    "date_from": first,
                    "meeting_reference": "№ 3",
                    "meeting_date": met,
                    "votes_for": votes_for,
                    "votes_against": against,
                    "votes_abstained": abstained,
                }
                for key, (votes_for, against, abstained) in votes.items()
            ]
        )
    )
    if meeting := diary.load_election():
        terms.write({"meeting_reference": f"№ {meeting.number}"})


def propose(env, bodies):
    """Let the deputy draft the order that opens the proposed association."""
    body = bodies["early_english"].with_user(find_user(env, "scientific"))
    action = body.action_draft_opening()
    order = body.env["methodical.order"].browse(action["res_id"])
    order.write({"needs_acknowledgement": False})
    register(env, {"order_proposal_demo": order})


def sign_handover(env, clock, bodies):
    """Let the heads of this September sign their handing over; the newest one is open."""
    handover = env["methodical.handover"].search([("body_id", "=", bodies["humanities"].id)])
    handover.with_user(find_user(env, "exhead")).action_hand_over()
    handover.with_user(find_user(env, "head4")).action_receive()
    moments = {name: clock.at(clock.after(handover.date, days), 13) for name, days in HANDED.items()}
    # the buttons know only today
    with_pass(handover).write({name: min(moment, clock.now) for name, moment in moments.items()})


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


def _get_members(row, teachers):
    """Return the keys of the members of a body; '*' stands for the whole staff."""
    keys = [key for key in row["members"].split() if key != "*"]
    if "*" in row["members"]:
        keys += [key for key, card in teachers.items() if key not in keys and card.active]
    return keys


def _prepare_member(env, clock, teachers, row, body, place, key):
    kind = "class_teacher" if row["association_kind"] == "class_teachers" else "teacher"
    joined = teachers[key].date_joined
    return {
        "body_id": body.id,
        "teacher_id": teachers[key].id,
        "kind_id": find(env, "choice_member_", kind).id,
        "role": "secretary" if place == 1 else "member",
        "date_from": max(clock.september(int(row["since"])), joined) if row["since"] else joined,
    }
