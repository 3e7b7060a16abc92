from odoo import fields, models


class MethodicalCourseImportName(models.TransientModel):
    """A name of the list that is nobody's for certain: the user chooses whose it is, for all its rows at once."""

    _name = "methodical.course.import.name"
    _description = "Name in a List of Certificates"
    _order = "id"

    wizard_id = fields.Many2one("methodical.course.import", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="wizard_id.company_id", export_string_translation=False)
    name = fields.Char("Name in the list", readonly=True)
    row_count = fields.Integer("Rows", readonly=True)
    similar_id = fields.Many2one("methodical.teacher", "Most similar", readonly=True, ondelete="cascade")
    teacher_id = fields.Many2one(
        "methodical.teacher",
        "Whose courses",
        domain="[('company_id', '=', company_id)]",
        ondelete="cascade",
    )

    def action_take_similar(self):
        """Choose the most similar person."""
        for line in self:
            line.teacher_id = line.similar_id
        return self.wizard_id.action_preview()
