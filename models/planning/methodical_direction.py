from odoo import fields, models


class MethodicalDirection(models.Model):
    """Direction of methodical work: the sections of a plan and the rows of its grid (F1 C.1-C.10)."""

    _name = "methodical.direction"
    _description = "Direction of Methodical Work"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    clause = fields.Char()
    company_id = fields.Many2one("res.company", "School", help="Empty: every school may use it.")
    active = fields.Boolean(default=True)
