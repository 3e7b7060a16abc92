from odoo import api, fields, models

from ...tools.guard import with_pass
from ...tools.issue import Issue


class MethodicalPlan(models.Model):
    """Recommendations of last year appear by themselves in the year plan of a body (R29, F1 V.5, F3 P7b, G5)."""

    _inherit = "methodical.plan"

    recommendation_ids = fields.One2many(
        "methodical.plan.recommendation", "plan_id", "Recommendations of last year", copy=False
    )
    recommendation_count = fields.Integer(
        compute="_compute_recommendation_count", store=True, precompute=True, copy=False
    )

    @api.depends("recommendation_ids")
    def _compute_recommendation_count(self):
        for plan in self:
            plan.recommendation_count = len(plan.recommendation_ids)

    @api.model_create_multi
    def create(self, vals_list):
        """Create plans; the year plan of a body begins with what was recommended to it."""
        plans = super().create(vals_list)
        plans.filtered(lambda plan: not plan.previous_version_id)._add_recommendations()
        return plans

    def _get_recommendations(self):
        """Return {plan: list of dicts text, source, res_model, res_id} of what was recommended for these plans.

        A hook: minutes of meetings belong to a later area. Asked once for all plans.
        """
        return {}

    def _add_recommendations(self):
        """Add what was recommended and does not stand in these plans yet.

        :return: the new methodical.plan.recommendation, in sudo
        """
        plans = self.filtered(lambda plan: plan.owner_kind == "body" and plan.horizon == "year")
        # sudo: they come from the minutes, whoever makes the plan
        Row = with_pass(self.env["methodical.plan.recommendation"].sudo())
        found = plans._get_recommendations() if plans else {}
        if not found:
            return Row
        known = {
            (row.plan_id.id, row.res_model, row.res_id)
            for row in Row.search([("plan_id", "in", [plan.id for plan in found])])
        }
        return Row.create(
            [
                {**vals, "plan_id": plan.id, "sequence": place}
                for plan, rows in found.items()
                for place, vals in enumerate(rows, start=1)
                if (plan.id, vals["res_model"], vals["res_id"]) not in known
            ]
        )

    def action_refresh_recommendations(self):
        """Look for recommendations of last year that were adopted after one plan was begun.

        :return: notification with their number
        """
        self.ensure_one()
        self.check_access("write")
        added = self._add_recommendations() if self.is_editable else self.recommendation_ids.browse()
        message = (
            self.env._("New recommendations: %(count)s.", count=len(added))
            if added
            else self.env._("There are no new recommendations.")
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if added else "info",
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _check_recommendations(self):
        """Return the issue of recommendations that one plan neither plans nor answers."""
        if not self.recommendation_count:
            return []
        rule = self._get_rule_today("plan_recommendations")
        # sudo: what is read here is not left in the cache of the form
        rows = self.env["methodical.plan.recommendation"].sudo().search([("plan_id", "=", self.id)])
        waiting = rows.filtered(lambda row: row.state == "open")
        if not rule or not waiting:
            return []
        text = self.env._(
            "Recommendations of last year are neither planned nor answered: %(recommendations)s.",
            recommendations=[text.rstrip(". ") for text in waiting.mapped("text")],
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    def _carry_recommendations(self, before):
        """Carry the recommendations of the version before into one new version, with answers and activities.

        :param before: methodical.plan
        """
        # sudo: the system carries them, as it wrote them
        now = with_pass(self.sudo())
        items = {item.previous_item_id: item for item in now.item_ids if item.previous_item_id}
        now.env["methodical.plan.recommendation"].create(
            [
                {
                    "plan_id": self.id,
                    "sequence": row.sequence,
                    "text": row.text,
                    "source": row.source,
                    "res_model": row.res_model,
                    "res_id": row.res_id,
                    "answer": row.answer,
                    "item_ids": [items[item].id for item in row.item_ids if item in items],
                }
                # sudo: a new version carries all recommendations of the one before
                for row in before.sudo().recommendation_ids
            ]
        )
