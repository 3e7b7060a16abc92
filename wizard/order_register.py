from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.governance.methodical_order_kind import SERIES

XLSX_URL = "/methodical/orders.xlsx"


class MethodicalOrderRegister(models.TransientModel):
    """Asks which register of orders is wanted: year, series, on paper or as a workbook (domain 9.3, 12a)."""

    _name = "methodical.order.register"
    _description = "Register of Orders"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, readonly=True
    )
    year = fields.Selection(
        selection="_select_years",
        required=True,
        default=lambda self: str(fields.Date.context_today(self).year),
        help="Calendar year of the numbers.",
    )
    series = fields.Selection(SERIES, required=True, default="general")
    file_format = fields.Selection(
        [("pdf", "Print (PDF)"), ("xlsx", "Workbook (XLSX)")], required=True, default="pdf"
    )

    @api.model
    def _select_years(self):
        """Return the years of the book, the last one first, and the present one."""
        years = {fields.Date.context_today(self).year}
        groups = self.env["methodical.order"]._read_group([("year", ">", 0)], ["year"])
        years.update(year for (year,) in groups)
        return [(str(year), str(year)) for year in sorted(years, reverse=True)]

    def action_print(self):
        """Print the register or download it as a workbook.

        :return: action
        :raises UserError: when the book has no order of that year and series
        """
        self.ensure_one()
        if not self._get_orders():
            raise UserError(
                self.env._(
                    "The book has no signed order of this series in %(year)s. Choose another year or series.",
                    year=self.year,
                )
            )
        if self.file_format == "pdf":
            action = self.env.ref("school_methodical.methodical_order_register_action_report").report_action(
                self, config=False
            )
            return {**action, "close_on_report_download": True}
        return {
            "type": "ir.actions.act_url",
            "url": f"{XLSX_URL}?year={self.year}&series={self.series}&company_id={self.company_id.id}",
            "close": True,
        }

    def _get_orders(self):
        """Return the orders of one register that the user may read, in the language of the school's prints."""
        self.ensure_one()
        Order = self.env["methodical.order"].with_context(lang=self.company_id._get_print_lang())
        return Order._find_in_register(self.company_id, int(self.year), self.series)
