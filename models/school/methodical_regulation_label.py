from odoo import fields, models


class MethodicalRegulationLabel(models.Model):
    """The school's own word for a term on screens and prints (C6, C10, C11, C24)."""

    _name = "methodical.regulation.label"
    _description = "Term of a Regulation"
    _inherit = ["methodical.school.mixin"]
    _order = "regulation_id, term"

    regulation_id = fields.Many2one("methodical.regulation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="regulation_id.company_id", store=True, index=True, precompute=True)
    term = fields.Selection(
        [
            ("association", "Methodical association"),
            ("head", "Head"),
            ("council", "Methodical council"),
            ("resolution", "Resolution"),
            ("minutes_book", "Minutes book"),
            ("methodologist", "Methodologist"),
            ("personnel_mark", "Mark of personnel orders"),
        ],
        "Word",
        required=True,
    )
    name = fields.Char("The school says", required=True, translate=True)
    clause = fields.Char()

    _term_uniq = models.Constraint("UNIQUE(regulation_id, term)", "Each term is named once in a regulation.")
