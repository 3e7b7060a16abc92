from odoo import fields, models

# what a column can stand for; the keys but the first are those of tools.course_headings
TARGETS = [
    ("ignore", "Do not import"),
    ("teacher", "Teacher"),
    ("kind", "Kind of course"),
    ("provider", "Provider"),
    ("programme", "Programme"),
    ("name", "Theme, or programme / theme"),
    ("form", "Form"),
    ("period", "First and last day"),
    ("date_start", "First day"),
    ("date_end", "Last day"),
    ("hours", "Hours"),
    ("document", "Kind, number and date of the document"),
    ("document_kind", "Kind of document"),
    ("document_number", "Document No."),
    ("document_date", "Date of the document"),
    ("qualification", "New qualification"),
    ("funding", "Funding"),
    ("decision", "Decision"),
]


class MethodicalCourseImportColumn(models.TransientModel):
    """A column of the uploaded list and what of a course it fills."""

    _name = "methodical.course.import.column"
    _description = "Column of a List of Certificates"
    _inherit = ["methodical.list.import.column"]

    wizard_id = fields.Many2one("methodical.course.import", required=True, ondelete="cascade", index=True)
    target = fields.Selection(TARGETS, "Field of the course", required=True, default="ignore")

    def _find_missing(self, columns):
        if "teacher" not in columns:
            return self.env._("Choose the column that holds the names of the teachers.")
        if not {"name", "programme"} & columns.keys():
            return self.env._("Choose the column that holds the themes of the courses.")
        if "hours" not in columns:
            return self.env._("Choose the column that holds the hours.")
        return None
