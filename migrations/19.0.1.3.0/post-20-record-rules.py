"""Record rules are data that updates leave alone (noupdate): rights that changed come with this script."""

from odoo import SUPERUSER_ID, api

from odoo.addons.school_methodical.tools.upgrade import renew_record_rules


def migrate(cr, version):
    """Make the record rules of the addon anew from its files."""
    renew_record_rules(api.Environment(cr, SUPERUSER_ID, {}))
