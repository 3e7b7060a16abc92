from odoo import fields, models


class MethodicalStaffImportPerson(models.TransientModel):
    """What the import would do to one person of the list."""

    _name = "methodical.staff.import.person"
    _description = "Person of a Staff List"
    _order = "sequence, row"

    wizard_id = fields.Many2one("methodical.staff.import", required=True, ondelete="cascade", index=True)
    sequence = fields.Integer(export_string_translation=False)
    row = fields.Integer()
    name = fields.Char()
    action = fields.Selection(
        [
            ("error", "Error"),
            ("change", "Changes"),
            ("new", "New"),
            ("card", "New card"),
            ("same", "Unchanged"),
        ],
        "What happens",
    )
    problems = fields.Text("Errors and questions")
    changes = fields.Text()
    similar_id = fields.Many2one("hr.employee", "Similar employee")
    is_same_person = fields.Boolean()

    def action_toggle_same_person(self):
        """Declare a person the similar employee, or somebody else again, and prepare the preview anew."""
        self.ensure_one()
        self.is_same_person = not self.is_same_person
        return self.wizard_id.action_preview()
