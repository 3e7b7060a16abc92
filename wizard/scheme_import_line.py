from odoo import fields, models


class MethodicalSchemeImportLine(models.TransientModel):
    """What the import would make of one row: a lesson, or a sentence about it."""

    _name = "methodical.scheme.import.line"
    _description = "Row of a Scheme of Work"
    _inherit = ["methodical.list.import.line"]
    _order = "severity, sequence, id"

    wizard_id = fields.Many2one("methodical.scheme.import", required=True, ondelete="cascade", index=True)
    sequence = fields.Integer(export_string_translation=False)
    sheet = fields.Char()
    quarter = fields.Integer()
    section = fields.Char()
    name = fields.Char("Topic")
    hours = fields.Float(digits=(8, 1))
    date_planned = fields.Date("Planned on")
