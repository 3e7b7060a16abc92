from odoo import api, models
from odoo.fields import Domain
from odoo.tools import format_date


class MethodicalOrder(models.Model):
    """How an order is called and found: by its number in the school's way, its date and its title."""

    _inherit = "methodical.order"

    @api.depends("number", "number_suffix", "series", "date", "company_id", "paper_number")
    @api.depends_context("lang")
    def _compute_name(self):
        for order in self:
            order.name = order._format_number() if order.date else False

    def _search_name(self, operator, value):
        if operator not in ("ilike", "like", "=", "in"):
            return NotImplemented
        texts = [
            str(text) for text in (value if isinstance(value, (list, tuple, set, frozenset)) else [value])
        ]
        digits = ["".join(filter(str.isdecimal, text)) for text in texts]
        return Domain("number", "in", [int(text) for text in digits if text and len(text) < 9])

    @api.depends("name", "title", "date")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for order in self:
            reference = order._get_reference()
            order.display_name = f"{reference} · {order.title}" if reference else order.title or ""

    @api.model
    def _search_display_name(self, operator, value):
        found = super()._search_display_name(operator, value)
        if operator in ("ilike", "like") and isinstance(value, str) and any(map(str.isdecimal, value)):
            return found | self._search_name(operator, value)
        return found

    def _get_reference(self):
        """Return number and date of one signed order in the language of the environment ('' before it is signed)."""
        if not self.date:
            return ""
        return self.env._(
            "%(number)s of %(date)s",
            number=self._format_number(),
            date=format_date(self.env, self.date, date_format="dd.MM.yyyy"),
        )
