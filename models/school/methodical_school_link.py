from odoo import api, models


class MethodicalSchoolMixin(models.AbstractModel):
    """The link that gives a record its school is chosen before there is a school."""

    _inherit = "methodical.school.mixin"

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Describe fields; the parent that the school comes from is offered from all schools of the user.

        The ORM would offer parents of the school of the record only: in a new form, those of no school at all.
        """
        described = super().fields_get(allfields, attributes)
        path = self._fields["company_id"].related if "company_id" in self._fields else None
        link, _separator, rest = (path or "").partition(".")
        if rest == "company_id" and "domain" in described.get(link, ()):
            described[link]["domain"] = self._fields[link]._internal_description_domain_raw(self.env)
        return described
