"""Since when the director and the deputies of the demo school hold their posts: entered from the orders of appointment."""

from .tables import find_user


def load(env, teachers):
    """Correct the first days of posts of the management, as the officer does.

    :param teachers: {key: card}
    """
    cards = env["methodical.teacher"].union(*teachers.values())
    started = {row.teacher_id: row.date_start for row in cards.service_ids if row.kind == "managerial"}
    Period = env["methodical.post.period"].with_user(find_user(env, "hr"))
    held = Period.search([("teacher_id", "in", cards.ids), ("post_id.is_management", "=", True)])
    for number, row in enumerate(held.filtered(lambda row: row.teacher_id in started), start=11):
        day = started[row.teacher_id]
        row.write({"date_from": day, "note": f"{day:%d.%m.%Y} № {number}-К буйругу"})
