from odoo import models


class MethodicalOrder(models.Model):
    _inherit = "methodical.order"

    def _on_approved(self):
        """A signed order is the evidence of the activities it was drafted for."""
        result = super()._on_approved()
        for day, orders in self.grouped("date").items():
            self.env["methodical.plan.evidence"]._settle(orders, day)
        return result
