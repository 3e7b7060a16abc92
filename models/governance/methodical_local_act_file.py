from odoo import api, fields, models


class MethodicalLocalActFile(models.Model):
    """Annex of a local act, sealed with it."""

    _name = "methodical.local.act.file"
    _description = "Annex of a Local Act"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "act_id, id"
    _sealed_parent = "act_id"

    act_id = fields.Many2one("methodical.local.act", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="act_id.company_id", store=True, index=True, precompute=True)
    name = fields.Char("File name", required=True)
    file = fields.Binary(required=True, attachment=True)

    @api.model
    def _sealed_fields(self):
        return ["name", "file"]

    def _filter_evidence(self):
        """Return the annexes that may not change."""
        sealed = self.act_id._filter_sealed()
        return self.filtered(lambda annex: annex.act_id in sealed)
