from odoo import api, models
from odoo.tools import SQL


class MethodicalListedMixin(models.AbstractModel):
    """Rows of a school in lists: the record rules ask for their school right after the search, so it comes with them.

    Without it each list reads its rows twice. Groups of a choice stand in the order of the choice, not in that of its keys.
    """

    _name = "methodical.listed.mixin"
    _description = "Rows in Lists"

    @api.model
    def search_fetch(self, domain, field_names=None, offset=0, limit=None, order=None):
        """Find records and read fields of them, and their school."""
        if field_names and "company_id" in self._fields:
            field_names = {**dict.fromkeys(field_names), "company_id": None}
        return super().search_fetch(domain, field_names, offset=offset, limit=limit, order=order)

    def _read_group_orderby(self, order, groupby_terms, query):
        choices = {
            spec: SQL("array_position(%s, %s::text)", self._fields[spec].get_values(self.env), term)
            for spec, term in groupby_terms.items()
            if spec in self._fields and self._fields[spec].type == "selection"
        }
        # what the order adds to the other terms is needed by the caller
        terms = {**groupby_terms, **choices}
        sql_order = super()._read_group_orderby(order, terms, query)
        groupby_terms.update({spec: term for spec, term in terms.items() if spec not in choices})
        return sql_order
