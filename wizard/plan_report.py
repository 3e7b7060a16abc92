from odoo import fields, models


class MethodicalPlanReport(models.TransientModel):
    """Asks what came of a mandatory activity that is marked as done (F0 4.4, 4.6)."""

    _name = "methodical.plan.report"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Report on an Activity"

    item_id = fields.Many2one(
        "methodical.plan.item", "Activity", required=True, readonly=True, ondelete="cascade"
    )
    expected_result = fields.Char(related="item_id.expected_result", related_sudo=False)
    actual_result = fields.Char(required=True)

    def action_confirm(self):
        """Write the result and mark the activity as done today.

        :raises AccessError: when the user may not report on the activity
        """
        self.ensure_one()
        self.item_id._check_may_report()
        self.item_id.actual_result = self.actual_result
        self.item_id.action_done()
        return {"type": "ir.actions.act_window_close"}
