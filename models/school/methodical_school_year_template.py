from odoo import fields, models


class MethodicalSchoolYearTemplate(models.Model):
    """Dates of a school year as the ministry once set them, to start a new year from (domain 1)."""

    _name = "methodical.school.year.template"
    _description = "School Year Template"
    _inherit = ["methodical.common.mixin"]
    _order = "date_start desc"

    name = fields.Char(required=True)
    date_start = fields.Date("First day", required=True)
    date_end = fields.Date("Last day", required=True)
    source = fields.Char(help="Where the dates come from.")
    term_ids = fields.One2many("methodical.school.year.template.term", "template_id", "Quarters")


class MethodicalSchoolYearTemplateTerm(models.Model):
    _name = "methodical.school.year.template.term"
    _description = "Quarter of a School Year Template"
    _inherit = ["methodical.common.mixin"]
    _order = "number"

    template_id = fields.Many2one(
        "methodical.school.year.template", required=True, index=True, ondelete="cascade"
    )
    number = fields.Integer(required=True)
    date_start = fields.Date("From", required=True)
    date_end = fields.Date("Until", required=True)
