from odoo import api, models
from odoo.fields import Domain


class MethodicalTeacher(models.Model):
    """Names of colleagues for who writes minutes: a secretary chooses speakers and responsible persons by name.

    A card stays closed to him; the name of a colleague is public within the school.
    """

    _inherit = "methodical.teacher"

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Return [(id, name)] of cards; under ``methodical_colleagues`` of everybody in the user's schools.

        A domain of the caller could ask more than names, so it is left out then.
        """
        if not self.env.context.get("methodical_colleagues") or not self.has_access("read"):
            return super().name_search(name, domain, operator, limit)
        schools = Domain("company_id", "in", self.env.companies.ids)
        # sudo: the name of a colleague
        return super(MethodicalTeacher, self.sudo()).name_search(name, schools, "ilike", limit)

    def web_read(self, specification):
        """Return what the web client asks of cards; under ``methodical_colleagues`` names are all it gets of others."""
        asks_names = self.env.context.get("methodical_colleagues") and self.browse().has_access("read")
        if not asks_names or specification.keys() - {"id", "display_name"}:
            return super().web_read(specification)
        # sudo: the name of a colleague; only of the schools of the user
        colleagues = self.sudo().filtered(lambda card: card.company_id in self.env.companies)
        return super(MethodicalTeacher, colleagues).web_read(specification)
