"""Plans of the demo schools and the way of each through its approval, as far as it has come today."""

from datetime import timedelta

from odoo import Command

from . import plan_items
from .story import play
from .tables import find_user, register

HEADS = {
    "science": "head",
    "kyrgyz": "head3",
    "foreign": "head2",
    "humanities": "head4",
    "primary": "head5",
    "class_teachers": "head",
}
LAST_HEADS = {"humanities": "exhead"}
KYRGYZ = {
    "analysis": "Өткөн жылы пландын негизги бөлүгү аткарылды, отурумдар өз убагында өттү. Көйгөй: сабактарга өз ара"
    " катышуу аз болду, жаш мугалимдерге туруктуу жардам керек.",
    "aim": "Мугалимдердин кесиптик чеберчилигин жогорулатуу аркылуу окуучулардын билим сапатын арттыруу.",
    "tasks": "1. Компетенттүүлүккө негизделген сабактарды иштеп чыгуу.\n2. Жаш адистерге насаатчылык уюштуруу.\n"
    "3. Алдыңкы тажрыйбаны топтоо жана жайылтуу.",
    "source_school_plan": "Мектептин жылдык планы, II бөлүм, 3–7-пункттар",
    "source_theme": "Мугалимдин кесиптик өсүшү — билим сапатынын негизи",
    "source_guidance": "Шаардык усулдук борбордун август кеңешмесинин сунуштары",
}
RUSSIAN = {
    "analysis": "План прошлого года выполнен в основной части. Недостаточно взаимопосещений, начинающим учителям нужна"
    " постоянная помощь.",
    "aim": "Повышение качества языкового образования через рост профессионального мастерства учителей.",
    "tasks": "1. Задания на функциональную грамотность в каждой теме.\n2. Наставничество начинающих учителей.\n"
    "3. Обмен передовым опытом.",
    "source_school_plan": "Годовой план школы, раздел II, пункты 3–7",
    "source_theme": "Профессиональный рост учителя — основа качества знаний",
    "source_guidance": "Рекомендации августовского совещания городского методического центра",
}
#: why the approved plan of an association changes
AMENDMENT = "Район робототехника семинарын биздин мектепте өткөрүүнү сунуштады, бирикме ага даярданат."
#: why a recommendation of last year is not planned
LATER = {
    "ky": "Тапшырмалардын банкы методикалык кеңештин планында бар, бирикме ага материал берет.",
    "ru": "Банк заданий ведёт методический совет, объединение передаёт ему материалы.",
}


def load_last_year(env, clock, year, bodies):
    """Let each association have had its plan of last year, approved by the deputy in its September."""
    deputy, plans = find_user(env, "deputy"), {}
    heads = {**HEADS, **LAST_HEADS}
    for number, key in enumerate(HEADS):
        head = find_user(env, heads[key])
        plan = plans[key] = _create(env, clock, key, bodies[key], year, head, share=0.8)
        sent = clock.after(year.date_start, 1 + number % 3)
        play(
            clock,
            plan,
            ("submit", head, clock.at(sent, 15, 10 + number)),
            ("approved", deputy, clock.at(clock.after(sent, 1 + number % 2), 11, 20 + number)),
        )
        register(env, {f"plan_{key}_last_demo": plan})
    return plans


def load_current_year(env, clock, year, bodies, diary):
    """Let the plans of this year have come as far as they would: approved, waiting, returned and not yet submitted.

    :param diary: meetings.MeetingBook of the meetings that considered them
    """
    plans, heads = {}, {key: find_user(env, login) for key, login in HEADS.items()}
    for key in HEADS:
        share = 0.8 if key == "class_teachers" else 1
        plans[key] = _create(env, clock, key, bodies[key], year, heads[key], share)
        if key != "class_teachers":
            _answer_recommendations(plans[key])
    days = {row["body"]: row["day"] for row in diary.rows if row["about"] == "plan"}
    for key, day in days.items():
        play(clock, plans[key], ("submit", heads[key], clock.at(day, 10, 5)))
    diary.load_plans(plans)
    for key in ("science", "kyrgyz", "primary"):
        _approve(env, clock, plans[key], days[key])
    _return(env, clock, plans["foreign"], heads["foreign"], days["foreign"])
    register(env, {f"plan_{key}_demo": plan for key, plan in plans.items()})
    _make_second_version(env, clock, plans["science"], heads["science"])
    return plans


