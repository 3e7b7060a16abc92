from odoo import models

from ..tools.paging import Block, text_blocks
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, TITLE_HEIGHT, lay_out
from .methodical_local_act import NO_TABLE


class MethodicalBulletin(models.Model):
    """Print of a bulletin for the staff room (F2 2.3e)."""

    _inherit = "methodical.bulletin"

    def _get_print_values(self):
        """Return what the print of one bulletin shows in the language of the environment."""
        document = {
            "lang": self.env.lang,
            "header": self.company_id._get_print_header(),
            "title": self.env._("BULLETIN OF NEWS AND LITERATURE"),
            "theme": self.name,
            "foot": [self._get_print_mark()],
        }
        blocks = self._get_text_blocks("", self.introduction)
        kinds = dict(self.item_ids._fields["kind"]._description_selection(self.env))
        for kind, label in kinds.items():
            if items := self.item_ids.filtered(lambda item, kind=kind: item.kind == kind):
                blocks.append(Block("heading", label, TITLE_HEIGHT, True))
                for item in items:
                    blocks += item._get_print_blocks()
        sheets = lay_out(PORTRAIT, document, NO_TABLE, 0, blocks)
        return {**document, "sheet": PORTRAIT, "columns": NO_TABLE, "sheets": sheets}

    def _get_print_mark(self):
        if not self.sent_on:
            return self.env._("draft")
        return self.env._(
            "sent on %(day)s, %(person)s", day=self.sent_on.strftime("%d.%m.%Y"), person=self.sent_by
        )

    def _get_text_blocks(self, label, text):
        """Return the blocks of a paragraph of several lines, with a gap below."""
        blocks = []
        for place, line in enumerate((text or "").splitlines()):
            blocks += text_blocks(label if not place else "", line, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        return [*blocks, Block("gap", None, 12)] if blocks else []


class MethodicalBulletinItem(models.Model):
    _inherit = "methodical.bulletin.item"

    def _get_print_blocks(self):
        """Return the blocks of one piece of news."""
        about = " · ".join(filter(None, (self.author, self.place, self.url)))
        themes = ", ".join([*self.subject_ids.mapped("name"), *self.difficulty_ids.mapped("name")])
        text = "\n".join(filter(None, (about, self.summary)))
        lines = f"{text}\n({themes})" if themes else text
        return self.bulletin_id._get_text_blocks(self.name, lines or "–")
