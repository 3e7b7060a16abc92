from odoo import models

from ..tools.paging import Block, Columns, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, lay_out

#: number | resolution | responsible | due
RESOLUTIONS = Columns([58, 530, 190, 118], font=15, line=20)
#: the most lines of a resolution in one piece
ROW_LINES = 14


class MethodicalMeeting(models.Model):
    """The minutes in the national form, and their short form without what was heard and said (domain 9.3, 4; F3 P2, P6)."""

    _inherit = "methodical.meeting"

    def _get_print_name(self):
        """Return the name of the file of one print."""
        return self.env._("Minutes – %(meeting)s", meeting=self.display_name)

    def _get_print_values(self):
        """Return what the print of the minutes of one meeting shows, in the language of the environment."""
        self.ensure_one()
        return self._lay_out_minutes(is_short=False)

    def _get_short_print_values(self):
        """Return what the short form of one meeting's minutes shows, in the language of the environment."""
        self.ensure_one()
        return self._lay_out_minutes(is_short=True)

    def _lay_out_minutes(self, is_short):
        number = self._get_number_label()
        title = (
            self.env._("MINUTES No. %(number)s\n(short form)", number=number)
            if is_short
            else self.env._("MINUTES No. %(number)s", number=number)
        )
        document = {
            **self._get_meeting_frame(),
            "title": title,
            "folio": " · ".join([self.env._("Minutes"), self._get_owner_label(), self._get_reference()]),
            "labels": self._get_resolution_labels(),
        }
        blocks = self._get_minutes_blocks(is_short)
        sheets = lay_out(PORTRAIT, document, RESOLUTIONS, 1, blocks)
        return {**document, "sheet": PORTRAIT, "columns": RESOLUTIONS, "sheets": sheets}

    def _get_resolution_labels(self):
        regulation = self.company_id._get_regulation(self.date or None)
        return [
            self.env._("No."),
            regulation._get_label("resolution"),
            self.env._("Responsible"),
            self.env._("Due"),
        ]

    def _get_minutes_blocks(self, is_short):
        """Return the blocks of one meeting: people, agenda, items with their resolutions, corrections, signatures."""
        blocks = []
        for label, text in self._get_people_paragraphs(with_names=not is_short):
            blocks += text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        if not is_short:
            blocks += self._get_agenda_blocks()
        tables = self._get_resolution_tables()
        for number, item in enumerate(self.agenda_item_ids.sorted("sequence, id"), start=1):
            blocks += item._get_item_blocks(number, tables.get(item.id, []), is_short)
        blocks += self._get_general_blocks(tables.get(False, []))
        if self.note and not is_short:
            blocks += [Block("gap", None, TEXT_LINE // 2)]
            blocks += text_blocks("", self.note, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        blocks += self._get_correction_blocks()
        # a signature never stands on a sheet of its own
        blocks = [*blocks[:-2], *(block._replace(keeps_next=True) for block in blocks[-2:])]
        return [*blocks, *self._get_signature_blocks()]

    def _get_resolution_tables(self):
        """Return {id of an item, or False: blocks of its table of resolutions} of one meeting."""
        numbers = self._get_resolution_numbers()
        by_item = self.resolution_ids.sorted("sequence, id").grouped(lambda row: row.item_id.id)
        return {item: rows._get_table_blocks(numbers) for item, rows in by_item.items()}

    def _get_resolution_numbers(self):
        """Return {resolution: number} as they are printed, also before the minutes have a number."""
        items = {item.id: place for place, item in enumerate(self.agenda_item_ids.sorted("sequence, id"))}
        last = len(items)
        rows = self.resolution_ids.sorted(lambda row: (items.get(row.item_id.id, last), row.sequence, row.id))
        return {row: row.number or str(place) for place, row in enumerate(rows, start=1)}

    def _get_general_blocks(self, table):
        """Return the blocks of resolutions that belong to no item of the agenda.

        :param table: their rows
        """
        if not table:
            return []
        heading = text_blocks(self._get_resolved_label(), "", PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        return [
            Block("gap", None, TEXT_LINE // 2),
            *(block._replace(keeps_next=True) for block in heading),
            *table,
        ]

    def _get_resolved_label(self):
        """Return the word before the resolutions, with the school's own name for them (C10)."""
        regulation = self.company_id._get_regulation(self.date or None)
        word = regulation._get_label("resolution")
        labels = self.env["methodical.regulation.label"]._fields["term"]._description_selection(self.env)
        if word == dict(labels)["resolution"]:
            return self.env._("RESOLVED")
        return self.env._("ADOPTED (%(word)s)", word=word.upper())

    def _get_correction_blocks(self):
        """Return the blocks that name the later minutes which correct these ones."""
        # sudo: whoever reads minutes must know that they were corrected
        rows_sudo = self.sudo().correction_ids
        blocks = []
        for row in rows_sudo.sorted("date, id"):
            line = self.env._(
                "Corrected by the minutes %(minutes)s, %(number)s: %(text)s",
                minutes=row.meeting_id._get_reference(),
                number=row.number,
                text=row.text,
            )
            blocks += text_blocks("", line, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        return [Block("gap", None, TEXT_LINE // 2), *blocks] if blocks else []


class MethodicalAgendaItem(models.Model):
    _inherit = "methodical.agenda.item"

    def _get_item_blocks(self, number, table, is_short):
        """Return the blocks of one item: heard, spoke, resolved with votes, table of resolutions.

        :param number: of the item in its meeting
        :param table: rows of its resolutions
        :param is_short: without what was heard and said
        """
        blocks = [Block("gap", None, TEXT_LINE // 2, keeps_next=True)]
        for label, text in self._get_said(number, is_short) + self._get_outcome(bool(table)):
            blocks += text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        if table:
            # what resolves stands on the sheet of its first line
            blocks[-1] = blocks[-1]._replace(keeps_next=True)
        return [*blocks, *table]

    def _get_said(self, number, is_short):
        """Return [(label, text)] of what was heard and said about one item."""
        speaker, heard = self._get_short_speaker(), (self.heard or "").strip()
        if is_short:
            return [("", self._get_agenda_line(number))]
        text = ": ".join(filter(None, [speaker, heard or self.name]))
        spoke = (self.spoke or "").strip()
        heard_label = self.env._("HEARD")
        said = [(f"{number}. {heard_label}", text)]
        return said + ([(self.env._("SPOKE"), spoke)] if spoke else [])

    def _get_outcome(self, has_table):
        """Return [(label, text)] of what became of one item, the word before its table last."""
        votes = self._get_votes_label()
        outcome = [("", self._get_decision_label())] if self.document_decision else []
        if self.is_postponed:
            outcome.append(("", self.env._("The item is put off to the next meeting.")))
        if has_table or votes:
            outcome.append((self.meeting_id._get_resolved_label(), f"({votes})" if votes else ""))
        return outcome

    def _get_votes_label(self):
        if not self.is_voted:
            return ""
        return self.env._(
            "for %(for)s, against %(against)s, abstained %(abstained)s",
            **{"for": self.votes_for, "against": self.votes_against, "abstained": self.votes_abstained},
        )

    def _get_decision_label(self):
        remark = (self.document_remark or "").strip()
        if self.document_decision == "approved":
            return self.env._("The document is considered.")
        if not remark:
            return self.env._("The document is returned to its author.")
        return self.env._("The document is returned to its author: %(remark)s", remark=remark)


class MethodicalResolution(models.Model):
    _inherit = "methodical.resolution"

    def _get_table_blocks(self, numbers):
        """Return the rows of these resolutions in the table of minutes.

        :param numbers: {resolution: number} of their meeting
        """
        return [
            block
            for row in self
            for block in RESOLUTIONS.rows(
                [numbers[row], row._get_print_text(), row._get_responsible_label(), row._get_due_label()],
                ROW_LINES,
            )
        ]

    def _get_print_text(self):
        """Return the words of one resolution, with the minutes that it corrects."""
        # sudo: number and date of the minutes that it corrects
        other = self.sudo().corrects_id
        text = (self.text or "").strip()
        if not other:
            return text
        return self.env._(
            "%(text)s (corrects the minutes %(minutes)s)", text=text, minutes=other._get_reference()
        )

    def _get_responsible_label(self):
        """Return the short names of who answers for one resolution and of who helps."""
        resolution_sudo = self.sudo()  # sudo: the names stand in the minutes; cards are read by few
        people = resolution_sudo.responsible_id | resolution_sudo.helper_ids
        return ",\n".join(short_name(card.name) for card in people) or "–"

    def _get_due_label(self):
        return self.date_due.strftime("%d.%m.%Y") if self.date_due else "–"
