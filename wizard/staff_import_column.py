from odoo import fields, models

from ..tools.staff_headings import STAFF

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
    _inherit = ["methodical.list.import.column"]

    wizard_id = fields.Many2one("methodical.staff.import", required=True, ondelete="cascade", index=True)
    target = fields.Selection(
        TARGETS,
        "Field of the card",
        required=True,
        default="ignore",
    )

    def _find_missing(self, columns):
        if "name" not in columns and not {"family_name", "first_name"} <= columns.keys():
            return self.env._("Choose the column that holds the full names of the people.")
        return None

    def _get_multiple(self):
        return STAFF.multiple
