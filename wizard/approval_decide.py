from odoo import api, fields, models
from odoo.exceptions import UserError


class MethodicalApprovalDecide(models.TransientModel):
    """Dialog of a decision that needs words: minutes of a meeting, or remarks of a return."""

    _name = "methodical.approval.decide"
    _description = "Decision on a Document"

    res_model = fields.Char(required=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True)
    kind = fields.Selection([("approve", "Minutes"), ("return", "Return")], required=True, default="approve")
    document_name = fields.Char("Document", compute="_compute_document_name")
    minutes_number = fields.Char("Minutes No.")
    minutes_date = fields.Date("Minutes of", default=fields.Date.context_today)
    remark_ids = fields.One2many("methodical.approval.decide.remark", "decide_id", "Remarks")

    @api.depends("res_model", "res_id")
    def _compute_document_name(self):
        for dialog in self:
            dialog.document_name = dialog._get_document().display_name

    def _get_document(self):
        """Return the document, with the rights of the user.

        :raises UserError: for a model that is not approvable
        """
        if self.res_model not in self.env or not hasattr(self.env[self.res_model], "_decide"):
            raise UserError(self.env._("This document cannot be approved."))
        return self.env[self.res_model].browse(self.res_id)

    def action_confirm(self):
        """Record the decision."""
        self.ensure_one()
        document = self._get_document()
        if self.kind == "return":
            return document.action_return(self.remark_ids.mapped("text"))
        return document._decide(
            "approved",
            fields.Datetime.now(),
            minutes_number=self.minutes_number,
            minutes_date=self.minutes_date,
        )


class MethodicalApprovalDecideRemark(models.TransientModel):
    _name = "methodical.approval.decide.remark"
    _description = "Remark of a Return"

    decide_id = fields.Many2one("methodical.approval.decide", required=True, ondelete="cascade")
    text = fields.Text("Remark", required=True)
