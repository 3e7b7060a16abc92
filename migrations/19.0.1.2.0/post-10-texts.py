"""The scripts that follow copy and fill texts in the languages of the schools; Odoo would load them only after the scripts."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Load what is new in the languages of the database; texts that were changed there stay."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    env.ref("base.module_school_methodical")._update_translations()
