from odoo.tests import HttpCase, freeze_time, tagged

from .common import MethodicalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 06:00:00")
class TestTours(MethodicalCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")  # the tours name what the screens say in English

    def test_plan_is_approved_by_three_people_in_turn(self):
        """Route A (F0 5.1): the head submits, the methodologist agrees, the director approves, each from the desk."""
        self.start_tour("/odoo/methodical-plans", "methodical_plan_submit", login=self.user_head.login)
        plan = self.env["methodical.plan"].search([("body_id", "=", self.science.id)])
        self.assertEqual((plan.state, plan.approver_id), ("submitted", self.user_methodologist))
        self.start_tour("/odoo/methodical-desk", "methodical_plan_agree", login=self.user_methodologist.login)
        self.assertEqual((plan.state, plan.approver_id), ("submitted", self.user_director))
        self.start_tour("/odoo/methodical-desk", "methodical_plan_approve", login=self.user_director.login)
        self.assertEqual(plan.state, "approved")
        self.assertEqual(
            plan.signature_ids.sorted("sequence").mapped("user_id"),
            self.user_methodologist | self.user_director,
        )
