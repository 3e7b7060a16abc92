from odoo import fields, models


class MethodicalSubject(models.Model):
    """A school subject of one educational area (F1 A-I.2)."""

    _name = "methodical.subject"
    _description = "School Subject"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char()
    area_id = fields.Many2one("methodical.subject.area", "Educational area", required=True, index=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one("res.company", "School", help="Empty: every school may use it.")
    active = fields.Boolean(default=True)
