from odoo import api, models
from odoo.fields import Domain


class MethodicalDesk(models.AbstractModel):
    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        return {**super()._get_parts(), "card": self._get_card(), "staff": self._get_staff()}

    @api.model
    def _get_card(self):
        """Return the user's own card (id, name, a line about it), or False."""
        card = self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company)
        if not card:
            return False
        parts = [", ".join(card.subject_ids.mapped("name")), card.category_id.name, card.service_total]
        return {"id": card.id, "name": card.name, "summary": " · ".join(part for part in parts if part)}

    @api.model
    def _get_staff(self):
        """Return what is missing on the cards, for the officer who keeps them: rows that open the list.

        :return: False for anybody else; {'count': all cards, 'rows': [{'title', 'filter', 'count'}]}, 'filter' being
            the name of the filter of the list of cards
        """
        if not self.env.user.has_group("school_methodical.group_officer"):
            return False
        Teacher = self.env["methodical.teacher"]
        school = Domain("company_id", "=", self.env.company.id)
        gaps = [
            (self.env._("Without date of birth"), "no_birthday", "birthday"),
            (self.env._("Without education"), "no_education", "education_level"),
            (self.env._("Without service"), "no_service", "service_ids"),
            (self.env._("Without a subject"), "no_subject", "subject_ids"),
            (self.env._("Without a category"), "no_category", "category_id"),
            (self.env._("In no association"), "no_association", "body_ids"),
        ]
        rows = [
            {"title": title, "filter": name, "count": Teacher.search_count(school & Domain(field, "=", False))}
            for title, name, field in gaps
        ]
        return {"count": Teacher.search_count(school), "rows": [row for row in rows if row["count"]]}
