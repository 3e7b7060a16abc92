from odoo import fields, models


class MethodicalBody(models.Model):
    _inherit = "methodical.body"

    plan_ids = fields.One2many("methodical.plan", "body_id", "Plans")
    plan_count = fields.Integer(compute="_compute_plan_count")

    def _compute_plan_count(self):
        counts = dict(
            self.env["methodical.plan"]._read_group([("body_id", "in", self.ids)], ["body_id"], ["__count"])
        )
        for body in self:
            body.plan_count = counts.get(body, 0)

    def _move_to(self, state):
        """Open or close bodies; their terms appear in the register at once."""
        result = super()._move_to(state)
        # sudo: the register is written by what happens, not by people
        self.env["methodical.deadline"].sudo()._refresh(self.company_id)
        return result

    def action_open_plans(self):
        """Open the plans of one body."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_plan_action")
        return {**action, "domain": [("body_id", "=", self.id)], "context": {"default_body_id": self.id}}
