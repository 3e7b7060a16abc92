from odoo import models


class MethodicalOrder(models.Model):
    """The number in the book: per school, series and calendar year (how it is taken: ``methodical.numbered.mixin``)."""

    _name = "methodical.order"
    _inherit = ["methodical.order", "methodical.numbered.mixin"]

    _number_uniq = models.UniqueIndex(
        "(company_id, series, year, number, COALESCE(number_suffix, '')) WHERE number > 0",
        "An order with this number is in the book of this year already.",
    )

    def _get_number_scope(self):
        return {"company_id": self.company_id.id, "series": self.series, "year": self.year}

    def _say_book_busy(self):
        return self.env._(
            "Somebody else signs orders of %(school)s at this moment. Sign “%(order)s” again in a minute.",
            school=self.company_id.name,
            order=self.title,
        )
