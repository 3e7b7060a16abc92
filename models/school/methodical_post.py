from odoo import fields, models


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

    def _get_holders(self, company):
        """Return the cards that hold any of these posts in a school.

        :param company: res.company
        """
        # sudo: who holds a post is public within the school, the card itself is not
        return (
            self.env["methodical.teacher"]
            .sudo()
            .search([("post_ids", "in", self.ids), ("company_id", "=", company.id)])
            .sudo(False)
        )
