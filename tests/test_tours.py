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

    def test_association_is_opened_by_order_and_gets_its_head(self):
        """From the proposal of the deputy to the seated head: two orders of the director and an election (R4, R10)."""
        deputy, director = self.user_deputy.login, self.user_director.login
        self.start_tour("/odoo/methodical-associations", "methodical_body_propose", login=deputy)
        body = self.env["methodical.body"].search([("name", "=", "Astronomy")])
        self.assertEqual(body.state, "proposed", "an order that waits opens nothing")
        self.start_tour("/odoo/methodical-desk", "methodical_body_open", login=director)
        self.assertEqual(body.state, "active")
        self.start_tour(f"/odoo/methodical-associations/{body.id}", "methodical_head_elect", login=deputy)
        self.assertFalse(body.head_id, "who is elected is head only by the order")
        self.start_tour("/odoo/methodical-desk", "methodical_head_seat", login=director)
        self.assertEqual(body.head_id, self.card_teacher2)
        orders = body.opening_order_id | body.head_term_ids.order_id
        self.assertEqual(orders.sorted("id").mapped("number"), [1, 2])
        self.assertTrue(self.user_teacher2.has_group("school_methodical.group_head"))
