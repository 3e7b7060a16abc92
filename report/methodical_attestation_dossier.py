from odoo import fields, models

from ..tools.paging import Block, Columns, paginate, parts, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import (
    PORTRAIT,
    RULES,
    TEXT_FONT,
    TEXT_LINE,
    TITLE_HEIGHT,
    head_height,
    tail_height,
)
from ..tools.text_lines import BOLD

#: number | day | what | number, hours, result ...
ENTRIES = Columns([46, 104, 466, 284 - RULES], font=15, line=20)
ROW_LINES = 14
#: height of a line of the contents with its dots
CONTENT_LINE = 32
#: what parts a table from the text above it
GAP = 12


class MethodicalAttestation(models.Model):
    """The dossier on paper: title and contents with the numbers of the pages, then the sections."""

    _inherit = "methodical.attestation"

    def action_print_dossier(self):
        """Print the dossiers."""
        return self.env.ref("school_methodical.methodical_attestation_action_report").report_action(
            self, config=False
        )

    def _get_print_name(self):
        """Return the name of the file of one dossier."""
        return self.env._("Dossier – %(teacher)s", teacher=self.teacher_name)

    def _get_print_values(self):
        """Return what the print of one dossier shows, in the language of the environment."""
        self.ensure_one()
        document = self._get_dossier_frame()
        blocks = self._get_section_blocks()
        sheets = paginate(
            blocks,
            PORTRAIT.room,
            PORTRAIT.room,
            head=ENTRIES.height(ENTRIES.count(document["labels"], BOLD)),
            tail=tail_height(PORTRAIT, document),
        )
        pages = [*self._get_first_pages(document, sheets), *sheets]
        return {
            **document,
            "sheet": PORTRAIT,
            "columns": ENTRIES,
            "sheets": [parts(page) for page in pages],
        }

    def _get_dossier_frame(self):
        """Return what stands around the sections: header, title, who answers for it."""
        today = fields.Date.context_today(self.company_id._in_school_time())
        return {
            "lang": self.env.lang,
            "header": self.company_id.with_env(self.env)._get_print_header(),
            "title": self.env._("DOSSIER FOR ATTESTATION\n%(teacher)s", teacher=self.teacher_name),
            "labels": [
                self.env._("No."),
                self.env._("Date"),
                self.env._("What was done"),
                self.env._("Details"),
            ],
            "signers": [(self.env._("Teacher"), short_name(self.teacher_name))],
            "foot": [self.env._("as of %(date)s", date=today.strftime("%d.%m.%Y"))],
        }

    def _get_title_blocks(self):
        """Return the lines below the title: what is applied for, what is held, which time it is about."""
        facts = [
            (self.env._("Category sought"), self.category_id.name),
            (self.env._("Category held"), self._get_held_label()),
            (self.env._("Wish stated on"), self._format_day(self.date_wish)),
            (self.env._("Application sent on"), self._format_day(self.date_submitted)),
            (self.env._("Work since"), self._format_day(self.date_since)),
        ]
        return self._get_fact_blocks(facts)

    def _get_held_label(self):
        """Return the category held with its days, or that there is none."""
        if not self.held_category_id:
            return self.env._("none")
        return self._join(
            self.held_category_id.name,
            self._format_day(self.held_since),
            self.held_until and self.env._("until %(date)s", date=self._format_day(self.held_until)),
        )

    def _format_day(self, day):
        return day.strftime("%d.%m.%Y") if day else ""

    def _get_section_blocks(self):
        """Return the blocks of all sections in which something stands, each with its heading."""
        filled = [section for section in self._assemble().values() if not section.is_empty]
        blocks = []
        for number, section in enumerate(filled, start=1):
            blocks.append(Block("heading", f"{number}. {section.title}", TITLE_HEIGHT, keeps_next=True))
            blocks += self._get_fact_blocks(section.facts)
            if section.facts and section.entries:
                blocks.append(Block("gap", None, GAP))
            for place, entry in enumerate(section.entries, start=1):
                cells = [str(place), self._format_day(entry.day), entry.text or "", entry.note or ""]
                blocks += ENTRIES.rows(cells, ROW_LINES)
        return blocks

    def _get_fact_blocks(self, facts):
        """Return the blocks of [(label, text)], each line of a text a paragraph."""
        blocks = []
        for label, text in facts:
            for number, line in enumerate(filter(None, (text or "").split("\n"))):
                # two equal paragraphs in a row would be printed as one: every second one ends with a blank
                blocks += text_blocks(
                    "" if number else label,
                    line + "\u00a0" * (number % 2),
                    PORTRAIT.width,
                    TEXT_FONT,
                    TEXT_LINE,
                )
        return blocks

    def _get_first_pages(self, document, sheets):
        """Return the sheets before the sections: title, and the contents with the page of each section.

        :param document: what stands around the sections
        :param sheets: sheets of the sections, lists of Block
        """
        title = Block("resolve", self.env._("CONTENTS"), TITLE_HEIGHT, keeps_next=True)
        opening = [*self._get_title_blocks(), Block("gap", None, GAP), title]
        first = PORTRAIT.room - head_height(PORTRAIT, document)
        headings = [
            (block.content, place)
            for place, sheet in enumerate(sheets, start=1)
            for block in sheet
            if block.kind == "heading"
        ]
        lines = [Block("entry", heading, CONTENT_LINE) for heading in headings]
        before = len(paginate([*opening, *lines], first, PORTRAIT.room))
        lines = [Block("entry", (text, before + place), CONTENT_LINE) for text, place in headings]
        return paginate([*opening, *lines], first, PORTRAIT.room)
