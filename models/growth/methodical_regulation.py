from odoo import models


class MethodicalRegulation(models.Model):
    """Which norms of courses are asked depends on which regulation is in force when (N1, C20)."""

    _name = "methodical.regulation"
    _inherit = ["methodical.regulation", "methodical.course.fact.mixin"]

    _standing_fields = frozenset({"state", "date_from", "date_to"})

    def _get_standing_teachers(self):
        # sudo: everybody of the schools; a draft holds for nobody
        return (
            self.env["methodical.teacher"]
            .sudo()
            .search([("company_id", "in", self.filtered(lambda row: row.state != "draft").company_id.ids)])
        )
