from odoo import fields, models


class MethodicalPlanImportLine(models.TransientModel):
    """What the import would make of one row: an activity, or a sentence about it."""

    _name = "methodical.plan.import.line"
    _description = "Row of a Plan"
    _inherit = ["methodical.list.import.line"]

    wizard_id = fields.Many2one("methodical.plan.import", required=True, ondelete="cascade", index=True)
    name = fields.Char("Activity")
    direction = fields.Char()
    form = fields.Char()
    period = fields.Char("When")
    responsible = fields.Char()
