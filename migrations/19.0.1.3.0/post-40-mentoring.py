"""Orders on mentoring let the pairs begin from this version on; the ready kind is data that updates leave alone."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Give the ready kind its effect, unless the school deleted the kind; signed orders stay as they are."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    kind = env.ref("school_methodical.order_kind_mentoring", raise_if_not_found=False)
    if kind and not kind.effect:
        kind.effect = "start_mentoring"
