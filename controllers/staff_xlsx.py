from odoo import http
from odoo.http import content_disposition, request

from ..tools.xlsx import write_sheets
from .xlsx import XLSX_TYPE, MethodicalXlsx


class MethodicalStaffXlsx(MethodicalXlsx):
    """Workbooks on the staff: what a dialog asks for, and the record that a teacher takes along."""

    @http.route("/methodical/staff/<int:dialog_id>.xlsx", type="http", auth="user", methods=["GET"])
    def staff(self, dialog_id):
        """Return the databank or the composition that a dialog asks for.

        :param dialog_id: id of the dialog of the user
        """
        dialog = self._browse("methodical.databank.print", dialog_id)
        dialog = dialog.with_context(lang=dialog.company_id._get_print_lang())
        kinds = dict(dialog._fields["kind"]._description_selection(dialog.env))
        return self._respond(dialog._get_table(), kinds[dialog.kind], dialog._get_owner_name())

    @http.route(
        "/methodical/portable/<int:teacher_id>.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def portable(self, teacher_id):
        """Return the record of one teacher: a sheet for each section, courses as another school imports them.

        :param teacher_id: id of the card
        """
        card = self._browse("methodical.teacher", teacher_id)
        card = card.with_context(lang=card.company_id._get_print_lang())
        label = card.env._("Record of professional growth")
        headers = [
            ("Content-Type", XLSX_TYPE),
            ("Content-Disposition", content_disposition(f"{label} – {card.name}.xlsx")),
        ]
        sheets = [(table.title, table) for table in card._get_portable_tables()]
        return request.make_response(write_sheets(sheets), headers)
