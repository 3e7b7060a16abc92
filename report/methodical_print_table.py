from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..tools.print_sheet import table_document

XLSX_URL = "/methodical/table.xlsx"
#: letters and lines of these tables in px
TABLE_FONT, TABLE_LINE = 14, 18
#: records that can be had as a table: their models answer ``_get_print_table`` and ``_get_print_title``
TABLE_MODELS = frozenset(
    {
        "methodical.consultation",
        "methodical.course",
        "methodical.course.balance",
        "methodical.development.topic",
        "methodical.mentoring",
    }
)


class MethodicalPrintTable(models.AbstractModel):
    """Print that is one table of the selected records of a school, on paper and as a workbook.

    A print names the model in ``_print_model``; its records answer ``_table_method`` with a tools.xlsx.Table in the
    language of their environment. As a workbook they are downloaded by ``_export``.
    """

    _name = "methodical.print.table"
    _inherit = ["methodical.print"]
    _description = "Print of a Table"

    #: method of the records that returns their table
    _table_method = "_get_print_table"
    #: method of the records that returns what stands below the heading, or None
    _theme_method = None

    @api.model
    def _prepare_prints(self, records):
        """Return one table for each school."""
        return [self._prepare_table(part) for part in records.grouped("company_id").values()]

    @api.model
    def _prepare_table(self, records, signers=None, company=None):
        """Return the values of a print.

        :param records: records of one school
        :param signers: [(post, name)] below the table, by default who keeps it
        :param company: res.company, by default that of the records
        """
        company = company or records.company_id[:1]
        records = records.with_context(lang=company._get_print_lang())
        today = fields.Date.context_today(records)
        document = {
            "lang": records.env.lang,
            "theme": getattr(records, self._theme_method)() if self._theme_method else "",
            "header": company.with_env(records.env)._get_print_header(),
            "signers": signers or [(records.env._("Responsible for the register"), "")],
            "foot": [records.env._("as of %(date)s", date=today.strftime("%d.%m.%Y"))],
        }
        return table_document(getattr(records, self._table_method)(), document, TABLE_FONT, TABLE_LINE)

    @api.model
    def _export(self, records):
        """Return the action that downloads records as a workbook.

        :raises AccessError: when the user may read none of them
        """
        if not records._filtered_access("read"):
            raise AccessError(self.env._("You may read none of these records. Open the list again."))
        ids = ",".join(map(str, records.ids))
        return {
            "type": "ir.actions.act_url",
            "url": f"{XLSX_URL}?model={records._name}&ids={ids}",
            "target": "download",
        }
