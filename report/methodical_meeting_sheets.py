from odoo import models

from ..tools.paging import Block, Columns, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, lay_out

#: № | name | post | signature
ATTENDANCE = Columns([42, 330, 290, 234], font=15, line=20)
ROW_LINES = 12
#: a cell that is high enough for a signature with ink, and rows for those who come without being on the list
INK, SPARE_ROWS = "\u00a0\n\u00a0", 5


class MethodicalMeeting(models.Model):
    """The attendance sheet with room for ink, and the notice of a meeting (domain 9.3, 4a; F3 P1d, P4)."""

    _inherit = "methodical.meeting"

    def _get_attendance_print_values(self):
        """Return what the attendance sheet of one meeting shows, in the language of the environment."""
        self.ensure_one()
        document = {
            **self._get_paper_frame(),
            "title": self.env._("ATTENDANCE SHEET\n%(owner)s", owner=self._get_owner_label()),
            "labels": [
                self.env._("No."),
                self.env._("Full name"),
                self.env._("Post"),
                self.env._("Signature"),
            ],
            "signers": [(self.env._("Secretary"), short_name(self.secretary_name))],
        }
        blocks = self._get_attendance_blocks()
        sheets = lay_out(PORTRAIT, document, ATTENDANCE, 1, blocks)
        return {**document, "sheet": PORTRAIT, "columns": ATTENDANCE, "sheets": sheets}

    def _get_attendance_blocks(self):
        """Return the rows: members, then who was invited; before the meeting empty rows follow."""
        rows = self._get_rows_by_name().sorted(lambda row: row.role != "member")
        blocks, number = [], 0
        for role, part in rows.grouped(lambda row: row.role == "member").items():
            if not role:
                blocks.append(Block("section", self.env._("Invited"), ATTENDANCE.height(1), keeps_next=True))
            for row in part:
                number += 1
                cells = [str(number), row.name or "", row.post or "", self._get_attendance_mark(row)]
                blocks += ATTENDANCE.rows(cells, ROW_LINES)
        if self.stage in ("planned", "announced"):
            for place in range(1, SPARE_ROWS + 1):
                blocks += ATTENDANCE.rows([str(number + place), "", "", INK], ROW_LINES)
        return blocks

    def _get_attendance_mark(self, row):
        """Return what stands in the column of signatures: room for ink, or why somebody did not come."""
        if row.state == "absent":
            return ": ".join(filter(None, [self.env._("absent"), row.reason]))
        return INK

    def _get_notice_print_values(self):
        """Return what the notice of one meeting shows, in the language of the environment."""
        self.ensure_one()
        document = {
            **self._get_paper_frame(),
            "requisites": None,  # time and place stand in the text
            "title": self.env._("NOTICE OF A MEETING\n%(owner)s", owner=self._get_owner_label()),
            "signers": [(self.env._("Chair"), short_name(self.chair_name))],
        }
        if self.stage == "planned":
            document["mark"] = self.env._("DRAFT")
        blocks = []
        for label, text in self._get_notice_paragraphs():
            blocks += text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        blocks += self._get_agenda_blocks()
        sheets = lay_out(PORTRAIT, document, ATTENDANCE, 0, blocks)
        return {**document, "sheet": PORTRAIT, "columns": ATTENDANCE, "sheets": sheets}

    def _get_notice_paragraphs(self):
        """Return [(label, text)] of a notice above its agenda."""
        rows = self._get_rows_by_name()
        members = rows.filtered(lambda row: row.role == "member")
        invited = rows - members
        paragraphs = [
            (self.env._("Time"), self._get_when()),
            (self.env._("Where"), self.place or "____________"),
            (self.env._("Members"), ", ".join(row._get_short_name() for row in members)),
            (self.env._("Invited"), "; ".join(row._get_name_with_post() for row in invited)),
        ]
        return [(label, text) for label, text in paragraphs if text]
