from odoo import api, fields, models

from ..models.growth.methodical_course import KINDS
from ..models.growth.methodical_course_correct import CORRECTED

#: what the dialog asks
ASKED = (
    "name",
    "kind",
    "provider_name",
    "date_start",
    "date_end",
    "hours",
    "document_kind",
    "document_number",
    "document_date",
    "qualification",
)


class MethodicalCourseCorrect(models.TransientModel):
    """Asks what is wrong with a decided course: a replacing row says it right, with the reason (F4 3.2)."""

    _name = "methodical.course.correct"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Correction of a Course"

    course_id = fields.Many2one("methodical.course", required=True, readonly=True)
    reason = fields.Char(required=True)
    name = fields.Char("Theme", required=True)
    kind = fields.Selection(KINDS, required=True)
    provider_name = fields.Char("Provider")
    date_start = fields.Date("First day")
    date_end = fields.Date("Last day")
    hours = fields.Integer()
    document_kind = fields.Selection(
        lambda self: self.env["methodical.course"]._fields["document_kind"]._description_selection(self.env)
    )
    document_number = fields.Char("Document No.")
    document_date = fields.Date("Date of the document")
    qualification = fields.Char("New qualification")

    @api.model
    def default_get(self, fields_list):
        """Return what the course says now."""
        values = super().default_get(fields_list)
        course = self.env["methodical.course"].browse(values.get("course_id"))
        if course:
            course.check_access("read")
            values.update({name: course[name] for name in ASKED if name in fields_list})
        return values

    def action_confirm(self):
        """Correct the course and open the row that replaces it.

        :return: action
        """
        self.ensure_one()
        changed = {
            name: self[name] for name in ASKED if name in CORRECTED and self[name] != self.course_id[name]
        }
        if "provider_name" in changed:
            changed["provider_id"] = False
        new = self.course_id._correct(changed, self.reason)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Course"),
            "res_model": new._name,
            "res_id": new.id,
            "views": [(False, "form")],
        }
