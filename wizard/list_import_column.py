from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.list_headings import IGNORE


class MethodicalListImportColumn(models.AbstractModel):
    """A column of the uploaded list and what it fills.

    A concrete model adds ``wizard_id`` and ``target`` (selection, the first key is "ignore").
    """

    _name = "methodical.list.import.column"
    _description = "Column of a List"
    _order = "column"

    column = fields.Integer("Number", required=True, export_string_translation=False)
    letter = fields.Char("Column", required=True)
    heading = fields.Char("Heading in the file")
    sample = fields.Char("Values in the file")
    is_known = fields.Boolean(export_string_translation=False)
    guess = fields.Char(export_string_translation=False)

    def _get_targets(self):
        """Return {target: columns that fill it} of the columns that are imported."""
        columns = defaultdict(self.browse)
        for column in self:
            if column.target != IGNORE:
                columns[column.target] |= column
        return columns

    def _check_targets(self):
        """Refuse columns that leave something necessary out or fill a field twice.

        :raises UserError: with what to choose instead
        """
        columns = self._get_targets()
        if missing := self._find_missing(columns):
            raise UserError(missing)
        labels = dict(self._fields["target"]._description_selection(self.env))
        for target, same in columns.items():
            if len(same) > 1 and target not in self._get_multiple():
                raise UserError(
                    self.env._(
                        "The columns %(columns)s are all set to «%(field)s». Keep one of them.",
                        columns=same.mapped("letter"),
                        field=labels[target],
                    )
                )

    def _find_missing(self, columns):
        """Return the sentence about a target that no column fills, or None (hook).

        :param columns: {target: columns that fill it}
        """

    def _get_multiple(self):
        """Return the targets that several columns may fill (hook)."""
        return ()
