from odoo import models


class MethodicalPost(models.Model):
    """Norms of courses may hold for some posts only; a post given from its own side counts, too (C20)."""

    _name = "methodical.post"
    _inherit = ["methodical.post", "methodical.course.fact.mixin"]

    _standing_fields = frozenset({"teacher_ids"})

    def _get_standing_teachers(self):
        return self.sudo().teacher_ids  # sudo: also cards that the user may not see
