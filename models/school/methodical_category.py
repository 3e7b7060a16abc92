from odoo import fields, models


class MethodicalCategory(models.Model):
    """Qualification category of a teacher. The list is data because the state changes it (domain: 2016, 2023)."""

    _name = "methodical.category"
    _description = "Qualification Category"
    _inherit = ["methodical.common.mixin"]
    _order = "rank desc, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    rank = fields.Integer(required=True, help="The higher the rank, the higher the category.")
    validity_years = fields.Integer("Valid for (years)", default=5, help="0: without a term.")
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex("(code)", "A category with this code exists already.")
