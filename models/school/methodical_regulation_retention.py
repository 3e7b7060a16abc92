from odoo import fields, models

from ...tools.clause import CLAUSE_HELP


class MethodicalRegulationRetention(models.Model):
    """How long a kind of document is kept, and what happens then (C12, F1 V.6, F3 P7)."""

    _name = "methodical.regulation.retention"
    _description = "Storage Term"
    _inherit = ["methodical.school.mixin"]
    _order = "regulation_id, document"

    regulation_id = fields.Many2one("methodical.regulation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="regulation_id.company_id", store=True, index=True, precompute=True)
    document = fields.Selection(
        [
            ("plan", "Plans"),
            ("minutes", "Minutes and resolutions"),
            ("analysis", "Analyses"),
            ("report", "Reports"),
            ("scheme", "Schemes of work"),
            ("order", "Orders"),
            ("local_act", "Local acts"),
            ("other", "Other documents"),
        ],
        required=True,
    )
    school_years = fields.Integer("Years at school", required=True, default=3)
    is_transferred = fields.Boolean("Goes to the archive")
    archive_years = fields.Integer("Years in the archive")
    last_action = fields.Selection(
        [("decision", "Decision on disposal"), ("keep", "Kept for good")],
        "Afterwards",
        default="decision",
        required=True,
    )
    clause = fields.Char(help=CLAUSE_HELP)

    _document_uniq = models.Constraint(
        "UNIQUE(regulation_id, document)", "Each kind of document has one storage term in a regulation."
    )
    _years_check = models.Constraint(
        "CHECK(school_years >= 0 AND archive_years >= 0)", "Years may not be negative."
    )
