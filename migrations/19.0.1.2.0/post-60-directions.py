"""“Council approves the directions” was a box of the regulation; it is a rule with a severity now (C16, F1 A-I.1′)."""

from odoo import SUPERUSER_ID, api
from odoo.tools.sql import column_exists


def migrate(cr, version):
    """Let the rule warn in each regulation whose box was ticked; the column goes after this script."""
    if not column_exists(cr, "methodical_regulation", "directions_by_council"):
        return  # installed from a working copy between the versions
    cr.execute("SELECT id FROM methodical_regulation WHERE directions_by_council")
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
    regulations = env["methodical.regulation"].browse(row[0] for row in cr.fetchall())
    rules = regulations.rule_ids.filtered(lambda rule: rule.code == "plan_directions")
    rules.filtered(lambda rule: rule.severity == "off").severity = "warn"
    env["methodical.regulation.rule"].create(
        [
            {
                "regulation_id": regulation.id,
                "code": "plan_directions",
                "severity": "warn",
                "clause": "F1 A-I.1′",
            }
            for regulation in regulations - rules.regulation_id
        ]
    )
