"""What is new in regulations (rules, routes, legal terms) comes to presets and to the regulations of schools."""

from odoo import SUPERUSER_ID, Command, api

from odoo.addons.school_methodical.tools.upgrade import complete_presets, complete_schools

#: rows of a regulation: the field that tells them apart, and what is new in this version
ROWS = {
    "rule_ids": ("code", {"plan_directions", "plan_recommendations", "scheme_hours", "meeting_analysis"}),
    "route_ids": ("document", {"teacher_plan", "directions"}),
    "deadline_rule_ids": ("code", {"J4", "J5", "J6", "J7", "J8", "J9", "J10", "J22", "J24", "J30"}),
}


def migrate(cr, version):
    """Add what is missing; rows that exist stay as they are, and so do regulations that were replaced."""
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
    presets = complete_presets(env, ROWS)
    complete_schools(env, presets, ROWS)
    for preset, filed in presets.items():
        _add_step_of_head(preset, filed["route_ids"])


def _add_step_of_head(preset, routes):
    """Let the head check a scheme of work first in the route of one preset, where its file says so (F0 3.5b).

    Schools keep the route they have: who signs is theirs to say.
    """
    new = next(row["step_ids"] for row in routes if row["document"] == "scheme")
    route = preset.route_ids.filtered(lambda route: route.document == "scheme")
    if len(route) == 1 and len(route.step_ids) == 1 and len(new) == 2:
        route.step_ids = [Command.clear(), *new]
