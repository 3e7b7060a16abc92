from odoo import fields, models


class MethodicalSubjectArea(models.Model):
    """Educational area: the groupings by which associations unite teachers (F1 A-I.2)."""

    _name = "methodical.subject.area"
    _description = "Educational Area"
    _inherit = ["methodical.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    subject_ids = fields.One2many("methodical.subject", "area_id")
    active = fields.Boolean(default=True)
