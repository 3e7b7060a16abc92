from odoo import api, models


class MethodicalPost(models.Model):
    """Norms of courses may hold for some posts only; a post given from its own side counts, too (C20)."""

    _name = "methodical.post"
    _inherit = ["methodical.post", "methodical.course.fact.mixin"]

    _standing_fields = frozenset({"teacher_ids", "active"})

    @api.model_create_multi
    def create(self, vals_list):
        """Create posts.

        :raises UserError: when the user gives one to himself
        """
        own = self.env["methodical.teacher"]._get_own_cards()
        before = own.post_ids
        posts = super().create(vals_list)
        if own.post_ids - before:
            own.with_env(self.env)._check_own_facts()
        return posts

    def write(self, vals):
        """Change posts.

        :raises UserError: when the user gives himself one, or takes one off
        """
        if "teacher_ids" not in vals:
            return super().write(vals)
        own = self.env["methodical.teacher"]._get_own_cards()
        before = own.post_ids
        result = super().write(vals)
        if own.post_ids != before:
            own.with_env(self.env)._check_own_facts()
        return result

    def _get_standing_teachers(self):
        # sudo: also cards that the user may not see, and of people who left
        return self.sudo().with_context(active_test=False).teacher_ids

    @api.model
    def _refresh_standings(self, teachers):
        if teachers:
            self.env["methodical.post.period"]._keep(teachers)
        return super()._refresh_standings(teachers)
