"""What is new in regulations (routes, functions, legal terms, words) comes to presets and to the regulations of schools."""

from odoo import SUPERUSER_ID, api

from odoo.addons.school_methodical.tools.upgrade import complete_presets, complete_schools

#: rows of a regulation: the field that tells them apart, and what is new in this version. The function “act” is a right
#: that a school gives itself: it comes to presets only
ROWS = {
    "duty_ids": ("function", {"countersign"}),
    "route_ids": ("document", {"order"}),
    "deadline_rule_ids": ("code", {"J25", "J31", "J33"}),
    "label_ids": ("term", {"personnel_mark"}),
}
PRESET_ROWS = {**ROWS, "duty_ids": ("function", {"countersign", "act"})}


def migrate(cr, version):
    """Add what is missing; rows that exist stay as they are, and so do regulations that were replaced."""
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
    presets = complete_presets(env, PRESET_ROWS)
    for preset, filed in presets.items():
        _add_lead_posts(preset, filed["deadline_rule_ids"])
    complete_schools(env, presets, ROWS)


def _add_lead_posts(preset, rows):
    """Say in the terms of one preset who is reminded besides: a field that is new in this version."""
    posts = {row["code"]: row["lead_post_ids"] for row in rows if "lead_post_ids" in row}
    for term in preset.deadline_rule_ids.filtered(lambda term: term.code in posts and not term.lead_post_ids):
        term.lead_post_ids = posts[term.code]
