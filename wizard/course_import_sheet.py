from odoo import fields, models


class MethodicalCourseImportSheet(models.TransientModel):
    """A sheet of the workbook that holds certificates."""

    _name = "methodical.course.import.sheet"
    _description = "Sheet of a List of Certificates"
    _inherit = ["methodical.list.import.sheet"]

    wizard_id = fields.Many2one("methodical.course.import", required=True, ondelete="cascade", index=True)
