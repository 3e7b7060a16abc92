from odoo import api, models


class MethodicalApprovalRound(models.Model):
    _inherit = "methodical.approval.round"

    @api.model
    def _get_document_kinds(self):
        """Return also minutes: who signs them is a mode of the regulation, no route (C10)."""
        return [*super()._get_document_kinds(), ("minutes", self.env._("Minutes of a meeting"))]
