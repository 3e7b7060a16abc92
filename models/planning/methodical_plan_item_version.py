from odoo import fields, models

from ...tools.guard import has_pass


class MethodicalPlanItem(models.Model):
    """What an activity was in the version of its plan before."""

    _inherit = "methodical.plan.item"

    previous_item_id = fields.Many2one(
        "methodical.plan.item",
        "In the version before",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )

    def copy_data(self, default=None):
        """Copy activities; those of a new version of the plan know what they were before."""
        rows = super().copy_data(default)
        if has_pass(self.env):  # only the engine copies a plan with it: into its next version
            for item, vals in zip(self, rows, strict=True):
                vals["previous_item_id"] = item.id
        return rows

    def _describe(self):
        """Return one activity in a line: what, when, who."""
        return " · ".join(filter(None, [self.name, self.period, self.responsible_names]))
