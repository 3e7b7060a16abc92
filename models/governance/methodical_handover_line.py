from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class MethodicalHandoverLine(models.Model):
    """An open document on the list of a handing over, with its link."""

    _name = "methodical.handover.line"
    _description = "Document Handed over"
    _inherit = ["methodical.school.mixin"]
    _order = "handover_id, id"

    handover_id = fields.Many2one(
        "methodical.handover", required=True, index=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="handover_id.company_id", store=True, index=True, precompute=True)
    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    name = fields.Char("Document", required=True, readonly=True)
    detail = fields.Char("State", readonly=True)
    date_due = fields.Date("Due on", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        """Create lines for the engine.

        :raises UserError: for every other caller
        """
        self._check_pass()
        return super().create(vals_list)

    def write(self, vals):
        """Refuse a change of the list.

        :raises UserError: for every caller but the engine
        """
        self._check_pass()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._check_pass()

    def _check_pass(self):
        if not has_pass(self.env):
            raise UserError(self.env._("The list of a handing over is made by the order that seats a head."))

    def action_open(self):
        """Open the document of one line."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
