from odoo import fields, models


class MethodicalSubject(models.Model):
    """A school subject of one educational area (F1 A-I.2)."""

    _name = "methodical.subject"
    _description = "School Subject"
    _inherit = ["methodical.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char()
    area_id = fields.Many2one("methodical.subject.area", "Educational area", required=True, index=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