def load_deputies(env, clock, year, teachers):
    """Let the deputies have plans of the year and of each quarter that has begun; the newest waits for the director."""
    director = find_user(env, "director")
    for login in ("deputy", "scientific"):
        user, card = find_user(env, login), teachers[login]
        started = year.term_ids.filtered(lambda term: term.date_start <= clock.today).sorted("number")
        for period in [year, *started]:
            is_newest = period == started[-1:] and period.number > 1
            if is_newest and login == "scientific":
                continue  # forgotten: the register shows it
            plan = _create_own(env, clock, login, card, year, period, user)
            minute = 7 * len(started) + 20 * (period == year)
            sent = clock.at(clock.after(period.date_start, 1), 10, minute)
            decided = clock.at(clock.after(period.date_start, 3), 16, minute + 4)
            play(
                clock, plan, ("submit", user, sent), *([] if is_newest else [("approved", director, decided)])
            )
            register(env, {f"plan_{login}_{getattr(period, 'number', 'year')}_demo": plan})


def load_second(env, clock, year, body):
    """Let the second school have a draft."""
    plan = _create(env, clock, "primary", body, year, find_user(env, "head_second"), share=0.7)
    register(env, {"plan_second_demo": plan})


def _create(env, clock, key, body, year, head, share=1.0):
    """Create the plan of an association as its head, with the progress of its items."""
    members = body._get_members(max(year.date_start, min(clock.today, year.date_end)))
    card = env["methodical.teacher"]._get_of_user(head, body.company_id)
    return (
        env["methodical.plan"]
        .with_user(head)
        .create(
            {
                "body_id": body.id,
                "company_id": body.company_id.id,
                "school_year_id": year.id,
                **(RUSSIAN if key == "foreign" else KYRGYZ),
                "item_ids": [
                    Command.create(values)
                    # sudo: the demo names members whose cards a head may not read
                    for values in plan_items.prepare(env, clock, key, year, card, members.sudo(), share)
                ],
            }
        )
    )


def _create_own(env, clock, login, card, year, period, user):
    is_year = period == year
    key = login if is_year else "deputy_quarter"
    return (
        env["methodical.plan"]
        .with_user(user)
        .create(
            {
                "owner_kind": "deputy",
                "body_id": False,
                "owner_id": card.id,
                "company_id": year.company_id.id,
                "school_year_id": year.id,
                "horizon": "year" if is_year else "quarter",
                "term_id": False if is_year else period.id,
                "aim": (RUSSIAN if user.lang == "ru_RU" else KYRGYZ)["aim"],
                "item_ids": [
                    Command.create(values) for values in plan_items.prepare(env, clock, key, period, card)
                ],
            }
        )
    )


def _answer_recommendations(plan):
    """Let the head plan the first recommendation of last year and answer why the second one is not planned yet."""
    rows = plan.recommendation_ids
    observations = plan.item_ids.filtered(lambda item: item.form_id.code == "observation")
    if rows and observations:
        rows[0].write({"item_ids": [Command.set(observations[:1].ids)]})
    if len(rows) > 1:
        rows[1].write({"answer": LATER["ru" if plan.aim == RUSSIAN["aim"] else "ky"]})


def _approve(env, clock, plan, day):
    """Lead a plan that a meeting considered on a day through the steps that follow."""
    play(
        clock,
        plan,
        ("approved", find_user(env, "deputy"), clock.at(clock.after(day, 1), 11, 5)),
        ("approved", find_user(env, "director"), clock.at(clock.after(day, 3), 9, 50)),
    )


def _return(env, clock, plan, head, day):
    """Let a plan that a meeting considered on a day come back with two remarks, of which one is answered."""
    remarks = [
        "Уточните ответственных за неделю языков: назовите учителей, а не всё объединение.",
        "Открытый урок и конкурс чтецов приходятся на одну неделю с контрольными работами — перенесите один из них.",
    ]
    play(
        clock,
        plan,
        ("returned", find_user(env, "deputy"), clock.at(clock.after(day, 4), 12, 10), {"remarks": remarks}),
    )
    if first := plan.remark_ids.sorted("id")[:1]:
        first.with_user(head).write({"answer": "done", "answer_text": "Ответственные названы поимённо."})


def _make_second_version(env, clock, plan, head):
    """Let the head prepare a second version of an approved plan: one item more, what is done stays done."""
    if plan.state != "approved":
        return
    action = plan.with_user(head).action_new_version()
    version = env["methodical.plan"].browse(action["res_id"])
    version.with_user(head).write({"amendment_reason": AMENDMENT})
    day = clock.after(clock.today, 15)
    for item, old in zip(version.item_ids.sorted("id"), plan.item_ids.sorted("id"), strict=True):
        result = old.actual_result or (old.state == "done" and old.expected_result)
        item.write({"state": old.state, "actual_result": result, "date_done": old.date_done})
    version.item_ids.with_user(head).create(
        {
            "plan_id": version.id,
            "name": "Робототехника боюнча райондук семинарга даярдык",
            "direction_id": plan.item_ids[0].direction_id.id,
            "date_from": day,
            "date_to": min(day + timedelta(days=7), max(day, plan.date_to)),
            "is_joint": True,
            "expected_result": "Семинардын программасы",
        }
    )
    register(env, {"plan_science_version_demo": version})
