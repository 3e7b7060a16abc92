from datetime import date, timedelta

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..tools.guard import with_pass
from .meeting_case import AFTERWARDS, MeetingCase


@tagged("post_install", "-at_install")
@freeze_time(AFTERWARDS)
class TestChecks(MeetingCase):
    """What stands against sending minutes for signature, each with its sentence (R24-R29, C10)."""

    def assert_signing_refused(self, meeting, *words):
        with self.assert_refused(*words):
            self.submit(meeting, self.user_teacher)

    def test_not_before_it_is_held(self):
        meeting = self.new_meeting()
        self.assert_signing_refused(meeting, "Hold the meeting first")

    def test_everything_at_once(self):
        self.set_rule("meeting_resolution", "block", 1, clause="F1 V.4")
        meeting = self.held_meeting(secretary_id=False)
        self.assert_signing_refused(
            meeting, "Choose who kept the minutes", "Nothing is written", "0 resolutions", "F1 V.4"
        )
        self.assertIn("Nothing is written", meeting.stage_warning)

    def test_empty_agenda(self):
        self.assert_signing_refused(self.held_meeting(items=()), "agenda is empty")

    def test_silent_item(self):
        meeting = self.held_meeting(items=("First", "Second"))
        self.write_minutes(meeting)
        second = meeting.agenda_item_ids[1]
        second.heard = False
        second.resolution_ids.unlink()
        self.assert_signing_refused(meeting, "Nothing is written about", "Second")
        second.is_postponed = True
        self.submit(meeting, self.user_teacher)
        self.assertEqual(meeting.state, "submitted")

    def test_resolution_has_a_person_and_a_day(self):
        for vals, words in (
            ({"responsible_id": False}, "Nobody is responsible"),
            ({"date_due": False}, "No day is set"),
            ({"date_due": date(2026, 10, 7)}, "due before the meeting"),
        ):
            meeting = self.write_minutes(self.held_meeting())
            meeting.resolution_ids.write(vals)
            with self.subTest(words=words):
                self.assert_signing_refused(meeting, words, "Resolved on")
                meeting.resolution_ids.write({"follow_up": "none"})
                self.submit(meeting, self.user_teacher)
                self.assertEqual(meeting.state, "submitted", "to be known: nobody has to do anything")

    def test_resolution_for_each_item_or_for_the_meeting(self):
        rule = self.set_rule("meeting_resolution", "block", 1)
        meeting = self.write_minutes(self.held_meeting(items=("First", "Second")))
        meeting.agenda_item_ids[1].resolution_ids.unlink()
        rule.regulation_id.resolution_scope = "item"
        self.assert_signing_refused(meeting, "1 resolutions at each item", "Second")
        rule.regulation_id.resolution_scope = "meeting"
        rule.value = 2
        self.assert_signing_refused(meeting, "adopted 1 resolutions", "at least 2")
        rule.value = 1
        self.submit(meeting, self.user_teacher)

    def test_votes_against_those_present(self):
        meeting = self.write_minutes(self.held_meeting())
        item = self.as_user(meeting.agenda_item_ids, self.user_teacher)
        with self.assert_refused("Results", "5 votes", "4 may vote"):
            item.write({"is_voted": True, "votes_for": 4, "votes_against": 1})
        item.write({"is_voted": True, "votes_for": 4})
        meeting.attendance_ids[0].state = "absent"
        self.assert_signing_refused(meeting, "4 votes", "3 may vote")
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.cr.savepoint(),
        ):
            item.votes_abstained = -1
            item.flush_recordset()

    def test_list_of_members(self):
        meeting = self.write_minutes(self.held_meeting())
        row = meeting.attendance_ids.filtered(lambda row: row.teacher_id == self.card_teacher2)
        row.teacher_id = self.card_academic
        self.assert_signing_refused(
            meeting, self.card_teacher2.name, "no members of Science", self.card_academic.name
        )
        row.role = "guest"
        self.assert_signing_refused(meeting, self.card_teacher2.name)
        self.as_user(meeting, self.user_teacher).attendance_ids = [
            Command.create({"teacher_id": self.card_teacher2.id, "state": "absent"})
        ]
        self.submit(meeting, self.user_teacher)

    def test_quorum(self):
        self.set_rule("meeting_quorum", "block", 75, clause="Charter 7")
        meeting = self.write_minutes(self.held_meeting())
        meeting.attendance_ids[:2].write({"state": "absent", "reason": "Illness"})
        self.assert_signing_refused(meeting, "2 of 4 members", "75 per cent", "Charter 7")
        meeting.attendance_ids[0].state = "late"
        self.submit(meeting, self.user_teacher)
        self.assertEqual(meeting.state, "submitted", "who came late was there")

    def test_last_meeting_hears_the_analysis(self):
        self.set_rule("meeting_analysis", "block", clause="F1 V.5")
        meeting = self.write_minutes(self.held_meeting(is_last=True))
        self.assert_signing_refused(meeting, "deputy's analysis", "F1 V.5")
        meeting.agenda_item_ids.kind = "analysis"
        self.submit(meeting, self.user_teacher)

    def test_warnings_do_not_stop(self):
        self.set_rule("meeting_quorum", "warn", 100)
        self.set_rule("meeting_notice", "block", 3)
        meeting = self.write_minutes(self.held_meeting())
        meeting.attendance_ids[0].write({"state": "absent", "reason": False})
        for words in ("per cent", "why they were late or absent", "was not announced"):
            self.assertIn(words, meeting.stage_warning)
        self.submit(meeting, self.user_teacher)
        self.assertEqual(meeting.state, "submitted", "what is over cannot be mended: minutes are signed")

    def test_corrections_of_signed_minutes_of_the_same_body(self):
        signed = self.signed_meeting(date_start=AFTERWARDS - timedelta(days=3))
        foreign = self.new_meeting(self.user_teacher2, body_id=self.maths.id)
        meeting = self.write_minutes(self.held_meeting())
        meeting.resolution_ids.corrects_id = foreign
        self.assert_signing_refused(meeting, "cannot be corrected here", foreign.name)
        meeting.resolution_ids.corrects_id = signed
        self.assertFalse(signed.correction_ids, "not in force before it is signed")
        self.sign(meeting)
        self.assertEqual(signed.correction_ids, meeting.resolution_ids)


