from odoo import api, fields, models

from ..tools.print_sheet import table_document

#: letters and lines of the register in px
REGISTER_FONT, REGISTER_LINE = 13, 17


class ReportOrder(models.AbstractModel):
    """Values of the print of orders."""

    _name = "report.school_methodical.report_order"
    _inherit = ["methodical.print"]
    _description = "Print of Orders"
    _print_model = "methodical.order"


class ReportOrderRegister(models.AbstractModel):
    """Values of the print of the register of orders; its documents are the questions that the user answered."""

    _name = "report.school_methodical.report_order_register"
    _inherit = ["methodical.print"]
    _description = "Print of the Register of Orders"
    _print_model = "methodical.order.register"

    @api.model
    def _prepare_prints(self, records):
        return [self._prepare_print(question) for question in records]

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
        return table_document(table, document, REGISTER_FONT, REGISTER_LINE)

    @api.model
    def _get_keeper(self, company):
        """Return (post, short name) of who keeps the book by the regulation (C21, F2 2.7), an empty line when it names nobody."""
        post = company._get_regulation().order_book_post_id
        if not post:
            return company.env._("Responsible for the register"), ""
        return post._get_signer(company)
