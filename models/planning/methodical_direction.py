from odoo import fields, models

from ...tools.clause import CLAUSE_HELP


class MethodicalDirection(models.Model):
    """Direction of methodical work: the sections of a plan and the rows of its grid (F1 C.1-C.10)."""

    _name = "methodical.direction"
    _description = "Direction of Methodical Work"
    _inherit = ["methodical.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    clause = fields.Char(help=CLAUSE_HELP)
    active = fields.Boolean(default=True)
