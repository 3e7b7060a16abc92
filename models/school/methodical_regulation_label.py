from odoo import api, fields, models

from ...tools.clause import CLAUSE_HELP


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
    clause = fields.Char(help=CLAUSE_HELP)

    _term_uniq = models.Constraint("UNIQUE(regulation_id, term)", "Each term is named once in a regulation.")

    # words are kept (``methodical.regulation._get_labels``): every change of them is asked anew

    @api.model_create_multi
    def create(self, vals_list):
        """Add words."""
        labels = super().create(vals_list)
        self.env.registry.clear_cache()
        return labels

    def write(self, vals):
        """Change words."""
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        """Drop words."""
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        result = super()._update_field_translations(field_name, translations, digest, source_lang)
        self.env.registry.clear_cache()
        return result
