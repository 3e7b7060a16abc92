from secrets import token_urlsafe

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import NO_ACCESS
from odoo.tools import SQL

from ...tools.guard import has_pass

#: random bytes of the address of a round; 24 are 192 bits and 32 letters
TOKEN_BYTES = 24


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
    allow_same_signer = fields.Boolean(
        "One person signs several steps", readonly=True, help="As the regulation said at the submission."
    )
    submitted_by_id = fields.Many2one(
        "res.users", "Submitted by", required=True, readonly=True, index=True, ondelete="restrict"
    )
    submitted_at = fields.Datetime(required=True, readonly=True)
    visa_person = fields.Char(
        "Countersigned by submitting",
        readonly=True,
        help="F2 2.7, 5.5: the author whose own visa the route asks for gives it by submitting.",
    )
    visa_post = fields.Char("Post of the author's visa", readonly=True)
    content_digest = fields.Char(required=True, readonly=True)
    # whoever knows it can print a code that leads to a real document: it is only on the paper, no call gives it away
    token = fields.Char(required=True, readonly=True, copy=False, groups=NO_ACCESS)
    signature_ids = fields.One2many("methodical.approval.signature", "round_id", "Signatures", readonly=True)
    remark_ids = fields.One2many("methodical.approval.remark", "round_id", "Remarks")

    _open_uniq = models.UniqueIndex(
        "(res_model, res_id) WHERE state = 'open'", "This document has been submitted already."
    )
    _document_idx = models.Index("(res_model, res_id, id)")
    _token_uniq = models.UniqueIndex(
        "(token)", "The address of this round is taken. Submit the document again."
    )

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
        return super().create([{**vals, "token": token_urlsafe(TOKEN_BYTES)} for vals in vals_list])

    def write(self, vals):
        """Change a round under way for the engine.

        :raises UserError: for every other caller, and for rounds that are over
        """
        if not has_pass(self.env) or any(approval_round.state != "open" for approval_round in self):
            self._refuse()
        return super().write(vals)

    def _init_column(self, column_name):
        """Give rounds of an older version of the addon an address of their own each, not one for all."""
        if column_name != "token":
            return super()._init_column(column_name)
        self.env.cr.execute(SQL("SELECT id FROM methodical_approval_round WHERE token IS NULL"))
        for (round_id,) in self.env.cr.fetchall():
            token = token_urlsafe(TOKEN_BYTES)
            self.env.cr.execute(
                SQL("UPDATE methodical_approval_round SET token = %s WHERE id = %s", token, round_id)
            )
        return None

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
