from odoo import api, fields, models

from ..tools.person_name import short_name
from ..tools.print_sheet import table_document

#: letters and lines of the register in px
REGISTER_FONT, REGISTER_LINE = 13, 17


class ReportOrder(models.AbstractModel):
    """Values of the print of orders."""

    _name = "report.school_methodical.report_order"
    _description = "Print of Orders"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the orders as the template shows them, each in the language of its school's prints.

        :raises AccessError: for orders that the user may not read
        """
        orders = self.env["methodical.order"].browse(docids)
        orders.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": orders._name,
            "prints": [
                order.with_context(lang=order.company_id._get_print_lang())._get_print_values()
                for order in orders
            ],
        }


class ReportOrderRegister(models.AbstractModel):
    """Values of the print of the register of orders; its documents are the questions that the user answered."""

    _name = "report.school_methodical.report_order_register"
    _description = "Print of the Register of Orders"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the registers as the template shows them, each in the language of its school's prints.

        :raises AccessError: for questions of somebody else
        """
        questions = self.env["methodical.order.register"].browse(docids)
        questions.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": questions._name,
            "prints": [self._prepare_print(question) for question in questions],
        }

    @api.model
    def _prepare_print(self, question):
        orders = question._get_orders()
        company, env = question.company_id.with_env(orders.env), orders.env
        document = {
            "lang": env.lang,
            "header": company._get_print_header(),
            "signers": [self._get_keeper(company)],
            "foot": [
                env._("as of %(date)s", date=fields.Date.context_today(orders).strftime("%d.%m.%Y")),
            ],
        }
        table = orders._get_register(int(question.year), question.series)
        rows = [
            [cell.strftime("%d.%m.%Y") if hasattr(cell, "strftime") else cell for cell in row]
            for row in table.rows
        ]
        return table_document(table._replace(rows=rows), document, REGISTER_FONT, REGISTER_LINE)

    @api.model
    def _get_keeper(self, company):
        """Return (post, short name) of who keeps the book by the regulation (C21, F2 2.7), an empty line when it names nobody."""
        post = company._get_regulation().order_book_post_id
        if not post:
            return company.env._("Responsible for the register"), ""
        holders_sudo = post._get_holders(company).sudo()  # sudo: who holds a post is public within the school
        return post.name, short_name(holders_sudo.name) if len(holders_sudo) == 1 else ""
