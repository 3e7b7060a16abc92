from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestSuccession(ApprovalCase):
    """People leave while their document is on its way: the author, or the one whose turn it is."""

    def seat(self, card):
        """Seat a new head of the association of science today."""
        self.seat_head(self.science, card, date(2026, 10, 5))
        self.env.invalidate_all()

    def returned(self):
        return self.send_back(self.submit(self.new_plan()), self.user_methodologist, "Name the seminar")

    def test_successor_answers_the_remarks_and_submits_again(self):
        plan = self.returned()
        self.seat(self.card_teacher)
        remark = self.rounds(plan).remark_ids
        seen = self.rpc(self.user_teacher, "methodical.approval.remark", "search", [["res_id", "=", plan.id]])
        self.assertEqual(seen, remark.ids)
        self.rpc(self.user_teacher, "methodical.approval.remark", "write", remark.ids, {"answer": "done"})
        self.assertEqual(remark.answered_by_id, self.user_teacher, "the evidence names who answered")
        self.assertTrue(remark.answered_at)
        self.submit(plan, self.user_teacher)
        self.assertEqual(self.rounds(plan).mapped("submitted_by_id"), self.user_head | self.user_teacher)
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved")

    def test_predecessor_and_members_answer_nothing_any_more(self):
        plan = self.returned()
        self.seat(self.card_teacher)
        remark = self.rounds(plan).remark_ids
        with self.assert_refused(self.user_teacher.name):
            self.rpc(self.user_head, "methodical.approval.remark", "write", remark.ids, {"answer": "done"})
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher2, "methodical.approval.remark", "write", remark.ids, {"answer": "done"}
            )
        for vals in (
            {"answered_by_id": self.user_head.id},
            {"answered_at": "2020-01-01 00:00:00"},
            {"text": "x"},
        ):
            with self.subTest(vals=vals), self.assert_refused():
                self.rpc(self.user_teacher, "methodical.approval.remark", "write", remark.ids, vals)

    def test_return_after_the_change_goes_to_the_successor(self):
        plan = self.submit(self.new_plan())
        self.seat(self.card_teacher)
        self.send_back(plan, self.user_methodologist, "Name the seminar")
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_teacher)

    def test_successor_withdraws_and_the_predecessor_does_not(self):
        plan = self.submit(self.new_plan())
        self.seat(self.card_teacher)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_head, "methodical.plan", "action_withdraw", plan.ids)
        self.rpc(self.user_teacher, "methodical.plan", "action_withdraw", plan.ids)
        self.assertEqual((plan.state, self.rounds(plan).state), ("draft", "withdrawn"))

    def test_successor_does_not_decide_what_is_his_now(self):
        plan = self.submit(self.new_plan())
        self.env["methodical.membership"].create(
            {"body_id": self.science.id, "teacher_id": self.card_methodologist.id, "date_from": "2026-09-01"}
        )
        self.seat(self.card_methodologist)
        with self.assert_refused("never decides his own"):
            self.approve(plan, self.user_methodologist)

    def test_approver_left_after_the_first_decision(self):
        plan = self.approve(self.submit(self.new_plan()), self.user_methodologist)
        with self.assert_refused("decided in part"):
            self.as_user(plan, self.user_head).action_withdraw()
        self.user_director.active = False
        self.env.invalidate_all()
        self.assertTrue(self.as_user(plan, self.user_head).can_withdraw)
        self.as_user(plan, self.user_head).action_withdraw()
        signed, open_step = self.last_steps(plan)
        self.assertEqual((signed.decision, open_step.decision), ("approved", False), "the decision stays")
        self.assertTrue(signed._is_intact())
        self.assertEqual((plan.state, self.rounds(plan).state), ("draft", "withdrawn"))
        self.assertIn(self.card_director.name, plan.message_ids[:1].body or plan.message_ids[1].body)
        with self.assert_refused(self.card_director.name, "user account"):
            self.submit(plan)
        self.card_director.post_ids = self.ref_id("post_teacher")
        self.card_deputy.post_ids |= self.ref_id("post_director")
        self.approve(self.submit(plan), self.user_methodologist, self.user_deputy)
        self.assertEqual(plan.state, "approved")

    def test_post_taken_from_the_approver(self):
        plan = self.approve(self.submit(self.new_plan()), self.user_methodologist)
        self.card_director.post_ids = self.ref_id("post_teacher")
        self.rpc(self.user_head, "methodical.plan", "action_withdraw", plan.ids)
        self.assertEqual(plan.state, "draft")
