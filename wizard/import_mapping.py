from odoo import api, fields, models

from ..tools.word_match import words


class MethodicalImportMapping(models.Model):
    """What a heading of the school's own lists stands for, as somebody corrected it once."""

    _name = "methodical.import.mapping"
    _description = "Remembered Column of a List"
    _order = "kind, heading, id"

    company_id = fields.Many2one("res.company", "School", required=True, ondelete="cascade")
    kind = fields.Selection(
        [("staff", "Staff list"), ("plan", "Plan"), ("scheme", "Scheme of work"), ("course", "Certificates")],
        "Kind of list",
        required=True,
        default="staff",
    )
    heading = fields.Char(required=True, help="Words of the heading, as they are compared.")
    target = fields.Char("Fills", required=True, help="Technical name of what the column fills.")

    _heading_uniq = models.Constraint(
        "UNIQUE(company_id, kind, heading)", "This heading is remembered already."
    )

    @api.model
    def _normalise(self, heading):
        """Return the form in which headings are remembered and compared."""
        return " ".join(words(heading))

    @api.model
    def _get_targets(self, company, kind):
        """Return {normalised heading: target} of a school, as the columns of the kind know them.

        :param company: res.company
        :param kind: kind of list
        """
        # sudo: whoever imports a list profits from what the school corrected before
        lines = self.sudo().search([("company_id", "=", company.id), ("kind", "=", kind)])
        known = self.env[f"methodical.{kind}.import.column"]._fields["target"].get_values(self.env)
        return {line.heading: line.target for line in lines if line.target in known}

    @api.model
    def _remember(self, company, kind, targets):
        """Keep what the headings of a school stand for.

        :param company: res.company
        :param kind: kind of list
        :param targets: {heading: target}
        """
        targets = {self._normalise(heading): target for heading, target in targets.items()}
        # sudo: who imports lists of a kind corrects its headings; other kinds stay as they are
        Mapping = self.sudo()
        own = [("company_id", "=", company.id), ("kind", "=", kind)]
        known = Mapping.search([*own, ("heading", "in", list(targets))])
        for line in known.filtered(lambda line: line.target != targets[line.heading]):
            line.target = targets[line.heading]
        new = targets.keys() - set(known.mapped("heading"))
        Mapping.create(
            [
                {"company_id": company.id, "kind": kind, "heading": heading, "target": targets[heading]}
                for heading in new
            ]
        )
