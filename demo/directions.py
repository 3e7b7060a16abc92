"""Directions of the work of associations, which the methodical council approves at its meeting in August."""

from odoo import Command

from .plans import HEADS
from .story import play
from .tables import find, find_user, register

#: numbers of the directions that matter most to an association; the class teachers still write theirs
CHOSEN = {
    "science": "1 3 4",
    "kyrgyz": "1 2 8",
    "foreign": "1 2 10",
    "humanities": "1 6 8",
    "primary": "2 4 5",
}
FORMS = {
    "ky_KG": "Ачык сабактар, семинарлар, жупта иштөө, сабактарга өз ара катышуу.",
    "ru_RU": "Открытые уроки, семинары, работа в парах, взаимопосещение уроков.",
}


def load(env, clock, year, bodies):
    """Let the heads submit the directions of this year in the last days of August; a draft is left."""
    for key in HEADS:
        user = find_user(env, HEADS[key])
        chosen = find(env, "direction_", CHOSEN.get(key, "5"))
        directions = (
            env["methodical.directions"]
            .with_user(user)
            .create(
                {
                    "company_id": clock.company.id,
                    "body_id": bodies[key].id,
                    "school_year_id": year.id,
                    "direction_ids": [Command.set(chosen.ids)],
                    "forms": FORMS[user.lang],
                }
            )
        )
        if key in CHOSEN:
            day = min(clock.after(year.date_start, -5), clock.parse("08-27"))
            play(clock, directions, ("submit", user, clock.at(day, 12, 10)))
        register(env, {f"directions_{key}_demo": directions})
