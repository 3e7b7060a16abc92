from odoo import fields, models


class MethodicalListImportSheet(models.AbstractModel):
    """A sheet with data of the uploaded workbook; a concrete model adds ``wizard_id``."""

    _name = "methodical.list.import.sheet"
    _description = "Sheet of a List"

    name = fields.Char(required=True)
