"""Who acts for whom in the demo school: a leave that is over, an illness of these days, one that comes, one called off."""

from datetime import timedelta

from odoo import fields

from ..tools.guard import with_pass
from .tables import find, find_user

#: key of the order: who is absent, in which post, who acts, first and last day counted from today, why, who enters it
PERIODS = {
    "acting_over": ("director", "director", "deputy", -36, -26, "Эмгек өргүүсү", "deputy"),
    "acting_trip": ("deputy", "deputy_teaching", "scientific", 24, 27, "Иш сапары: Ош шаары", "hr"),
    "acting_now": ("scientific", "deputy_scientific", "deputy", -3, 6, "Оорусуна байланыштуу", "hr"),
    "acting_coming": (
        "deputy",
        "deputy_teaching",
        "methodologist",
        10,
        16,
        "Квалификацияны жогорулатуу курсу",
        "hr",
    ),
}


def draft(env, clock, teachers):
    """Enter the periods as drafts; return {key of the order: period}."""
    found = {}
    for key, (absent, post, substitute, first, last, reason, login) in PERIODS.items():
        found[key] = (
            env["methodical.acting"]
            .with_user(find_user(env, login))
            .create(
                {
                    "company_id": clock.company.id,
                    "absent_id": teachers[absent].id,
                    "post_id": find(env, "post_", post).id,
                    "substitute_id": teachers[substitute].id,
                    "date_from": clock.today + timedelta(days=first),
                    "date_to": clock.today + timedelta(days=last),
                    "reason": reason,
                }
            )
        )
    return found


def let_past_run(clock, orders):
    """Let the effects of orders on periods that are over today count as done on their days.

    The engine lets nobody begin to act in the past, and the demo tells the past.
    """
    # sudo: the story is told from above
    for effect in orders.sudo().effect_ids.filtered(
        "acting_id"
    ):  # sudo: the effect of an order is the engine's
        period = effect.acting_id
        if period.date_to < clock.today:
            with_pass(period)._move_to("in_force", order_id=effect.order_id.id)
            with_pass(effect).write({"done_at": fields.Datetime.to_datetime(effect.order_id.date_planned)})
