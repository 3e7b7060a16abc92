from odoo import fields, models

from ..tools.scheme_headings import SCHEME

# what a column can stand for; the keys but the first are those of tools.scheme_headings
TARGETS = [
    ("ignore", "Do not import"),
    ("term", "Quarter"),
    ("week", "Week"),
    ("section", "Section"),
    ("name", "Topic"),
    ("hours", "Hours"),
    ("date_planned", "Planned on"),
    ("date_taught", "Taught on"),
    ("expected_result", "Expected result (competence)"),
    ("assessment", "Assessment"),
    ("resources", "Resources"),
    ("homework", "Homework"),
    ("note", "Note"),
]


class MethodicalSchemeImportColumn(models.TransientModel):
    """A column of the uploaded schemes of work and the field of the lesson that it fills."""

    _name = "methodical.scheme.import.column"
    _description = "Column of a Scheme of Work"
    _inherit = ["methodical.list.import.column"]

    wizard_id = fields.Many2one("methodical.scheme.import", required=True, ondelete="cascade", index=True)
    target = fields.Selection(TARGETS, "Field of the lesson", required=True, default="ignore")

    def _find_missing(self, columns):
        if "name" not in columns:
            return self.env._("Choose the column that holds the topics of the lessons.")
        return None

    def _get_multiple(self):
        return SCHEME.multiple
