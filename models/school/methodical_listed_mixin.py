from odoo import api, models


class MethodicalListedMixin(models.AbstractModel):
    """Rows of a school in lists: the record rules ask for their school right after the search, so it comes with them.

    Without it each list reads its rows twice.
    """

    _name = "methodical.listed.mixin"
    _description = "Rows in Lists"

    @api.model
    def search_fetch(self, domain, field_names=None, offset=0, limit=None, order=None):
        """Find records and read fields of them, and their school."""
        if field_names and "company_id" in self._fields:
            field_names = {**dict.fromkeys(field_names), "company_id": None}
        return super().search_fetch(domain, field_names, offset=offset, limit=limit, order=order)
