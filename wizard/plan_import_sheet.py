from odoo import fields, models


class MethodicalPlanImportSheet(models.TransientModel):
    """A sheet of the workbook that holds a plan."""

    _name = "methodical.plan.import.sheet"
    _description = "Sheet of a Plan"
    _inherit = ["methodical.list.import.sheet"]

    wizard_id = fields.Many2one("methodical.plan.import", required=True, ondelete="cascade", index=True)
