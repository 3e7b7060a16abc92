"""How teachers stand to the norms of courses is written when a fact changes; here it is written for the first time."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Write the standings of all cards, those of people who left too."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    env["methodical.course.standing"]._refresh(env["methodical.teacher"].search([]))
