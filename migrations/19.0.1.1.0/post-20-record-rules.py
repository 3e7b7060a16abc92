"""Record rules are data that updates leave alone (noupdate): rights that changed come with this script."""

from pathlib import Path

from odoo import SUPERUSER_ID, api
from odoo.modules import Manifest
from odoo.tools import convert_file

MODULE = "school_methodical"


def migrate(cr, version):
    """Make the record rules of the addon anew from its files, so that nothing of an old one is left in them."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    known = env["ir.model.data"].search([("module", "=", MODULE), ("model", "=", "ir.rule")])
    env["ir.rule"].browse(known.mapped("res_id")).exists().unlink()
    known.exists().unlink()
    for name in Manifest.for_addon(MODULE)["data"]:
        path = Path(name)
        if path.parent.name == "security" and path.name.endswith("_rules.xml"):
            convert_file(env, MODULE, name, {}, mode="init", noupdate=True)
