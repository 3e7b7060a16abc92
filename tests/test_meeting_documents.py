from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from .meeting_case import AFTERWARDS, MeetingCase


@tagged("post_install", "-at_install")
@freeze_time(AFTERWARDS)
class TestDocuments(MeetingCase):
    """Documents on the agenda are decided by the signed minutes, with their number and date (C23, F3 P1b)."""

    def council_meeting(self, plan, decision="approved", **vals):
        """Return a held meeting of the council that has a plan on its agenda."""
        meeting = self.new_meeting(
            self.user_academic,
            body_id=self.council.id,
            items=(
                {
                    "name": "Plan of science",
                    "kind": "document",
                    "res_model": plan._name,
                    "res_id": plan.id,
                    "document_decision": decision,
                    **vals,
                },
            ),
        )
        self.hold(meeting, self.user_academic)
        return self.write_minutes(meeting, self.user_methodologist, follow_up="none")

    def sign_council(self, meeting):
        return self.sign(meeting, self.user_methodologist, self.user_academic)

    def test_considered_by_the_minutes(self):
        plan = self.council_plan()
        meeting = self.council_meeting(plan)
        self.submit(meeting, self.user_methodologist)
        self.assertFalse(self.last_steps(plan)[0].decision, "not before the last signature")
        self.approve(meeting, self.user_academic)
        step = self.last_steps(plan)[0]
        self.assertEqual(
            (step.decision, step.minutes_number, step.minutes_date, step.meeting_id),
            ("approved", "1", date(2026, 10, 9), meeting),
        )
        self.assertEqual((step.person, step.signer), (self.card_academic.name, self.card_academic.name))
        self.assertTrue(step._is_intact())
        self.assertEqual(plan.approver_id, self.user_director)
        self.approve(plan, self.user_director)
        self.assertEqual(plan.state, "approved")
        self.assertEqual(plan._get_stamps()[0]["minutes_number"], "1")

    def test_returned_with_the_remark_of_the_meeting(self):
        plan = self.council_plan()
        meeting = self.council_meeting(plan, "returned")
        with self.assert_refused("have to change", "Plan of science"):
            self.submit(meeting, self.user_methodologist)
        self.as_user(meeting.agenda_item_ids, self.user_methodologist).document_remark = "Add the contests."
        self.sign_council(meeting)
        self.assertEqual((plan.state, plan.remark_ids.text), ("returned", "Add the contests."))
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_head)

    def test_decision_is_not_forgotten(self):
        meeting = self.council_meeting(self.council_plan(), decision=False)
        with self.assert_refused("what was decided about", "Plan of science"):
            self.submit(meeting, self.user_methodologist)
        self.as_user(meeting.agenda_item_ids, self.user_methodologist).is_postponed = True
        self.sign_council(meeting)
        self.assertEqual(meeting.stage, "signed")

    def test_withdrawn_meanwhile(self):
        plan = self.council_plan()
        meeting = self.council_meeting(plan)
        self.as_user(plan, self.user_head).action_withdraw()
        self.sign_council(meeting)
        self.assertEqual((meeting.stage, plan.state), ("signed", "draft"))
        self.assertIn("Not decided by these minutes", " ".join(self.messages(meeting).mapped("body")))

    def test_a_document_of_another_meeting(self):
        """Minutes of a body decide nothing that waits for another one, whoever put it on the agenda."""
        plan = self.council_plan()
        meeting = self.held_meeting(
            items=(
                {
                    "name": "Our own plan",
                    "kind": "document",
                    "res_model": plan._name,
                    "res_id": plan.id,
                    "document_decision": "approved",
                },
            )
        )
        self.sign(self.write_minutes(meeting))
        self.assertEqual(meeting.stage, "signed")
        self.assertFalse(self.last_steps(plan)[0].decision)

    def test_what_was_submitted_after_the_day_of_the_meeting_waits_for_the_next(self):
        meeting = self.new_meeting(self.user_academic, body_id=self.council.id)
        self.hold(meeting, self.user_academic)
        with freeze_time("2026-10-12 04:00:00"):
            plan = self.council_plan()
            self.assertFalse(self.as_user(meeting, self.user_academic)._propose_documents())
            document = {"kind": "document", "res_model": plan._name, "res_id": plan.id}
            with self.assert_refused("Science", "submitted after", "next meeting"):
                self.new_item(meeting, "Late", self.user_academic, **document)
            later = self.new_meeting(
                self.user_academic, body_id=self.council.id, date_start=datetime(2026, 10, 12, 3, 0)
            )
            self.new_item(later, "In time", self.user_academic, **document)

    def test_submitted_once_more_after_the_meeting(self):
        """What the meeting saw was withdrawn: its minutes do not decide what came instead."""
        plan = self.council_plan()
        meeting = self.council_meeting(plan)
        with freeze_time("2026-10-12 04:00:00"):
            self.as_user(plan, self.user_head).action_withdraw()
            self.submit(plan, self.user_head)
            self.sign_council(meeting)
        self.assertEqual((meeting.stage, plan.state), ("signed", "submitted"))
        self.assertFalse(self.last_steps(plan)[0].decision)
        self.assertIn("Not decided by these minutes", " ".join(self.messages(meeting).mapped("body")))

    def test_minutes_on_paper_wait_for_the_agenda(self):
        plan = self.council_plan()
        meeting = self.council_meeting(plan)
        with self.assert_refused("stands on the agenda of", meeting.name):
            self.hold_meeting(plan, self.user_academic, "7", date(2026, 10, 8))
        self.as_user(meeting.agenda_item_ids, self.user_academic).unlink()
        self.hold_meeting(plan, self.user_academic, "7", date(2026, 10, 8))
        step = self.last_steps(plan)[0]
        self.assertEqual((step.minutes_number, step.meeting_id.id), ("7", False))

    def test_chair_of_the_day_decides_too(self):
        """The meeting decides, not a post: who chaired in place of the head signs, and the plan goes on."""
        plan = self.council_plan()
        meeting = self.council_meeting(plan)
        self.as_user(meeting, self.user_academic).write({"chair_id": self.card_deputy.id})
        self.sign(meeting, self.user_methodologist, self.user_deputy)
        step = self.last_steps(plan)[0]
        self.assertEqual((step.signer, step.decision), (self.card_deputy.name, "approved"))
        self.assertTrue(step._is_intact())

    def test_several_documents_cost_little(self):
        counts = []
        for number in (1, 3):
            with self.subTest(number=number), self.cr.savepoint() as savepoint:
                self.council_plan()
                plans = [
                    self.submit(self.new_plan(horizon="quarter", term_id=term.id))
                    for term in self.terms[:number]
                ]
                meeting = self.council_meeting(plans[0])
                for plan in plans[1:]:
                    self.new_item(
                        meeting,
                        plan.name,
                        self.user_academic,
                        kind="document",
                        res_model=plan._name,
                        res_id=plan.id,
                        document_decision="approved",
                    )
                self.submit(meeting, self.user_methodologist)
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.cr.sql_log_count
                self.as_user(meeting, self.user_academic).action_approve()
                self.env.flush_all()
                counts.append(self.cr.sql_log_count - before)
                self.assertEqual({self.last_steps(plan)[0].decision for plan in plans}, {"approved"})
                savepoint.rollback()
                self.env.invalidate_all()
        self.assertLess(counts[1] - counts[0], 40, "documents are decided as a set")
