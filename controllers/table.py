from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from ..report.methodical_print_table import TABLE_MODELS, XLSX_URL
from .xlsx import MethodicalXlsx


class MethodicalTable(MethodicalXlsx):
    """Tables of selected records as workbooks, with the rights of the user who asks."""

    @http.route(XLSX_URL, type="http", auth="user", methods=["GET"], readonly=True)
    def table(self, model="", ids=""):
        """Return a table of selected records.

        :param model: one of ``TABLE_MODELS``
        :param ids: ids of records, separated by commas; those that the user may not read are left out
        """
        records = self._find_readable(model, ids) if model in TABLE_MODELS else None
        if not records:
            raise NotFound(request.env._("You may read none of these records. Open the list again."))
        company = records.company_id[:1]
        records = records.with_context(lang=company._get_print_lang())
        title = records._get_print_title().splitlines()[0].capitalize()
        return self._respond(records._get_print_table(), title, company.name)
