from odoo import api, models

#: rows of one list of the desk; the rest is one click away
ROWS = 6


class MethodicalDesk(models.AbstractModel):
    """What a person finds on the desk: each area adds its part to ``_get_parts`` with a few set queries."""

    _name = "methodical.desk"
    _description = "Desk of the Methodical Service"

    @api.model
    @api.readonly
    def get_data(self):
        """Return everything the desk of the present user shows, with his rights.

        :return: {part: value}; a list of rows is {'count': all of them, 'rows': the first ones}, a row is
            {'id', 'model', 'title', 'subtitle', 'days_left' (None: no term), 'is_late'}
        """
        return self._get_parts()

    @api.model
    def _get_parts(self):
        """Return {part: value} of the desk (extended by the areas)."""
        return {"waiting": self._get_waiting()}

    @api.model
    def _get_waiting(self):
        Signature = self.env["methodical.approval.signature"]
        domain = [("is_waiting_for_me", "=", True)]
        verbs = dict(Signature._fields["verb"]._description_selection(self.env))

        def for_whom(signature):
            if not signature.acting_for:
                return None
            return self.env._("acting for %(person)s", person=signature.acting_for)

        rows = [
            {
                "id": signature.res_id,
                "model": signature.res_model,
                "title": signature.document_name,
                "subtitle": " · ".join(
                    filter(None, (verbs[signature.verb], signature.submitted_by_id.name, for_whom(signature)))
                ),
                "days_left": signature.days_left if signature.date_due else None,
                "is_late": signature.is_overdue,
            }
            for signature in Signature.search(domain, order="date_due, id", limit=ROWS)
        ]
        return {"count": Signature.search_count(domain), "rows": rows}
