from odoo import api, fields, models

from ..tools.word_match import words
from .staff_import_column import TARGETS


class MethodicalImportMapping(models.Model):
    """What a heading of the school's own lists stands for, as somebody corrected it once."""

    _name = "methodical.import.mapping"
    _description = "Remembered Column of a List"
    _order = "heading, id"

    company_id = fields.Many2one("res.company", "School", required=True, ondelete="cascade")
    heading = fields.Char(required=True, help="Words of the heading, as they are compared.")
    target = fields.Selection(TARGETS, "Field of the card", required=True)

    _heading_uniq = models.Constraint("UNIQUE(company_id, heading)", "This heading is remembered already.")

    @api.model
    def _normalise(self, heading):
        """Return the form in which headings are remembered and compared."""
        return " ".join(words(heading))

    @api.model
    def _get_targets(self, company):
        """Return {normalised heading: target} of a school.

        :param company: res.company
        """
        return {line.heading: line.target for line in self.search([("company_id", "=", company.id)])}

    @api.model
    def _remember(self, company, targets):
        """Keep what the headings of a school stand for.

        :param company: res.company
        :param targets: {heading: target}
        """
        targets = {self._normalise(heading): target for heading, target in targets.items()}
        known = self.search([("company_id", "=", company.id), ("heading", "in", list(targets))])
        for line in known.filtered(lambda line: line.target != targets[line.heading]):
            line.target = targets[line.heading]
        new = targets.keys() - set(known.mapped("heading"))
        self.create(
            [{"company_id": company.id, "heading": heading, "target": targets[heading]} for heading in new]
        )
