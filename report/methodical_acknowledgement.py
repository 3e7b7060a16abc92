from odoo import fields, models

from ..tools.kyrgyz_order import alphabetical_key
from ..tools.paging import Columns
from ..tools.print_sheet import PORTRAIT, lay_out

#: № | name | post | document | day | signature
SHEET_COLUMNS = Columns([38, 200, 160, 220, 100, 178], font=14, line=18)
SHEET_HEAD_LINES, SHEET_ROW_LINES = 2, 12
#: a cell that is high enough for a signature with ink, and rows for people who are not in the system
INK, SPARE_ROWS = "\u00a0\n\u00a0", 5


class MethodicalAcknowledgement(models.Model):
    """The acknowledgement sheet: what is confirmed in the system, and empty lines for ink (domain 9.3, 19; F0, F2 sign)."""

    _inherit = "methodical.acknowledgement"

    def _get_sheet_values(self):
        """Return what the sheet of one document shows, in the language of the environment.

        :return: values of ``print_document``; the rows are these people in the order of their names
        """
        company = self.company_id[:1]
        title = self[:1].document_name
        document = {
            "lang": self.env.lang,
            "header": company._get_print_header(),
            "title": self.env._("ACKNOWLEDGEMENT SHEET\n%(document)s", document=title),
            "theme": self.env._("I have read the document:"),
            "labels": self._get_sheet_labels(),
            "signers": [(self.env._("Responsible for the sheet"), "")],
            "foot": self._get_sheet_foot(),
        }
        rows = [
            [
                str(number),
                row.person,
                row.post_label or "",
                row.document_name,
                row._get_sheet_day(),
                row._get_sheet_mark(),
            ]
            for number, row in enumerate(self.sorted(lambda row: alphabetical_key(row.person)), start=1)
        ]
        rows += [[str(len(rows) + place), "", "", "", "", INK] for place in range(1, SPARE_ROWS + 1)]
        blocks = [block for row in rows for block in SHEET_COLUMNS.rows(row, SHEET_ROW_LINES)]
        sheets = lay_out(PORTRAIT, document, SHEET_COLUMNS, SHEET_HEAD_LINES, blocks)
        return {**document, "sheet": PORTRAIT, "columns": SHEET_COLUMNS, "sheets": sheets}

    def _get_sheet_labels(self):
        return [
            self.env._("No."),
            self.env._("Full name"),
            self.env._("Post"),
            self.env._("Document"),
            self.env._("Date"),
            self.env._("Signature"),
        ]

    def _get_sheet_day(self):
        return self.date_signed.strftime("%d.%m.%Y") if self.date_signed else ""

    def _get_sheet_mark(self):
        """Return what stands in the column of the signature of one person: how he confirmed, or room for ink."""
        if self.state in ("seen", "remarks"):
            local = fields.Datetime.context_timestamp(self.company_id._in_school_time(), self.moment)
            values = {"moment": local.strftime("%d.%m.%Y, %H:%M")}
            if self.state == "remarks":
                return self.env._("in the system: %(moment)s, with remarks", **values)
            return self.env._("in the system: %(moment)s", **values)
        labels = {"paper": self.env._("on paper, see the scan"), "refused": self.env._("refused to sign")}
        return labels.get(self.state, INK)

    def _get_sheet_foot(self):
        today = fields.Date.context_today(self)
        read = self.filtered(lambda row: row.state in ("seen", "remarks", "paper"))
        return [
            self.env._(
                "as of %(date)s: %(read)s of %(asked)s have read it",
                date=today.strftime("%d.%m.%Y"),
                read=len(read),
                asked=len(self),
            )
        ]
