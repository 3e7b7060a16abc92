from odoo import fields, models

from ..tools.long_date import long_date
from ..tools.paging import Block, text_blocks
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, lay_out, signature_height
from .methodical_meeting_minutes import RESOLUTIONS


class MethodicalResolution(models.Model):
    """The extract from minutes: one or several resolutions with a line that certifies them (domain 9.3, 4)."""

    _inherit = "methodical.resolution"

    def action_print(self):
        """Print extracts of the resolutions, one for each meeting."""
        return self.env.ref("school_methodical.methodical_resolution_action_report").report_action(
            self, config=False
        )

    def _get_extract_name(self):
        """Return the name of the file of one print."""
        # sudo: whoever prints an extract may know from which minutes it is
        return self.env._("Extract – %(minutes)s", minutes=self.sudo().meeting_id._get_reference())

    def _get_extract_values(self):
        """Return what the extract of these resolutions of one meeting shows, in the language of the environment."""
        # sudo: who answers for a resolution may show from which minutes it comes, though he was not at the meeting
        meeting_sudo = self.sudo().meeting_id
        meeting_sudo.ensure_one()
        document = {
            **meeting_sudo._get_meeting_frame(),
            "requisites": None,  # the date stands in the title
            "title": self.env._(
                "EXTRACT\nfrom the minutes No. %(number)s of %(date)s",
                number=meeting_sudo._get_number_label(),
                date=meeting_sudo.date and long_date(meeting_sudo.date, self.env.lang) or "________",
            ),
            "folio": " · ".join(
                [self.env._("Extract"), meeting_sudo.body_id.name, meeting_sudo._get_reference()]
            ),
            "labels": meeting_sudo._get_resolution_labels(),
        }
        blocks = [*self._get_extract_blocks(meeting_sudo), *self._get_certification_blocks(meeting_sudo)]
        sheets = lay_out(PORTRAIT, document, RESOLUTIONS, 1, blocks)
        return {**document, "sheet": PORTRAIT, "columns": RESOLUTIONS, "sheets": sheets}

    def _get_extract_blocks(self, meeting):
        """Return the blocks of the items that these resolutions belong to, without what was said.

        :param meeting: their meeting, in sudo
        """
        present = self.env._("Present"), meeting._get_present_label()
        blocks = text_blocks(*present, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        numbers = meeting._get_resolution_numbers()
        mine = self.sudo()  # sudo: as above, the item that it belongs to
        by_item = mine.sorted("sequence, id").grouped("item_id")
        for number, item in enumerate(meeting.agenda_item_ids.sorted("sequence, id"), start=1):
            if item in by_item:
                blocks += item._get_extract_item_blocks(number)
                blocks += by_item[item]._get_table_blocks(numbers)
        if general := by_item.get(self.env["methodical.agenda.item"]):
            blocks += [Block("gap", None, TEXT_LINE // 2, keeps_next=True)]
            blocks += general._get_table_blocks(numbers)
        return blocks

    def _get_certification_blocks(self, meeting):
        """Return the blocks of the line that certifies the extract, with place for ink, date and seal.

        :param meeting: their meeting, in sudo
        """
        today = fields.Date.context_today(meeting.company_id._in_school_time())
        role, person = meeting._get_keeper()
        signature = {
            "verb": self.env._("The extract is true to the minutes"),
            "post": role,
            "person": person,
            "below": [today.strftime("%d.%m.%Y")],
            "has_seal": True,
        }
        return [Block("signature", signature, signature_height(PORTRAIT, signature))]


class MethodicalAgendaItem(models.Model):
    _inherit = "methodical.agenda.item"

    def _get_extract_item_blocks(self, number):
        """Return the blocks of one item above its resolutions in an extract.

        :param number: of the item in its meeting
        """
        votes, heard_label = self._get_votes_label(), self.env._("HEARD")
        said = [
            (
                f"{number}. {heard_label}",
                ": ".join(filter(None, [self._get_short_speaker(), self.name])),
            ),
            (self.meeting_id._get_resolved_label(), f"({votes})" if votes else ""),
        ]
        blocks = [
            block
            for label, text in said
            for block in text_blocks(label, text, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        ]
        kept = [*blocks[:-1], blocks[-1]._replace(keeps_next=True)]
        return [Block("gap", None, TEXT_LINE // 2, keeps_next=True), *kept]
