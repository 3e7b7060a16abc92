from odoo import models

from ..tools.digest import content_digest
from ..tools.long_date import long_date
from ..tools.paging import Block, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, lay_out, signature_height
from .methodical_local_act import NO_TABLE


class MethodicalTeacher(models.Model):
    """The consent to personal data on paper: as it was given, or empty for a signature with ink (domain 9.3, 20)."""

    _inherit = "methodical.teacher"

    def action_print_consent(self):
        """Print the consents of these cards."""
        return self.env.ref("school_methodical.methodical_teacher_action_report_consent").report_action(
            self, config=False
        )

    def _get_consent_print_values(self):
        """Return what the consent of one card shows: given, in the language in which it was read."""
        self.ensure_one()
        consent = self._get_consents().get(self)
        card = self.with_context(lang=consent.lang) if consent and consent.lang else self
        document = {
            "lang": card.env.lang,
            "header": card.company_id._get_print_header(),
            "title": card.env._("CONSENT TO THE PROCESSING OF PERSONAL DATA"),
            "foot": card._get_consent_foot(consent),
        }
        sheets = lay_out(PORTRAIT, document, NO_TABLE, 0, card._get_consent_blocks(consent))
        return {**document, "sheet": PORTRAIT, "columns": NO_TABLE, "sheets": sheets}

    def _get_consent_paragraphs(self, consent):
        if consent:
            return consent.content
        text = self.env["methodical.consent.text"]._get_in_force(self.company_id)[self.company_id]
        return text._get_paragraphs(self.name, self.company_id.name) if text else []

    def _get_consent_blocks(self, consent):
        blocks = []
        for label, text in self._get_consent_paragraphs(consent):
            blocks += text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
            blocks.append(Block("gap", None, 12))
        day = long_date(consent.given_on, self.env.lang) if consent else "____________ 20___"
        signature = {
            "verb": "",
            "post": self.env._("I consent, %(date)s", date=day),
            "person": short_name(self.name),
            "below": [self._get_consent_mark(consent)] if consent else [],
            "has_seal": False,
        }
        return [*blocks, Block("signature", signature, signature_height(PORTRAIT, signature))]

    def _get_consent_mark(self, consent):
        """Return how the consent was given."""
        if consent.way == "paper":
            return self.env._("signed on paper, the scan is kept")
        return self.env._("given in the system by the account of %(person)s", person=consent.recorded_by)

    def _get_consent_foot(self, consent):
        if not consent:
            text = self.env["methodical.consent.text"]._get_in_force(self.company_id)[self.company_id]
            return [text.name] if text else [self.env._("no text is in force")]
        content = content_digest(consent.content)
        return [
            consent.text_id.with_context(lang=self.env.lang).name,
            self.env._("SHA-256 of the text: %(digest)s", digest=content),
        ]
