from odoo import fields, models

# what a column can stand for; the keys but the first are those of tools.plan_headings
TARGETS = [
    ("ignore", "Do not import"),
    ("direction", "Direction"),
    ("name", "Activity"),
    ("form", "Content or form"),
    ("period", "When"),
    ("responsible", "Responsible"),
    ("result", "Expected result (document)"),
    ("mark", "Mark"),
]


class MethodicalPlanImportColumn(models.TransientModel):
    """A column of the uploaded plan and what of an activity it fills."""

    _name = "methodical.plan.import.column"
    _description = "Column of a Plan"
    _inherit = ["methodical.list.import.column"]

    wizard_id = fields.Many2one("methodical.plan.import", required=True, ondelete="cascade", index=True)
    target = fields.Selection(TARGETS, "Field of the activity", required=True, default="ignore")

    def _find_missing(self, columns):
        if "name" not in columns:
            return self.env._("Choose the column that holds the activities.")
        if "period" not in columns:
            return self.env._("Choose the column that says when the activities take place.")
        return None
