from odoo.tests import freeze_time, tagged

from .common import MethodicalCase


@tagged("post_install", "-at_install")
class TestRegulation(MethodicalCase):
    def test_school(self):
        self.assertEqual(self.science.state, "active")
        with freeze_time("2026-09-02"):
            self.assertEqual(self.science.head_id, self.card_head)
            self.assertTrue(self.user_head.has_group("school_methodical.group_head"))
            plan = self.new_plan()
            plan.action_submit()
            self.assertEqual(plan.state, "submitted")
            self.as_user(plan, self.user_methodologist).action_approve()
            self.as_user(plan, self.user_director).action_approve()
            self.assertEqual(plan.state, "approved")
