from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.staff_headings import MULTIPLE

# what a column can stand for; the keys but the first are those of tools.staff_headings
TARGETS = [
    ("ignore", "Do not import"),
    ("name", "Full name"),
    ("family_name", "Family name"),
    ("first_name", "First name"),
    ("patronymic", "Patronymic"),
    ("birthday", "Date of birth"),
    ("post", "Posts"),
    ("subject", "Subjects taught"),
    ("education_level", "Education"),
    ("education_institution", "Graduated from"),
    ("education_year", "Graduated in"),
    ("speciality", "Speciality by diploma"),
    ("weekly_load", "Weekly load (hours)"),
    ("service_total", "Total service"),
    ("service_pedagogical", "Pedagogical service"),
    ("service_managerial", "Managerial service"),
    ("service_education", "Service in the education system"),
    ("category", "Category"),
    ("category_date", "Category awarded on"),
    ("category_reference", "Order on the category"),
    ("date_joined", "Joined the school on"),
    ("honours", "Awards and honours"),
    ("note", "Note"),
]


class MethodicalStaffImportColumn(models.TransientModel):
    """A column of the uploaded list and the field of the card that it fills."""

    _name = "methodical.staff.import.column"
    _description = "Column of a Staff List"
    _order = "column"

    wizard_id = fields.Many2one("methodical.staff.import", required=True, ondelete="cascade", index=True)
    column = fields.Integer("Number", required=True, export_string_translation=False)
    letter = fields.Char("Column", required=True)
    heading = fields.Char("Heading in the file")
    sample = fields.Char("Values in the file")
    is_known = fields.Boolean(export_string_translation=False)
    guess = fields.Char(export_string_translation=False)
    target = fields.Selection(
        TARGETS,
        "Field of the card",
        required=True,
        default="ignore",
    )

    def _check_targets(self):
        """Refuse columns that leave the names out or fill a field twice.

        :raises UserError: with what to choose instead
        """
        columns = defaultdict(self.browse)
        for column in self:
            columns[column.target] |= column
        if "name" not in columns and not {"family_name", "first_name"} <= columns.keys():
            raise UserError(self.env._("Choose the column that holds the full names of the people."))
        labels = dict(self._fields["target"]._description_selection(self.env))
        for target, same in columns.items():
            if len(same) > 1 and target not in MULTIPLE:
                raise UserError(
                    self.env._(
                        "The columns %(columns)s are all set to «%(field)s». Keep one of them.",
                        columns=same.mapped("letter"),
                        field=labels[target],
                    )
                )
