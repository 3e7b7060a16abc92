"""Courses of the demo school: certificates of many years, a referral of this autumn, needs, a document to be checked."""

from base64 import b64decode

from dateutil.relativedelta import relativedelta

from odoo import Command

from ..tools.guard import with_pass
from . import scans
from .tables import find_user, read, register

PROVIDERS = {
    "ripk": "Педагогдордун квалификациясын жогорулатуу институту",
    "kao": "Билим берүү академиясы",
    "centre": "Шаардык усулдук борбор",
}
NEEDS = (
    ("math2", "Маалыматтарды талдоо математика сабагында", "Долбоорлордо статистиканы колдонуу кыйын."),
    ("kyrgyz4", "Окуучулардын жазуу компетенттүүлүгү", "Жаш мугалим, эссе менен иштөөнү үйрөнгүсү келет."),
    ("russian2", "Современные подходы к чтению", "Нужны приёмы для классов с разным уровнем языка."),
)


def load(env, clock, teachers):
    """Bring the certificates of courses.csv in, let three go to the course of the order of September, state needs."""
    officer = find_user(env, "hr")
    Course = env["methodical.course"].with_user(officer)
    providers = _create_providers(env, clock)
    past = _load_past(Course, clock, teachers, providers)
    referred = _load_referred(Course, env, clock, teachers, providers)
    needs = _load_needs(env, clock, teachers)
    # sudo: the cards of all teachers
    env["methodical.course.standing"]._refresh(past.sudo().teacher_id)
    register(
        env,
        {f"course_{place}_demo": course for place, course in enumerate(past | referred | needs, start=1)},
    )


def _create_providers(env, clock):
    """Return {key: contact} of those who give courses; with the institute there is an agreement."""
    tag = env.ref("school_methodical.partner_category_provider")
    providers = {
        key: env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "company_id": clock.company.id,
                "category_id": [Command.link(tag.id)],
            }
        )
        for key, name in PROVIDERS.items()
    }
    providers["ripk"].write(
        {
            "category_id": [Command.link(env.ref("school_methodical.partner_category_partner").id)],
            "methodical_agreement": "№ 14, кызматташуу жөнүндө",
            "methodical_agreement_until": clock.today + relativedelta(months=2),
        }
    )
    register(env, {f"provider_{key}_demo": provider for key, provider in providers.items()})
    return providers


def _load_past(Course, clock, teachers, providers):
    rows = read("courses.csv", ";")
    pairs = [(teachers[row["teacher"]], _prepare(clock, row, providers)) for row in rows]
    values = Course._prepare_imported(pairs, clock.company)
    for vals in values:
        day = vals["document_date"]
        vals.update(handed_in_on=day, decided_on=min(day + relativedelta(days=5), clock.today))
    decided = [vals for row, vals in zip(rows, values, strict=True) if row["hands"] == "credited"]
    # sudo: rows of the past have decisions, which nobody may write
    courses = with_pass(Course.sudo()).create(decided).sudo(False)
    for row, (teacher, vals) in zip(rows, pairs, strict=True):
        if row["hands"] != "credited":
            courses |= _hand_in(Course, teacher, vals, row)
    return courses


def _prepare(clock, row, providers):
    years, months = row["end"].strip("-m").split("y")
    end = clock.today - relativedelta(years=int(years), months=int(months))
    days = 1 if row["kind"] in ("seminar", "in_school") else 11
    return {
        "name": row["name"],
        "kind": row["kind"],
        "provider_id": providers[row["provider"]].id,
        "provider_name": providers[row["provider"]].name,
        "hours": int(row["hours"]),
        "date_start": end - relativedelta(days=days),
        "date_end": end,
        "document_kind": "diploma" if row["kind"] == "retraining" else "certificate",
        "document_number": row["number"] or False,
        "document_date": end,
        "sharing": "event" if int(years) == 0 else "none",
    }


def _hand_in(Course, teacher, vals, row):
    """Let the officer take a paper of a teacher in, and refuse the one that the council did not accept."""
    course = Course.create({"teacher_id": teacher.id, "name": vals["name"], "kind": vals["kind"]})
    course.action_hand_in(**vals, document_ids=_scan(Course.env, row["number"]).ids)
    if row["hands"] == "refused":
        course.action_refuse("Күбөлүктө башка адамдын аты-жөнү жазылган.", "4")
    return course


def _scan(env, number):
    return env["ir.attachment"].create({"name": f"{number}.pdf", "raw": b64decode(scans.make(number))})


def _load_referred(Course, env, clock, teachers, providers):
    """Load the course of the order of September: one credited and shared at a meeting, one to be checked, one late."""
    order = env.ref("school_methodical.order_course_demo")
    # sudo: as above
    courses = with_pass(Course.sudo()).create(
        [
            {
                "teacher_id": teachers[key].id,
                "name": "STEM-окутуунун негиздери",
                "provider_id": providers["kao"].id,
                "hours": 72,
                "date_start": order.date_from,
                "date_end": order.date_to,
                "planned_year": clock.first_year,
                "planned_term": "1",
                "chosen_by": "teacher",
                "sharing": "meeting",
                "state": "referred",
                "order_id": order.id,
            }
            for key in ("math2", "physics2", "german1")
        ]
    )
    courses._refresh_terms()
    if order.date_to < clock.today:
        _hand_in_referred(clock, courses, order.date_to)
    # sudo: out of it again
    return courses.sudo(False)


def _hand_in_referred(clock, courses_sudo, last):
    """Let the first bring his paper in time and have it credited, the second bring his the other day.

    :param last: last day of the course (datetime.date)
    """
    days = (clock.after(last, 4), clock.after(clock.today, -2))
    for number, day, course_sudo in zip(("КЖ 0048511", "КЖ 0048512"), days, courses_sudo, strict=False):
        # sudo: out of it again, the officer takes them in
        course = course_sudo.sudo(False)
        course.action_hand_in(
            document_kind="certificate",
            document_number=number,
            document_date=last,
            document_ids=_scan(course.env, number).ids,
        )
        with_pass(course_sudo).handed_in_on = min(max(day, last), clock.today)
    # sudo: as above
    courses_sudo[0].sudo(False).action_credit()
    with_pass(courses_sudo[0]).decided_on = courses_sudo[0].handed_in_on
    courses_sudo._refresh_terms()


def _load_needs(env, clock, teachers):
    """State what teachers need; the head has planned the first of them already, head and deputy said who should go."""
    needs = env["methodical.course"]
    for key, name, difficulty in NEEDS:
        card = teachers[key]
        needs |= needs.with_user(card.user_id or find_user(env, "deputy")).create(
            {
                "teacher_id": card.id,
                "name": name,
                "difficulty": difficulty,
                "hours": 72,
                "wished_year": clock.first_year,
                "wished_term": "3",
            }
        )
    own = needs[0].with_user(find_user(env, "head"))
    own.action_give_opinion("for", "Бирикмеде бул теманы биринчи болуп үйрөнүп, калгандарга үйрөтөт")
    own.action_plan()
    needs[1].with_user(find_user(env, "deputy")).action_give_opinion(
        "later", "9-класстын экзамендеринен кийин"
    )
    return needs
