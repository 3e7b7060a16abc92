from odoo import models

from ..tools.html_text import html_paragraphs
from ..tools.paging import Block, Columns, text_blocks
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, TITLE_HEIGHT, lay_out
from ..tools.text_lines import BOLD, count_lines

#: letters of a heading within the text in px, as print_style draws them
HEADING_FONT = 18
#: a local act has no table
NO_TABLE = Columns([PORTRAIT.width], font=TEXT_FONT, line=TEXT_LINE)


class MethodicalLocalAct(models.Model):
    """The local act as it is printed: stamps, title, text; of a file its name (C23, F2 and F4 stamp)."""

    _inherit = "methodical.local.act"

    def action_print(self):
        """Print the acts with their stamps."""
        return self.env.ref("school_methodical.methodical_local_act_action_report").report_action(
            self, config=False
        )

    def _get_print_name(self):
        """Return the name of the file of one print."""
        return self.env._("Local act – %(act)s", act=self.display_name)

    def _get_print_values(self):
        """Return what the print of one act shows, in the language of the environment."""
        self.ensure_one()
        document = {
            **self._get_print_frame(),
            "title": f"{self.kind_id.name.upper()}\n{self.name}",
            "theme": self._get_print_subtitle(),
        }
        blocks = self._get_print_blocks()
        sheets = lay_out(PORTRAIT, document, NO_TABLE, 0, blocks)
        return {**document, "sheet": PORTRAIT, "columns": NO_TABLE, "sheets": sheets}

    def _get_print_subtitle(self):
        """Return the line below the title: index, number and date, who issued it."""
        day = self.date.strftime("%d.%m.%Y") if self.date else ""
        number = ""
        if self.number or day:
            number = self.env._(
                "No. %(number)s of %(date)s", number=self.number or "____", date=day or "________"
            )
        return " · ".join(filter(None, [self.index, self.source if self.is_external else "", number]))

    def _get_print_blocks(self):
        blocks = []
        for label, text in self._get_print_paragraphs():
            blocks += text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        for number, (kind, text) in enumerate(html_paragraphs(self.text)):
            if kind == "title":
                lines = count_lines(text, PORTRAIT.width / (HEADING_FONT * BOLD))
                height = TITLE_HEIGHT + (lines - 1) * TEXT_LINE
                blocks.append(Block("heading", text, height, keeps_next=True))
            else:
                # two equal paragraphs in a row would be printed as one: every second one ends with a blank
                blocks += text_blocks(
                    "", text + "\u00a0" * (number % 2), PORTRAIT.width, TEXT_FONT, TEXT_LINE
                )
        return blocks or text_blocks("", "–", PORTRAIT.width, TEXT_FONT, TEXT_LINE)

    def _get_print_paragraphs(self):
        """Return [(label, text)] of what stands above the text."""
        start = self.date_from or self.date_approved
        files = [self.document_name or self.env._("file")] if self.document else []
        paragraphs = [
            (self.env._("Legal basis"), self.legal_basis),
            (self.env._("Binds"), ", ".join(self.post_ids.mapped("name"))),
            (self.env._("In force from"), start and start.strftime("%d.%m.%Y")),
            (self.env._("Text in the file"), ", ".join(files)),
            (self.env._("Annexes"), ", ".join(self.file_ids.mapped("name"))),
        ]
        return [(label, text) for label, text in paragraphs if text]

    def _get_stamp_block(self):
        # what comes from outside was approved outside
        return [] if self.is_external else super()._get_stamp_block()

    def _get_foot_lines(self):
        if not self.is_external:
            return super()._get_foot_lines()
        return [
            self.env._("version %(version)s · from outside, not approved by the school", version=self.version)
        ]
