from odoo import api, fields, models


class MethodicalPost(models.Model):
    """A post of the school that a regulation can name: who decides, who is told, who keeps a book (C7, C8, C22)."""

    _name = "methodical.post"
    _description = "School Post"
    _inherit = ["methodical.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="Technical name by which imports and presets find the post.")
    sequence = fields.Integer(default=10)
    is_management = fields.Boolean(help="The director and the deputies.")
    teacher_ids = fields.Many2many("methodical.teacher", string="Held by")
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex(
        "(code, COALESCE(company_id, 0)) WHERE code IS NOT NULL",
        "A post with this technical name exists already.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Create posts.

        :raises AccessError: when they are given to people by somebody who may not write cards
        """
        with self.env["methodical.teacher"]._no_own_promotion():
            posts = super().create(vals_list)
        if posts.sudo().teacher_ids:  # sudo: also cards that the user may not see
            posts._check_giving()
        return posts

    def write(self, vals):
        """Change posts.

        :raises AccessError: when they are given or taken by somebody who may not write cards
        """
        if "teacher_ids" in vals:
            self._check_giving()
        if not {"teacher_ids", "is_management"} & vals.keys():
            return super().write(vals)
        with self.env["methodical.teacher"]._no_own_promotion():
            return super().write(vals)

    def _check_giving(self):
        """Raise when the user may not write cards: who holds a post decides documents, so HR gives it."""
        self.env["methodical.teacher"].check_access("write")

    def _get_holders(self, companies):
        """Return the cards that hold any of these posts in some schools.

        :param companies: res.company
        """
        # sudo: who holds a post is public within the school, the card itself is not
        return (
            self.env["methodical.teacher"]
            .sudo()
            .search_fetch(
                [("post_ids", "in", self.ids), ("company_id", "in", companies.ids)],
                ["name", "company_id", "user_id"],
            )
            .sudo(False)
        )

    @api.model
    def _get_director(self):
        """Return the post of the director, asked of the database once."""
        return self.browse(self.env["ir.model.data"]._xmlid_to_res_id("school_methodical.post_director"))
