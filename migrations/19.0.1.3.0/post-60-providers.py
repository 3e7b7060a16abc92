"""Providers of courses are contacts with a tag; who was chosen as one before there was a tag gets it."""

from odoo import SUPERUSER_ID, Command, api

PROVIDER = "school_methodical.partner_category_provider"


def migrate(cr, version):
    """Tag the contacts that courses name as their providers, unless the tag was deleted."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    tag = env.ref(PROVIDER, raise_if_not_found=False)
    courses = env["methodical.course"].search([("provider_id", "!=", False)])
    if tag:
        untagged = courses.provider_id.filtered(lambda partner: tag not in partner.category_id)
        untagged.write({"category_id": [Command.link(tag.id)]})
