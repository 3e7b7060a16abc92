from datetime import date

from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestReturn(ApprovalCase):
    """A plan that is returned, withdrawn or made anew."""

    def test_return_with_two_remarks_and_second_round(self):
        plan = self.submit(self.new_plan())
        self.send_back(plan, self.user_methodologist, "Name the sources", "Add an olympiad")
        self.assertEqual(plan.state, "returned")
        self.assertFalse(self.waiting_for(plan))
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_head, "the author is asked to answer")
        remarks = self.rounds(plan).remark_ids
        self.assertEqual(remarks.mapped("text"), ["Name the sources", "Add an olympiad"])
        with self.assert_refused("Name the sources", "Add an olympiad"):
            self.submit(plan)
        self.as_user(remarks[0], self.user_head).answer = "done"
        with self.assert_refused("Add an olympiad"):
            self.submit(plan)
        self.as_user(remarks[1], self.user_head).write({"answer": "disagreed", "answer_text": "It is in May"})
        self.as_user(plan, self.user_head).theme = "New theme"
        self.submit(plan)
        self.assertFalse(self.waiting_for(plan, "returned"), "what was asked of the author is done")
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved")
        first, second = self.rounds(plan)
        self.assertEqual(
            (first.number, first.state, second.number, second.state), (1, "returned", 2, "approved")
        )
        self.assertEqual(
            first.remark_ids.mapped("answer_text"),
            [False, "It is in May"],
            "the first round stays as evidence",
        )
        self.assertNotEqual(first.content_digest, second.content_digest)

    def test_disagreement_needs_words(self):
        plan = self.send_back(self.submit(self.new_plan()), self.user_methodologist, "Name the sources")
        remark = self.as_user(self.rounds(plan).remark_ids, self.user_head)
        with self.assertRaises(Exception) as caught, self.cr.savepoint():
            remark.answer = "disagreed"
            remark.flush_recordset()
        self.assertIn("disagreed_check", str(caught.exception))

    def test_return_without_remark_is_refused(self):
        plan = self.submit(self.new_plan())
        for remarks in ([], [" "], ""):
            with self.assert_refused("remark"):
                self.as_user(plan, self.user_methodologist).action_return(remarks)

    def test_chain_of_digests_over_two_rounds(self):
        plan = self.submit(self.new_plan())
        self.approve(plan, self.user_methodologist)
        self.send_back(plan, self.user_director, "Shorter")
        self.as_user(self.rounds(plan).remark_ids, self.user_head).answer = "done"
        self.as_user(plan, self.user_head).theme = "Short"
        self.submit(plan)
        self.approve(plan, self.user_methodologist, self.user_director)
        decided = plan._get_decided_signatures()
        self.assertEqual(decided.mapped("decision"), ["approved", "returned", "approved", "approved"])
        self.assertEqual(
            [signature.previous_digest or "" for signature in decided],
            ["", *decided.mapped("digest")[:-1]],
            "each signature holds the digest of the one before it",
        )
        self.assertTrue(all(signature._is_intact() for signature in decided))
        self.assertTrue(plan._is_unchanged(), "the content is the one of the last signature")

    def test_change_past_the_server_shows(self):
        plan = self.approved_plan()
        self.cr.execute("UPDATE methodical_plan SET theme = 'Another' WHERE id = %s", [plan.id])
        self.env.invalidate_all()
        self.assertFalse(plan._is_unchanged(), "the seal shows a change made in the database")
        signature = self.last_steps(plan)[-1]
        self.cr.execute(
            "UPDATE methodical_approval_signature SET person = 'Somebody' WHERE id = %s", [signature.id]
        )
        self.env.invalidate_all()
        self.assertFalse(signature._is_intact())

    def test_progress_does_not_break_the_seal(self):
        plan = self.approved_plan()
        self.as_user(plan.item_ids[0], self.user_teacher).write({"state": "done", "actual_result": "Report"})
        self.assertTrue(plan._is_unchanged())
        self.assertEqual(plan.item_ids[0].date_done, date(2026, 9, 2))

    def test_withdraw_before_the_first_decision_only(self):
        plan = self.submit(self.new_plan())
        self.as_user(plan, self.user_head).action_withdraw()
        self.env.invalidate_all()
        self.assertEqual((plan.state, self.rounds(plan).state), ("draft", "withdrawn"))
        self.assertFalse(self.waiting_for(plan), "nobody waits for a plan that was taken back")
        self.submit(plan)
        self.assertEqual(self.rounds(plan).mapped("number"), [1, 2])
        self.approve(plan, self.user_methodologist)
        self.assertFalse(self.as_user(plan, self.user_head).can_withdraw)
        with self.assert_refused("cannot be withdrawn"):
            self.as_user(plan, self.user_head).action_withdraw()

    def test_nobody_else_withdraws(self):
        plan = self.submit(self.new_plan())
        for user in (self.user_methodologist, self.user_director, self.user_teacher):
            with self.assert_refused():
                self.as_user(plan, user).action_withdraw()
        self.assertEqual(plan.state, "submitted")

    def test_new_version_keeps_the_old_one_valid(self):
        old = self.approved_plan()
        new = old.browse(self.as_user(old, self.user_head).action_new_version()["res_id"])
        self.assertEqual((new.state, new.version, new.previous_version_id), ("draft", 2, old))
        self.assertEqual(new.item_ids.mapped("name"), old.item_ids.mapped("name"))
        self.assertEqual(set(new.item_ids.mapped("state")), {"planned"}, "progress starts anew")
        self.assertFalse(old.is_superseded, "the old version holds until the new one is approved")
        self.as_user(new, self.user_head).write({"theme": "Second", "amendment_reason": "A new theme"})
        self.submit(new)
        self.assertFalse(old.is_superseded)
        self.approve(new, self.user_methodologist, self.user_director)
        self.assertTrue(old.is_superseded)
        self.assertEqual((old.state, new.state), ("approved", "approved"))

    def test_only_one_new_version_at_a_time(self):
        old = self.approved_plan()
        with self.assert_refused("v2"):
            for _attempt in range(2):
                self.as_user(old, self.user_head).action_new_version()
        draft = self.new_plan(body_id=self._second_association().id)
        with self.assert_refused("approved document"):
            self.as_user(draft, self.user_head).action_new_version()

    def test_cancelled_version_makes_room(self):
        old = self.approved_plan()
        first = old.browse(self.as_user(old, self.user_head).action_new_version()["res_id"])
        self.as_user(first, self.user_head).action_cancel()
        second = old.browse(self.as_user(old, self.user_head).action_new_version()["res_id"])
        self.assertEqual((first.state, second.version), ("cancelled", 2))

    def test_cancelling_a_returned_plan_closes_the_task_of_the_author(self):
        plan = self.send_back(self.submit(self.new_plan()), self.user_methodologist, "Not this year")
        self.as_user(plan, self.user_head).action_cancel()
        self.assertFalse(self.waiting_for(plan, "returned"))
        self.assertEqual(plan.state, "cancelled")

    def _second_association(self):
        return self._new_association("Informatics", self.ref_id("area_science"), self.card_head)
