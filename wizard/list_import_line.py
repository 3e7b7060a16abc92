from odoo import fields, models


class MethodicalListImportLine(models.AbstractModel):
    """A row of the preview: what would become of a row of the list; a concrete model adds ``wizard_id``."""

    _name = "methodical.list.import.line"
    _description = "Row of a List"
    # what the user has to look at comes first
    _order = "severity, row, id"

    row = fields.Integer()
    name = fields.Char()
    severity = fields.Selection(
        [("0_error", "Error"), ("1_warning", "Look at it"), ("2_ready", "Ready")], "What happens"
    )
    problems = fields.Text("Errors and questions")

    def _prepare_line(self, row, name, errors=(), warnings=()):
        """Return the values that lines of all kinds share.

        :param row: number of the row as Excel shows it
        :param errors: sentences; a row with any is not imported
        :param warnings: sentences that only inform
        """
        return {
            "row": row,
            "name": name,
            "severity": "0_error" if errors else "1_warning" if warnings else "2_ready",
            "problems": "\n".join([*errors, *warnings]),
        }
