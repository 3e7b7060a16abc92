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
