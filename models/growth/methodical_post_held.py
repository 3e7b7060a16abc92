from odoo import api, models


class MethodicalPost(models.Model):
    """A post that is given or taken from its own side, or goes to the archive: the days of its holders follow (C20)."""

    _inherit = "methodical.post"

    _standing_fields = frozenset({"teacher_ids", "active"})

    def _get_standing_teachers(self):
        # sudo: also cards that the user may not see, and of people who left
        return self.sudo().with_context(active_test=False).teacher_ids

    @api.model
    def _refresh_standings(self, teachers):
        if teachers:
            self.env["methodical.post.period"]._keep(teachers)
        return super()._refresh_standings(teachers)
