from textwrap import shorten

from odoo import models

from ..tools.paging import Block, Columns, text_blocks
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, TITLE_HEIGHT, lay_out, signature_height

#: number | name | signature | date of those who read the order; lines high enough for ink
READERS = Columns([42, 454, 230, 170], font=16, line=24, padding=(5, 13))
#: the most lines of a point that stay on one sheet
UNDIVIDED = 6
#: letters of the title at the foot of the sheets of a draft
FOLIO_LENGTH = 70


class MethodicalOrder(models.Model):
    """The order as it is printed (domain 9.3, 12): blank, number, date, place, reason, points, signature, readers."""

    _inherit = "methodical.order"

    def action_print(self):
        """Print the orders in the official form."""
        return self.env.ref("school_methodical.methodical_order_action_report").report_action(
            self, config=False
        )

    def _get_print_name(self):
        """Return the name of the file of one print."""
        return self.env._("Order – %(order)s", order=self.display_name)

    def _get_print_values(self):
        """Return what the print of one order shows, in the language of the environment."""
        self.ensure_one()
        document = {
            **self._get_print_frame(),
            "stamps": [],  # an order is signed below its text
            "title": self.env._("ORDER"),
            "requisites": self._get_requisites(),
            "subject": self.title,
            "notices": self._get_notices(),
            "folio": " · ".join(
                [self.env._("Order"), self._get_reference() or shorten(self.title, FOLIO_LENGTH)]
            ),
            "labels": [
                self.env._("No."),
                self.env._("Full name"),
                self.env._("Signature"),
                self.env._("Date"),
            ],
        }
        blocks = [*self._get_text_blocks(), *self._get_signature_blocks(), *self._get_reader_blocks()]
        sheets = lay_out(PORTRAIT, document, READERS, 1, blocks)
        return {**document, "sheet": PORTRAIT, "columns": READERS, "sheets": sheets}

    def _get_requisites(self):
        """Return (number, date, place) of one order, empty lines for ink where they are not given yet."""
        day = self.date or self.date_planned
        number = self.name or self.env._("No. %(number)s", number="________")
        return number, day.strftime("%d.%m.%Y") if day else "____________", self.company_id.city or ""

    def _get_notices(self):
        """Return what a reader must know before the text: by which order it is cancelled, that it exists on paper."""
        # sudo: number and date of another order are no secret to a reader
        other = self.sudo().cancelled_by_id
        on_paper = (
            self.env._("Signed on paper, the scan is kept in the system")
            if self.paper_scan_digest
            else self.env._("Signed on paper")
        )
        return [
            *(
                [self.env._("Cancelled by the order %(order)s", order=other._get_reference())]
                if other
                else []
            ),
            *([on_paper] if self.is_paper else []),
        ]

    def _get_text_blocks(self):
        """Return the blocks of reason, resolving words and points."""
        blocks = []
        for paragraph in (self.reason or "").split("\n"):
            blocks += text_blocks("", paragraph.strip(), PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        blocks.append(Block("resolve", self.env._("I  O R D E R:"), TITLE_HEIGHT, keeps_next=True))
        for number, point in enumerate(self.point_ids.sorted(), start=1):
            blocks += point._get_blocks(number)
        # a signature never stands on a sheet of its own
        return [*blocks[:-2], *(block._replace(keeps_next=True) for block in blocks[-2:])]

    def _get_signature_blocks(self):
        """Return the blocks of the signatures: the director's with the seal, visas of deputies below it."""
        stamps = self._get_stamps()
        last = [stamp for stamp in stamps if stamp["verb"] == "approved"]
        rows = [*last, *(stamp for stamp in stamps if stamp not in last)]
        signatures = [self._prepare_signature(stamp) for stamp in rows]
        return [
            Block("signature", signature, signature_height(PORTRAIT, signature), place < len(signatures))
            for place, signature in enumerate(signatures, start=1)
        ]

    def _prepare_signature(self, stamp):
        """Return one signature for the template; the director's has no verb, it is the order's own."""
        block = self._prepare_stamp_block(stamp)
        is_final = stamp["verb"] == "approved"
        return {
            "verb": "" if is_final else block["verb"],
            "post": ", ".join(filter(None, [*block["above"], block["signer"]])),
            "person": block["person"],
            "below": block["below"],
            "has_seal": is_final,
        }

    def _get_reader_blocks(self):
        """Return the blocks of the table in which those named in the order confirm that they have read it."""
        people = self._get_named_people()
        if not people:
            return []
        rows = [
            block
            for number, name in enumerate(people, start=1)
            for block in READERS.rows([str(number), name, "", ""], 4)
        ]
        return [Block("heading", self.env._("I have read the order:"), TITLE_HEIGHT, keeps_next=True), *rows]

    def _get_named_people(self):
        """Return the names of the people whom one order binds or concerns, in the order of the text."""
        order_sudo = self.sudo()  # sudo: the names stand in the text of the order
        cards = (
            order_sudo.point_ids.sorted().responsible_id
            | order_sudo.teacher_ids
            | order_sudo.head_term_ids.teacher_id
            | order_sudo.acting_id.substitute_id
            | order_sudo.control_id
        )
        return [card.name for card in cards]


class MethodicalOrderPoint(models.Model):
    _inherit = "methodical.order.point"

    def _get_blocks(self, number):
        """Return the blocks of one point, the line with person and term never without a line of its text.

        :param number: of the point in its order
        """
        text = "\n".join(filter(None, [f"{number}. {(self.text or '').strip()}", self._get_terms()]))
        lines = text_blocks("", text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        is_short = len(lines) <= UNDIVIDED
        last = len(lines) - 2
        kept = [
            block._replace(keeps_next=block.keeps_next or is_short or place >= last)
            for place, block in enumerate(lines)
        ]
        return [*kept, Block("gap", None, TEXT_LINE // 2)]

    def _get_terms(self):
        """Return the line below one point: who answers for it and by when ('' when the text says it all)."""
        # sudo: the name stands in the order; cards are read by few
        name = self.sudo().responsible_id.name or ""
        values = {"person": name, "date": self.date_due.strftime("%d.%m.%Y") if self.date_due else ""}
        if name and name not in (self.text or "") and values["date"]:
            return self.env._("Responsible: %(person)s, by %(date)s", **values)
        if name and name not in (self.text or ""):
            return self.env._("Responsible: %(person)s", **values)
        return self.env._("By %(date)s", **values) if values["date"] else ""
