import io

from odoo import http
from odoo.http import content_disposition, request

from ..tools.staff_template import template_columns

_WIDTHS = {"name": 34, "speciality": 26, "honours": 26, "education_institution": 22}


class StaffTemplate(http.Controller):
    """The empty staff list that the import reads."""

    @http.route(
        "/school_methodical/staff_template.xlsx", type="http", auth="user", methods=["GET"], readonly=True
    )
    def download_staff_template(self, **_parameters):
        """Return a workbook with headings and one example in the language of the user."""
        request.env["methodical.staff.import"].check_access("create")
        content = self._build_workbook(template_columns(request.env.user.lang))
        headers = [
            ("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("Content-Disposition", content_disposition("staff.xlsx")),
        ]
        return request.make_response(content, headers)

    def _build_workbook(self, columns):
        """Return the bytes of a workbook.

        :param columns: list of (target, heading, example)
        """
        import xlsxwriter  # only this download needs it

        output = io.BytesIO()
        with xlsxwriter.Workbook(
            output, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}
        ) as workbook:
            sheet = workbook.add_worksheet()
            bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
            for place, (target, heading, example) in enumerate(columns):
                sheet.set_column(place, place, _WIDTHS.get(target, 16))
                sheet.write(0, place, heading, bold)
                sheet.write(1, place, example)
            sheet.freeze_panes(1, 1)
            sheet.repeat_rows(0)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
        return output.getvalue()
