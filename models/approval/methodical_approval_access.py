from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalApprovalMixin(models.AbstractModel):
    """What a person who acts for an absent one may read, on exactly the days of the acting period (R53, R54).

    A record rule of each approvable model says ``[('is_open_to_substitute', '=', True)]`` for reading.
    """

    _inherit = "methodical.approval.mixin"

    is_open_to_substitute = fields.Boolean(
        compute="_compute_is_open_to_substitute",
        search="_search_is_open_to_substitute",
        export_string_translation=False,
    )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_is_open_to_substitute(self):
        documents = self.env["methodical.approval.signature"]._get_documents_of_substitute()
        for document in self:
            document.is_open_to_substitute = document.id in documents.get(self._name, ())

    def _search_is_open_to_substitute(self, operator, value):
        if operator != "in":
            return NotImplemented
        documents = self.env["methodical.approval.signature"]._get_documents_of_substitute()
        return Domain("id", "in", list(documents.get(self._name, ())))
