from odoo import models


class MethodicalOrder(models.Model):
    """Who proposed something learns of the order on it (F0 4.3)."""

    _inherit = "methodical.order"

    def _on_approved(self):
        """Tell the authors of proposals of the orders that were signed on them."""
        result = super()._on_approved()
        # sudo: whoever signs, the author is told
        self.env["methodical.proposal"].sudo().search([("order_id", "in", self.ids)])._tell_outcome()
        return result
