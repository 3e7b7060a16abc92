from odoo import fields, models


class MethodicalCourseImportLine(models.TransientModel):
    """What the import would make of one row: a credited course, or a sentence about it."""

    _name = "methodical.course.import.line"
    _description = "Row of a List of Certificates"
    _inherit = ["methodical.list.import.line"]

    wizard_id = fields.Many2one("methodical.course.import", required=True, ondelete="cascade", index=True)
    name = fields.Char("Teacher")
    theme = fields.Char()
    hours = fields.Integer()
    document = fields.Char()
    date = fields.Date("Date of the document")
