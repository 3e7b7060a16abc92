from odoo import fields, models


class MethodicalStaffImportSheet(models.TransientModel):
    """A sheet with data of the uploaded workbook."""

    _name = "methodical.staff.import.sheet"
    _description = "Sheet of a Staff List"
    _inherit = ["methodical.list.import.sheet"]

    wizard_id = fields.Many2one("methodical.staff.import", required=True, ondelete="cascade", index=True)
