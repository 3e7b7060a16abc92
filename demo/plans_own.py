"""Plans that belong to no association: of the school, of the methodical council, of single teachers; what was made of them."""

from odoo import Command

from . import plan_items
from .story import play
from .tables import find_user, register

#: key of the table of activities: (kind of owner, who writes it, association or card, when after the first of September, who approves)
PLANS = {
    "school": ("school", "deputy", "", 1, "director"),
    "council": ("body", "scientific", "council", 3, "director"),
    "teacher": ("teacher", "teacher", "math2", 6, "head"),
    "teacher_ru": ("teacher", "teacher_ru", "russian2", 7, None),
}
AIM = {
    "ky_KG": "Окуучулардын билим сапатын мугалимдердин кесиптик өсүшү аркылуу жогорулатуу.",
    "ru_RU": "Рост качества знаний учеников через профессиональный рост учителя.",
}


def load(env, clock, year, teachers, bodies):
    """Create the plans and let those who decide them do so; one of a teacher still waits for the head."""
    for key, (kind, login, owner, days, approver) in PLANS.items():
        user = find_user(env, login)
        card = teachers[owner] if kind == "teacher" else env["methodical.teacher"]
        body = bodies[owner] if kind == "body" else env["methodical.body"]
        writer = env["methodical.teacher"]._get_of_user(user, clock.company)
        plan = (
            env["methodical.plan"]
            .with_user(user)
            .create(
                {
                    "owner_kind": kind,
                    "body_id": body.id,
                    "owner_id": card.id,
                    "company_id": clock.company.id,
                    "school_year_id": year.id,
                    "aim": AIM[user.lang],
                    "source_school_plan": "Мектептин жылдык планы",
                    "source_theme": "Мугалимдин кесиптик өсүшү — билим сапатынын негизи",
                    "source_guidance": "Шаардык усулдук борбордун сунуштары",
                    "item_ids": [
                        Command.create(values) for values in plan_items.prepare(env, clock, key, year, writer)
                    ],
                }
            )
        )
        day = clock.after(year.date_start, days)
        steps = [("submit", user, clock.at(day, 15, 20))]
        if approver:
            steps.append(("approved", find_user(env, approver), clock.at(clock.after(day, 2), 10, 15)))
        play(clock, plan, *steps)
        register(env, {f"plan_{key}_demo": plan})


def attach_orders(env, book, plans):
    """Note with activities of the associations which orders carried them out: courses and subject weeks.

    :param book: orders.OrderBook
    :param plans: {key: plan}
    """
    Evidence = env["methodical.plan.evidence"]
    for order, body, form in (("course", "science", "course"), ("mentoring", "primary", "mentoring")):
        # sudo: the activity of another's plan
        items = plans[body].sudo().item_ids.filtered(lambda item, form=form: item.form_id.code == form)
        if items and order in book.orders:
            Evidence._attach(items[:1], book.orders[order])
