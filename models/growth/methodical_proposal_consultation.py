from odoo import api, fields, models


class MethodicalProposal(models.Model):
    """A request for a consultation becomes a row of the log by one click (F1 VII.3)."""

    _inherit = "methodical.proposal"

    consultation_ids = fields.One2many("methodical.consultation", "proposal_id", "Consultations")
    can_consult = fields.Boolean(compute="_compute_can_consult", export_string_translation=False)

    @api.depends("kind", "state", "author_id")
    @api.depends_context("uid")
    def _compute_can_consult(self):
        # sudo: whether it stands in the log, whoever may read the row
        known = self.sudo().filtered("consultation_ids")
        for proposal in self:
            proposal.can_consult = (
                proposal.kind == "consultation"
                and proposal.state in ("sent", "answered")
                and not proposal.is_own
                and proposal not in known
            )

    def action_consult(self):
        """Open a new row of the log with what one request says.

        :return: action
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Consultation"),
            "res_model": "methodical.consultation",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_teacher_id": self.sudo().author_id.id,  # sudo: who asked
                "default_name": self.name,
                "default_advice": self.answer,
                "default_proposal_id": self.id,
            },
        }
