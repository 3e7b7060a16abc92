"""What is new in regulations (rules, routes, legal terms) comes to presets and to the regulations of schools."""

from odoo import SUPERUSER_ID, api

from odoo.addons.school_methodical.tools.upgrade import complete_presets, complete_schools

#: rows of a regulation: the field that tells them apart, and what is new in this version
ROWS = {
    "rule_ids": (
        "code",
        {
            "course_away_body",
            "course_away_subject",
            "course_share",
            "attestation_retake",
            "mentor",
            "mentoring_silence",
        },
    ),
    "route_ids": ("document", {"course_schedule"}),
    "deadline_rule_ids": ("code", {"J18", "J19", "J20", "J29", "J34"}),
}


def migrate(cr, version):
    """Add what is missing; rows that exist stay as they are, and so do regulations that were replaced."""
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
    complete_schools(env, complete_presets(env, ROWS), ROWS)
