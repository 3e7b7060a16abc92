import base64

from odoo import fields, models
from odoo.exceptions import UserError


class MethodicalConsentPaper(models.TransientModel):
    """Dialog in which the officer files a consent that was signed on paper, or its withdrawal, with the scan."""

    _name = "methodical.consent.paper"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Consent on Paper"

    teacher_id = fields.Many2one("methodical.teacher", required=True, ondelete="cascade")
    kind = fields.Selection(
        [("given", "Consent"), ("withdrawn", "Withdrawal")],
        "Paper",
        required=True,
        default=lambda self: self._default_kind(),
    )
    day = fields.Date("Signed on", required=True, default=fields.Date.context_today)
    scan = fields.Binary(required=True, attachment=False)
    scan_name = fields.Char()

    def _default_kind(self):
        card = self.env["methodical.teacher"].browse(self.env.context.get("default_teacher_id"))
        return "withdrawn" if card and card._get_consents() else "given"

    def action_file(self):
        """File the paper.

        :raises AccessError: for who may not write the card
        :raises UserError: for a day in the future, a file that is no scan, and when nothing is to be given or withdrawn
        """
        self.ensure_one()
        card = self.teacher_id
        card.check_access("write")
        if self.day > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "The paper of %(teacher)s is signed on a day that is not in the future.",
                    teacher=card.name,
                )
            )
        self._check_scan()
        if self.kind == "given":
            lang = card.company_id._get_print_lang()
            card.with_context(lang=lang)._give_consent(
                way="paper", given_on=self.day, scan=self.scan, scan_name=self.scan_name
            )
        else:
            consent = card._get_consents().get(card)
            if not consent:
                raise UserError(
                    self.env._("%(teacher)s has given no consent that could be withdrawn.", teacher=card.name)
                )
            consent._withdraw(self.day, withdrawal_scan=self.scan, withdrawal_scan_name=self.scan_name)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _check_scan(self):
        """Raise unless the file is a photo or a document by its content."""
        name = self.scan_name or self.env._("Scan")
        self.env["ir.attachment"]._check_content(name, base64.b64decode(self.scan))
