from odoo import fields, models

from ...tools.clause import CLAUSE_HELP


class MethodicalChoice(models.Model):
    """An entry of an open list that a school may lengthen: kinds of members (C25), of materials (C26), of activities."""

    _name = "methodical.choice"
    _description = "List Entry of the Methodical Service"
    _inherit = ["methodical.shared.mixin"]
    _order = "list, sequence, id"

    name = fields.Char(required=True, translate=True)
    list = fields.Selection(
        [
            ("member", "Kind of member"),
            ("material", "Kind of methodical material"),
            ("form", "Form of activity"),
            ("local_act", "Kind of local act"),
            ("difficulty", "Difficulty of a teacher"),
        ],
        required=True,
    )
    code = fields.Char()
    sequence = fields.Integer(default=10)
    clause = fields.Char(help=CLAUSE_HELP)
    active = fields.Boolean(default=True)
