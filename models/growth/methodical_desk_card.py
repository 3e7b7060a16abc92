from odoo import api, models
from odoo.fields import Domain

from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    """The desk: what a teacher's own card asks of him, corrections of cards that wait for the officer (F1 VI.9)."""

    _inherit = "methodical.desk"

    @api.model
    def _get_card(self):
        """Return the user's own card with what it asks of him ('' when nothing)."""
        row = super()._get_card()
        if not row:
            return row
        card = self.env["methodical.teacher"].browse(row["id"])
        missing = self.env._("On the card is missing: %(facts)s", facts=card.missing_facts)
        asks = [
            self.env._("Your consent to personal data is asked") if card.consent_state == "asked" else "",
            missing if card.has_missing_facts else "",
        ]
        return {**row, "asks": " · ".join(filter(None, asks))}

    @api.model
    def _get_waiting(self):
        waiting = super()._get_waiting()
        Change = self.env["methodical.card.change"]
        decidable = Change._get_decidable_domain()
        if decidable.is_false():
            return waiting
        domain = decidable & Domain("state", "=", "proposed") & Domain("company_id", "=", self.env.company.id)
        changes = Change.search(domain, order="id", limit=ROWS)
        rows = [
            {
                "id": change.id,
                "model": change._name,
                "title": change.display_name,
                "subtitle": f"{change.old_text} → {change.new_text}",
                "days_left": None,
                "is_late": False,
            }
            for change in changes
        ]
        count = Change.search_count(domain) if len(rows) == ROWS else len(rows)
        return {"count": waiting["count"] + count, "rows": (waiting["rows"] + rows)[:ROWS]}
