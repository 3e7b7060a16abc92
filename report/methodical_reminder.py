from odoo import fields, models

from ..tools.paging import Block, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, lay_out, signature_height
from .methodical_local_act import NO_TABLE


class MethodicalReminder(models.TransientModel):
    """Reminders on paper: a letter a teacher, in his language (F4 3.2, 3.4)."""

    _inherit = "methodical.reminder"

    def _get_letters(self):
        """Return what the letters of one dialog show, in the order of the names."""
        texts, letters = self._get_texts(), {}
        for lang, cards in self._group_by_lang(self.teacher_ids.browse().union(*texts)).items():
            dialog = self.with_context(lang=lang)
            letters.update({card: dialog._prepare_letter(card, *texts[card]) for card in cards})
        return [letters[card] for card in self.teacher_ids.sorted("name") if card in letters]

    def _prepare_letter(self, card, subject, lines):
        """Return the values of the print of one letter in the language of the environment."""
        day = fields.Date.context_today(self).strftime("%d.%m.%Y")
        document = {
            "lang": self.env.lang,
            "header": self.company_id.with_env(self.env)._get_print_header(),
            "title": self.env._("REMINDER"),
            "theme": subject,
            "foot": [self.env._("as of %(date)s", date=day)],
        }
        blocks = []
        for text in (self.env._("To: %(teacher)s", teacher=card.name), *lines):
            blocks += text_blocks("", text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
            blocks.append(Block("gap", None, 12))
        signature = self._prepare_signature()
        blocks.append(Block("signature", signature, signature_height(PORTRAIT, signature)))
        sheets = lay_out(PORTRAIT, document, NO_TABLE, 0, blocks)
        return {**document, "sheet": PORTRAIT, "columns": NO_TABLE, "sheets": sheets}

    def _prepare_signature(self):
        """Return the line for the signature of the user who writes."""
        author = self.env["methodical.teacher"]._get_of_user(self.env.user, self.company_id)
        return {
            "verb": "",
            # who writes without a card keeps the courses of the school
            "post": ", ".join(author.post_ids.mapped("name")) or self.env._("Qualification officer"),
            "person": short_name(self.env.user.name),
            "below": [],
            "has_seal": False,
        }
