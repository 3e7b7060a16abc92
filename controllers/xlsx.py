from werkzeug.exceptions import Forbidden, NotFound

from odoo import http
from odoo.exceptions import AccessError
from odoo.http import content_disposition, request

from ..tools.xlsx import write_workbook
from ..wizard.meeting_register import MODELS

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: the greatest number that a column of ids holds
_LAST_ID = 2**31 - 1


class MethodicalXlsx(http.Controller):
    """Tables of the methodical service as workbooks, with the rights of the user who asks."""

    @http.route("/methodical/databank.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def databank(self, ids="", body_id="", birthday=""):
        """Return the databank of selected cards, of an association's members, or of the whole school.

        :param ids: ids of cards, separated by commas
        :param body_id: id of an association, instead of cards
        :param birthday: anything: the day of birth is given, not only the year, to who may have it printed
        """
        body = self._browse("methodical.body", body_id)
        cards = self._find_cards(ids, body)
        if not cards:
            raise Forbidden(
                request.env._(
                    "You may read none of these cards. Ask the deputy director or the personnel office."
                )
            )
        cards = cards._in_print_lang()
        with_days = bool(birthday) and request.env["methodical.databank.print"]._may_print_birthdays()
        table = cards._get_databank(cards._get_databank_title(body), full_birthday=with_days)
        return self._respond(table, cards.env._("Databank"), body.name if body else cards.company_id[:1].name)

    @http.route(
        "/methodical/plan_grid/<int:plan_id>.xlsx", type="http", auth="user", methods=["GET"], readonly=True
    )
    def plan_grid(self, plan_id, month=""):
        """Return the month grid of a plan.

        :param plan_id: id of the plan
        :param month: number of a month (1-12) for its weeks; empty for the months of the year
        """
        plan = self._browse("methodical.plan", plan_id)
        plan = plan.with_context(lang=plan.company_id._get_print_lang())
        return self._respond(plan._get_grid(self._parse_int(month)), plan.env._("Month grid"), plan.name)

    @http.route("/methodical/orders.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def orders(self, year="", series="", company_id=""):
        """Return the register of orders of a year and series.

        :param year: calendar year of the numbers
        :param series: 'general' or 'personnel'
        :param company_id: id of the school; the present one when it is empty
        """
        Order = request.env["methodical.order"]
        company = self._browse("res.company", company_id) or request.env.company
        self._check_access("methodical.order.register")
        orders = Order.with_context(lang=company._get_print_lang())._find_in_register(
            company, self._parse_int(year) or 0, series
        )
        if not orders:
            raise NotFound(
                request.env._("The book has no signed order of this year and series that you may read.")
            )
        return self._respond(
            orders._get_register(int(year), series),
            orders.env._("Register of orders"),
            f"{company.name} {year}",
        )

    @http.route("/methodical/meetings.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def meetings(self, kind="", school_year_id="", body_id=""):
        """Return the register of minutes or of resolutions of a school year.

        :param kind: 'minutes' or 'resolutions'
        :param school_year_id: id of the school year
        :param body_id: id of a body; all that the user may read when it is empty
        """
        Register = request.env["methodical.meeting.register"]
        self._check_access("methodical.meeting.register")
        year, body = (
            self._browse("methodical.school.year", school_year_id),
            self._browse("methodical.body", body_id),
        )
        rows = Register._find_rows(kind, year, body) if year and kind in MODELS else None
        if not rows:
            raise NotFound(request.env._("The register has nothing of this school year that you may read."))
        label = (
            rows.env._("Register of minutes") if kind == "minutes" else rows.env._("Register of resolutions")
        )
        return self._respond(
            Register._get_table(rows, year, body), label, f"{body.name or ''} {year.name}".strip()
        )

    @http.route("/methodical/schemes.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def schemes(self, ids=""):
        """Return the list of schemes of work with the progress of the programme.

        :param ids: ids of schemes, separated by commas; those that the user may not read are left out
        """
        schemes = self._find_readable("methodical.scheme", ids)
        if not schemes:
            raise NotFound(request.env._("You may read none of these schemes of work. Open the list again."))
        company = schemes.company_id[:1]
        schemes = schemes.with_context(lang=company._get_print_lang())
        return self._respond(schemes._get_list(), schemes.env._("Schemes of work"), company.name)

    def _check_access(self, dialog):
        """Raise when the user has no right to ask for a table by its dialog.

        :raises Forbidden: with the sentence of the access error
        """
        try:
            request.env[dialog].check_access("create")
        except AccessError as error:
            raise Forbidden(str(error)) from None

    def _find_cards(self, ids, body):
        """Return the asked cards that the user may read; the rest is left out."""
        if body:
            return body._get_databank_cards()
        Card = request.env["methodical.teacher"]
        if ids:
            return self._find_readable("methodical.teacher", ids)
        return Card.search([("company_id", "=", request.env.company.id)]) if Card.has_access("read") else Card

    def _find_readable(self, model, ids):
        """Return the records of ids, separated by commas, that the user may read."""
        Model = request.env[model]
        if not Model.has_access("read"):
            return Model
        wanted = [self._parse_int(part) for part in ids.split(",") if part]
        return Model.browse(wanted).exists()._filtered_access("read")

    def _browse(self, model, record_id):
        """Return the record of an id that the user may read (empty without an id).

        :raises Forbidden: with the sentence of the access error
        """
        record = request.env[model].browse(self._parse_int(record_id) or ())
        try:
            record.check_access("read")
        except AccessError as error:
            raise Forbidden(str(error)) from None
        if not record.exists() and record_id:
            raise NotFound(
                request.env._("This document does not exist any more. Go back and open the list again.")
            )
        return record

    def _parse_int(self, text):
        """Return the number of a parameter, None when it is empty.

        :raises NotFound: when it is no number, or none that an id can have
        """
        if text in ("", None):
            return None
        try:
            number = int(text)
            if not 0 < number <= _LAST_ID:
                raise ValueError(text)
            return number
        except ValueError:
            raise NotFound(request.env._("“%(text)s” in the address is no number.", text=text)) from None

    def _respond(self, table, label, name):
        headers = [
            ("Content-Type", XLSX_TYPE),
            ("Content-Disposition", content_disposition(f"{label} – {name}.xlsx")),
        ]
        return request.make_response(write_workbook(table, label), headers)
