from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..tools.print_sheet import table_document

#: letters and lines of the databank in px: fourteen columns
DATABANK_FONT, DATABANK_LINE = 12, 15


class ReportDatabank(models.AbstractModel):
    """Values of the databank of selected cards."""

    _name = "report.school_methodical.report_databank"
    _description = "Print of the Databank of Teachers"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return one databank for each school of the cards that the user may read.

        :raises AccessError: when he may read none of them
        """
        cards = self.env["methodical.teacher"].browse(docids)._filtered_access("read")
        prints = [self._prepare_print(part) for part in cards.grouped("company_id").values()]
        return {"doc_ids": docids, "doc_model": cards._name, "prints": self._refuse_nothing(prints)}

    @api.model
    def _prepare_print(self, cards, body=None):
        cards, today = cards._in_print_lang(), fields.Date.context_today(cards)
        document = {
            "lang": cards.env.lang,
            "header": cards.company_id[:1]._get_print_header(),
            "signers": [
                body.with_context(lang=cards.env.lang)._get_head_signer(today)
                if body
                else cards.env["methodical.post"]._get_director()._get_signer(cards.company_id[:1])
            ],
            "foot": [cards.env._("as of %(date)s", date=today.strftime("%d.%m.%Y"))],
        }
        table = cards._get_databank(cards._get_databank_title(body))
        return table_document(table, document, DATABANK_FONT, DATABANK_LINE)

    @api.model
    def _refuse_nothing(self, prints):
        if not prints:
            raise AccessError(
                self.env._(
                    "You may read none of these cards. Ask the deputy director or the personnel office."
                )
            )
        return prints


class ReportBodyDatabank(models.AbstractModel):
    """Values of the databank of associations."""

    _name = "report.school_methodical.report_body_databank"
    _inherit = ["report.school_methodical.report_databank"]
    _description = "Print of the Databank of an Association"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return one databank for each association, of the members whose cards the user may read.

        :raises AccessError: when he may read none of them
        """
        bodies = self.env["methodical.body"].browse(docids)
        cards = {body: body._get_databank_cards() for body in bodies}
        prints = [self._prepare_print(members, body) for body, members in cards.items() if members]
        return {"doc_ids": docids, "doc_model": bodies._name, "prints": self._refuse_nothing(prints)}
