from odoo import models


class MethodicalPlan(models.Model):
    """Whom a returned plan reaches besides the head: the chair of the council who drafted it (C2, F3 P1b)."""

    _inherit = "methodical.plan"

    def _get_drafters(self, authors):
        """Return the chair of the council for returned plans of associations that he sent and may still draft."""
        drafters = super()._get_drafters(authors)
        returned = self.filtered(lambda plan: plan.state == "returned" and plan.body_id.kind == "association")
        rounds = returned._get_last_rounds() if returned else {}
        for plan in returned:
            # sudo: who sent the plan is no secret of its round
            sender = rounds[plan.id].sudo().submitted_by_id if plan.id in rounds else authors[plan.id]
            # sudo: whether he still drafts the plans of the school, whoever asks
            if sender.active and plan.body_id.with_user(sender).sudo().is_drafted_by_me:
                drafters = {**drafters, plan.id: sender.sudo(False)}
        return drafters
