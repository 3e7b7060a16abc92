from odoo import api, fields, models

from .staff_plan import CARD, CHANGE, ERROR, NEW, SAME

# what the user has to look at comes first
_ACTIONS = (ERROR, CHANGE, NEW, CARD, SAME)


class MethodicalStaffImportPerson(models.TransientModel):
    """What the import would do to one person of the list."""

    _name = "methodical.staff.import.person"
    _description = "Person of a Staff List"
    _order = "sequence, row"

    wizard_id = fields.Many2one("methodical.staff.import", required=True, ondelete="cascade", index=True)
    sequence = fields.Integer(export_string_translation=False)
    row = fields.Integer()
    name = fields.Char("Full name")
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

    @api.model
    def _prepare_line(self, step, is_same_person):
        """Return the values of the line of the preview about one person.

        :param step: staff_plan.Step
        :param is_same_person: whether the user declared him the similar employee
        """
        person = step.person
        changes = [
            f"{label}: {old} → {new}" if old else f"{label}: {new}" for label, old, new in step.changes
        ]
        return {
            "sequence": 1 if person.warnings and step.action != ERROR else _ACTIONS.index(step.action) * 2,
            "row": person.row,
            "name": person.name,
            "action": step.action,
            "problems": "\n".join(person.errors + person.warnings),
            "changes": {ERROR: "", CHANGE: "\n".join(changes)}.get(step.action, " · ".join(changes)),
            "similar_id": (step.employee if is_same_person else step.similar).id,
            "is_same_person": is_same_person,
        }
