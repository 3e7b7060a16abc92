from odoo import api, fields, models
from odoo.fields import Domain

from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        return {
            **super()._get_parts(),
            "card": self._get_card(),
            "acknowledge": self._get_acknowledge(),
            "staff": self._get_staff(),
        }

    @api.model
    def _get_duty_domain(self):
        # what is to be read has a list of its own
        return super()._get_duty_domain() & Domain("res_model", "!=", "methodical.acknowledgement")

    @api.model
    def _get_acknowledge(self):
        """Return the documents that the user has to read, the nearest term first."""
        Acknowledgement = self.env["methodical.acknowledgement"]
        domain = [("is_mine", "=", True), ("state", "=", "requested")]
        today = fields.Date.context_today(self)
        rows = [
            {
                "id": row.res_id,
                "model": row.res_model,
                "title": row.document_name,
                "subtitle": self.env["ir.model"]._get(row.res_model).name,
                "days_left": (row.date_due - today).days if row.date_due else None,
                "is_late": row.is_overdue,
            }
            for row in Acknowledgement.search(domain, order="date_due, id", limit=ROWS)
        ]
        return {"count": Acknowledgement.search_count(domain), "rows": rows}

    @api.model
    def _get_duties(self):
        """Return the terms of the user, before them the handing over that waits for his signature."""
        duties = super()._get_duties()
        own = [
            ("state", "=", "open"),
            ("from_id.user_id", "=", self.env.uid),
        ]
        receives = [("state", "!=", "received"), ("to_id.user_id", "=", self.env.uid)]
        lists = self.env["methodical.handover"].search(
            Domain("is_started", "=", True) & (Domain(own) | Domain(receives)), order="date, id"
        )
        rows = [
            {
                "id": handover.id,
                "model": handover._name,
                "title": handover.body_id.name,
                "subtitle": self.env._("Handing over: sign the list"),
                "days_left": None,
                "is_late": False,
            }
            for handover in lists
        ]
        return {**duties, "count": duties["count"] + len(rows), "rows": rows + duties["rows"]}

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
        """Return what asks for work on the cards, for the officer who keeps them: rows that open a list.

        :return: False for anybody else; {'count': all cards, 'rows': [{'title', 'list' (of cards or of awards),
            'filter' (its name in that list), 'count'}]}
        """
        if not self.env.user.has_group("school_methodical.group_officer"):
            return False
        Teacher = self.env["methodical.teacher"]
        school = Domain("company_id", "=", self.env.company.id)
        ending = [
            ("replaced_by_ids", "=", False),
            ("date_until", ">=", "today"),
            ("date_until", "<", "today +1y"),
        ]
        lists = [
            (self.env._("Categories that end within a year"), "award", "ends_soon", Domain(ending)),
            (self.env._("Young specialists"), "teacher", "young", Domain("is_young_specialist", "=", True)),
            (self.env._("Without date of birth"), "teacher", "no_birthday", Domain("birthday", "=", False)),
            (
                self.env._("Without education"),
                "teacher",
                "no_education",
                Domain("education_level", "=", False),
            ),
            (self.env._("Without service"), "teacher", "no_service", Domain("service_ids", "=", False)),
            (self.env._("Without a subject"), "teacher", "no_subject", Domain("subject_ids", "=", False)),
            (self.env._("Without a category"), "teacher", "no_category", Domain("category_id", "=", False)),
            (self.env._("In no association"), "teacher", "no_association", Domain("body_ids", "=", False)),
        ]
        models = {"teacher": Teacher, "award": self.env["methodical.category.award"]}
        rows = [
            {"title": title, "list": key, "filter": name, "count": models[key].search_count(school & domain)}
            for title, key, name, domain in lists
        ]
        return {"count": Teacher.search_count(school), "rows": [row for row in rows if row["count"]]}
