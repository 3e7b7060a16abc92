from odoo import api, models

from ..tools.person_name import short_name
from ..tools.xlsx import Table


class MethodicalOrder(models.Model):
    """The register of one series in one year, prepared once for paper and workbook (domain 9.3, 12a)."""

    _inherit = "methodical.order"

    @api.model
    def _find_in_register(self, company, year, series):
        """Return the signed orders of a series in the order of their numbers, cancelled ones too.

        :param company: res.company
        :param year: calendar year of the numbers
        :param series: 'general' or 'personnel'
        """
        return self.search(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("series", "=", series),
                ("state", "in", ("approved", "cancelled")),
            ],
            order="number, number_suffix, id",
        )

    def _get_register(self, year, series):
        """Return the register of these orders in the language of the environment.

        :return: tools.xlsx.Table
        """
        labels = dict(self._fields["series"]._description_selection(self.env))
        title = self.env._("REGISTER OF ORDERS\n%(series)s, %(year)s", series=labels[series], year=str(year))
        columns = [
            (self.env._("No."), 9),
            (self.env._("Date"), 11),
            (self.env._("Short content"), 44),
            (self.env._("Ground"), 34),
            (self.env._("Carried out by"), 26),
            (self.env._("Term"), 11),
            (self.env._("Note"), 24),
        ]
        return Table(title, columns, [order._prepare_register_line() for order in self])

    def _prepare_register_line(self):
        row = self._get_register_row()
        return [
            row["number"],
            row["date"],
            row["title"],
            " ".join(row["reason"].split()),
            ", ".join(short_name(name) for name in row["executor"].split(", ")),
            row["term"],
            row["note"],
        ]
