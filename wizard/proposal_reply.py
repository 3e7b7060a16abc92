from odoo import fields, models


class MethodicalProposalReply(models.TransientModel):
    """Dialog in which the addressee of a proposal answers it, or says why he rejects it."""

    _name = "methodical.proposal.reply"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Answer to a Proposal"

    proposal_id = fields.Many2one("methodical.proposal", required=True, ondelete="cascade")
    proposal_name = fields.Char(related="proposal_id.name", related_sudo=False)
    author_name = fields.Char(related="proposal_id.author_name", related_sudo=False)
    decision = fields.Selection([("rejected", "Reject"), ("answered", "Answer")], required=True)
    answer = fields.Text(required=True)

    def action_confirm(self):
        """Answer or reject.

        :raises UserError: as ``action_answer`` and ``action_reject`` of the proposal
        """
        self.ensure_one()
        if self.decision == "rejected":
            return self.proposal_id.action_reject(self.answer)
        return self.proposal_id.action_answer(self.answer)