@tagged("post_install", "-at_install")
@freeze_time(AFTERWARDS)
class TestSigning(MeetingCase):
    """Who signs, when, and that nothing changes afterwards (R27, C10; F3 P2, P3)."""

    def ready(self, **vals):
        return self.write_minutes(self.held_meeting(**vals))

    def test_secretary_sends_and_signs_in_one_click(self):
        meeting = self.submit(self.ready(), self.user_teacher)
        first, second = self.last_steps(meeting)
        self.assertEqual(
            (first.verb, first.decision, first.signer_id), ("signed", "approved", self.user_teacher)
        )
        self.assertEqual((second.decision, second.user_id), (False, self.user_head))
        self.assertEqual(self.waiting_for(meeting), self.user_head)
        self.approve(meeting, self.user_head)
        self.assertEqual(second.reference, "1")
        self.assertTrue(all(step._is_intact() for step in self.last_steps(meeting)))
        self.assertFalse(self.waiting_for(meeting))

    def test_chair_sends(self):
        meeting = self.submit(self.ready(), self.user_head)
        self.assertEqual(meeting.approver_id, self.user_teacher, "the secretary signs first")
        with self.assert_refused(self.card_teacher.name):
            self.approve(meeting, self.user_head)
        self.approve(meeting, self.user_teacher, self.user_head)
        self.assertEqual(meeting.stage, "signed")

    def test_chair_alone(self):
        self.regulation.minutes_signer = "chair"
        meeting = self.submit(self.ready(secretary_id=False), self.user_head)
        self.assertEqual((meeting.stage, len(self.last_steps(meeting))), ("signed", 1))
        other = self.submit(self.ready(), self.user_teacher)
        self.assertEqual((other.state, other.approver_id), ("submitted", self.user_head))

    def test_nobody_else_signs(self):
        meeting = self.submit(self.ready(), self.user_teacher)
        for user in (
            self.user_teacher,
            self.user_teacher2,
            self.user_deputy,
            self.user_director,
            self.user_officer,
        ):
            with self.subTest(user=user.login), self.assert_refused():
                self.as_user(meeting, user).action_approve()
        self.assertEqual(meeting.state, "submitted")

    def test_nobody_signs_for_who_was_there(self):
        """Minutes are signed by who chaired; who acts for him in his post was not there."""
        council = self.new_body("pedagogical_council", self.card_director, self.card_teacher)
        meeting = self.new_meeting(
            self.user_teacher, body_id=council.id, date_start=AFTERWARDS - timedelta(hours=3)
        )
        self.hold(meeting, self.user_teacher)
        self.submit(self.write_minutes(meeting), self.user_teacher)
        acting = self.env["methodical.acting"].create(
            {
                "company_id": self.company.id,
                "absent_id": self.card_director.id,
                "post_id": self.ref_id("post_director").id,
                "substitute_id": self.card_deputy.id,
                "date_from": "2026-10-09",
                "date_to": "2026-10-19",
            }
        )
        with_pass(acting).write({"state": "in_force"})
        self.env.invalidate_all()
        self.assertFalse(self.as_user(meeting, self.user_deputy).can_approve)
        with self.assert_refused(self.card_director.name):
            self.approve(meeting, self.user_deputy)
        self.assertEqual(self.waiting_for(meeting), self.user_director)
        self.approve(meeting, self.user_director)
        self.assertEqual(meeting.stage, "signed")

    def test_no_account_no_signature(self):
        meeting = self.ready(secretary_id=self.card_colleague.id)
        with self.assert_refused(self.card_colleague.name, "no user account"):
            self.submit(meeting, self.user_head)

    def test_chair_returns_with_remarks(self):
        meeting = self.submit(self.ready(), self.user_teacher)
        self.send_back(meeting, self.user_head, "Who spoke?")
        self.assertEqual((meeting.state, meeting.stage), ("returned", "held"))
        self.assertEqual(self.waiting_for(meeting, "returned"), self.user_teacher)
        with self.assert_refused("Answer the remarks"):
            self.submit(meeting, self.user_teacher)
        self.as_user(meeting.remark_ids, self.user_teacher).answer = "done"
        self.as_user(meeting.agenda_item_ids, self.user_teacher).spoke = "All of them."
        self.sign(meeting)
        self.assertEqual((meeting.stage, len(self.rounds(meeting))), ("signed", 2))

    def test_chair_who_has_left(self):
        meeting = self.submit(self.ready(), self.user_teacher)
        self.user_head.active = False
        self.env.invalidate_all()
        self.as_user(meeting, self.user_teacher).action_withdraw()
        self.assertEqual((meeting.state, meeting.stage), ("draft", "held"))
        self.as_user(meeting, self.user_teacher).chair_id = self.card_teacher2
        self.sign(meeting, self.user_teacher, self.user_teacher2)
        self.assertEqual(meeting.stage, "signed")

    def test_signed_minutes_do_not_change(self):
        meeting = self.sign(self.ready())
        head = self.as_user(meeting, self.user_head)
        item, row = head.agenda_item_ids, head.attendance_ids[0]
        resolution = head.resolution_ids
        for work in (
            lambda: head.write({"note": "More"}),
            lambda: head.write({"date_start": AFTERWARDS}),
            lambda: head.write({"parents_count": 3}),
            lambda: item.write({"heard": "Something else"}),
            lambda: item.write({"votes_for": 3, "is_voted": True}),
            lambda: item.unlink(),
            lambda: row.write({"state": "absent"}),
            lambda: row.unlink(),
            lambda: resolution.write({"text": "Nothing"}),
            lambda: resolution.write({"date_due": "2026-12-01"}),
            lambda: resolution.unlink(),
            lambda: self.new_item(meeting),
            lambda: head.write({"resolution_ids": [Command.create({"text": "New", "item_id": item.id})]}),
            lambda: head.write({"attendance_ids": [Command.create({"name": "Guest", "role": "guest"})]}),
        ):
            with self.assert_refused("A resolution of a later meeting corrects"):
                work()
        self.assertTrue(meeting._is_unchanged())
        self.cr.execute("UPDATE methodical_agenda_item SET heard = 'Forged' WHERE id = %s", [item.id])
        self.env.invalidate_all()
        self.assertFalse(meeting._is_unchanged())

    def test_activity_of_the_plan_is_done(self):
        plan = self.approve(self.submit(self.new_plan()), self.user_methodologist, self.user_director)
        activity = plan.item_ids[0]
        meeting = self.ready(plan_item_id=activity.id)
        self.assertEqual(activity.evidence_ids.res_id, meeting.id)
        self.assertNotEqual(activity.state, "done", "held is not signed yet")
        self.sign(meeting)
        self.assertEqual((activity.state, activity.date_done), ("done", meeting.date))

    def test_activity_is_free_again(self):
        activity = self.submit(self.new_plan()).item_ids[0]
        cancelled, deleted = (self.new_meeting(plan_item_id=activity.id) for _place in range(2))
        self.assertEqual(len(activity.evidence_ids), 2)
        self.as_user(cancelled, self.user_head).action_cancel("Not needed")
        self.as_user(deleted, self.user_head).unlink()
        self.assertFalse(activity.evidence_ids)

    def test_activity_of_another_association(self):
        plan = self.as_user(self.env["methodical.plan"], self.user_teacher2).create(
            {
                "body_id": self.maths.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": "Theirs",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-12",
                        }
                    )
                ],
            }
        )
        with self.assert_refused("another association's plan", error=UserError):
            self.new_meeting(plan_item_id=plan.item_ids.id)

    def test_public_page(self):
        meeting = self.sign(self.ready())
        page = meeting._get_last_round()._get_public_values()
        self.assertEqual(
            (page["kind"], page["number"], page["status"], page["is_unchanged"], page["is_intact"]),
            ("Minutes of a meeting", "1", "approved", True, True),
        )
        self.assertEqual(
            [(row["verb"], row["post"]) for row in page["signers"]],
            [("signed", step.post_label) for step in self.last_steps(meeting)],
        )

    def test_stamps_before_and_after(self):
        meeting = self.ready()
        before = meeting._get_stamps()
        self.assertEqual([(row["verb"], row["is_decided"]) for row in before], [("signed", False)] * 2)
        self.sign(meeting)
        after = meeting._get_stamps()
        self.assertEqual([row["person"] for row in after], [row["person"] for row in before])
        self.assertEqual([row["is_decided"] for row in after], [True, True])
