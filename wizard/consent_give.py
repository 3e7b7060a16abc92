from odoo import api, fields, models


class MethodicalConsentGive(models.TransientModel):
    """Dialog in which a teacher reads the text of the consent in force and consents."""

    _name = "methodical.consent.give"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Consent to Personal Data (Dialog)"

    teacher_id = fields.Many2one("methodical.teacher", required=True, ondelete="cascade")
    text = fields.Text(compute="_compute_text")

    @api.depends("teacher_id")
    def _compute_text(self):
        for dialog in self:
            card = dialog.teacher_id
            text = self.env["methodical.consent.text"]._get_in_force(card.company_id).get(card.company_id)
            rows = text._get_paragraphs(card.name, card.company_id.name) if text else []
            dialog.text = "\n\n".join(f"{label}: {words}" for label, words in rows)

    def action_consent(self):
        """Consent, for the user himself.

        :raises UserError: as ``methodical.teacher.action_give_consent``
        """
        self.ensure_one()
        self.teacher_id._check_own_card()
        self.teacher_id._give_consent()
        return {"type": "ir.actions.client", "tag": "soft_reload"}
