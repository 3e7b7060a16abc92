"""“Council approves the directions” was a box of the regulation; it is a rule with a severity now (C16, F1 A-I.1′)."""

from odoo import SUPERUSER_ID, api
from odoo.tools.sql import column_exists


def migrate(cr, version):
    """Let the rule say in each regulation of a school what its box said; the column goes after this script."""
    if not column_exists(cr, "methodical_regulation", "directions_by_council"):
        return  # installed from a working copy between the versions
    cr.execute(
        "SELECT id, COALESCE(directions_by_council, false) FROM methodical_regulation WHERE company_id IS NOT NULL"
    )
    is_ticked = dict(cr.fetchall())
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
    schools = env["methodical.regulation"].browse(is_ticked)
    rules = schools.rule_ids.filtered(lambda rule: rule.code == "plan_directions")
    ticked = rules.filtered(lambda rule: is_ticked[rule.regulation_id.id])
    # the rows came with the preset next to the regulation, which may say something else
    ticked.filtered(lambda rule: rule.severity == "off").severity = "warn"
    (rules - ticked).severity = "off"
    env["methodical.regulation.rule"].create(
        [
            {
                "regulation_id": regulation.id,
                "code": "plan_directions",
                "severity": "warn",
                "clause": "F1 A-I.1′",
            }
            for regulation in schools - rules.regulation_id
            if is_ticked[regulation.id]
        ]
    )
