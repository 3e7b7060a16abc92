from odoo import api, fields, models


class MethodicalPlan(models.Model):
    """Ways from a plan to its activities."""

    _inherit = "methodical.plan"

    last_direction_id = fields.Many2one(
        "methodical.direction",
        compute="_compute_last_direction_id",
        help="The direction of the row above: a new activity begins with it.",
    )

    @api.depends("item_ids.direction_id")
    def _compute_last_direction_id(self):
        for plan in self:
            plan.last_direction_id = plan.item_ids[-1:].direction_id

    def action_open_grid(self):
        """Open the month grid of one plan.

        :return: action
        """
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "school_methodical.methodical_plan_item_action_board"
        )
        return {**action, "context": {"plan_id": self.id}}

    def action_open_items(self):
        """Open the activities of one plan."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_plan_item_action"
        )
        return {**action, "domain": [("plan_id", "=", self.id)], "context": {"default_plan_id": self.id}}

    def action_open_late_items(self):
        """Open the late activities of one plan."""
        return {**self.action_open_items(), "context": {"search_default_late": 1}}

    def action_add_own_item(self):
        """Open a new activity of one plan that is being written, with the user as the person responsible (F0 4.4).

        :return: action
        """
        self.ensure_one()
        card = self.env["methodical.teacher"]._get_of_user(self.env.user, self.company_id)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("My activity"),
            "res_model": "methodical.plan.item",
            "views": [[False, "form"]],
            "target": "new",
            "context": {"default_plan_id": self.id, "default_responsible_ids": card.ids},
        }
