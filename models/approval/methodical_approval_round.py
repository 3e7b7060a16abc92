from secrets import token_urlsafe

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class MethodicalApprovalRound(models.Model):
    """One way of a document along its route: created at submission with a snapshot, kept for good.

    Written only by the approval engine (``methodical.approval.mixin``).
    """

    _name = "methodical.approval.round"
    _description = "Approval Round"
    _order = "id desc"

    res_model = fields.Char("Document model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        "Document record", model_field="res_model", required=True, readonly=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", "School", required=True, readonly=True, index=True, ondelete="restrict"
    )
    name = fields.Char("Document name", required=True, readonly=True)
    number = fields.Integer("Round", required=True, readonly=True)
    state = fields.Selection(
        [
            ("open", "Under way"),
            ("approved", "Approved"),
            ("returned", "Returned"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="open",
        readonly=True,
    )
    regulation_id = fields.Many2one("methodical.regulation", readonly=True, ondelete="restrict")
    submitted_by_id = fields.Many2one(
        "res.users", "Submitted by", required=True, readonly=True, index=True, ondelete="restrict"
    )
    submitted_at = fields.Datetime(required=True, readonly=True)
    content_digest = fields.Char(required=True, readonly=True)
    token = fields.Char(
        readonly=True, copy=False, default=lambda self: token_urlsafe(24), groups="base.group_system"
    )
    signature_ids = fields.One2many("methodical.approval.signature", "round_id", "Signatures", readonly=True)
    remark_ids = fields.One2many("methodical.approval.remark", "round_id", "Remarks")

    _open_uniq = models.UniqueIndex(
        "(res_model, res_id) WHERE state = 'open'", "This document has been submitted already."
    )
    _document_idx = models.Index("(res_model, res_id, id)")

    @api.depends("name", "number")
    def _compute_display_name(self):
        for approval_round in self:
            approval_round.display_name = f"{approval_round.name} · {approval_round.number}"

    def _refuse(self):
        raise UserError(
            self.env._(
                "Approval rounds are evidence: they are written only by submitting and deciding a document."
            )
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Create rounds for the engine.

        :raises UserError: for every other caller
        """
        if not has_pass(self.env):
            self._refuse()
        return super().create(vals_list)

    def write(self, vals):
        """Change a round under way for the engine.

        :raises UserError: for every other caller, and for rounds that are over
        """
        if not has_pass(self.env) or any(approval_round.state != "open" for approval_round in self):
            self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._refuse()

    def action_open_document(self):
        """Open the document of this round."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
