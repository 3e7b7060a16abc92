from datetime import datetime, timedelta

from odoo import Command
from odoo.tests import freeze_time, tagged

from .meeting_case import AFTERWARDS, BEGINNING, TODAY, MeetingCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestAnnounce(MeetingCase):
    """Who is told of a meeting, what the calendar shows, and what is refused (R22, R23, J6, J7; F3 P1d, P4)."""

    def test_what_is_missing_is_said_at_once(self):
        meeting = self.new_meeting(items=(), place=False, date_start=TODAY - timedelta(days=1))
        with self.assert_refused("in the past", "enter it as held", "Enter the place", "at least one item"):
            self.announce(meeting)
        self.assertEqual(meeting.stage, "planned")

    def test_announced_once(self):
        meeting = self.announce(self.new_meeting())
        with self.assert_refused("Announced", "not announced any more"):
            self.announce(meeting)

    def test_members_of_that_day_are_called(self):
        gone = self.science.membership_ids.filtered(lambda row: row.teacher_id == self.card_colleague)
        gone.date_to = "2026-10-01"
        meeting = self.announce(self.new_meeting())
        self.assertEqual(
            meeting.attendance_ids.teacher_id, self.card_head | self.card_teacher | self.card_teacher2
        )
        self.assertEqual(set(meeting.attendance_ids.mapped("role")), {"member"})

    def test_one_message_each_with_place_time_and_agenda(self):
        meeting = self.announce(self.new_meeting(items=("Results", "Plans")))
        for user in (self.user_teacher, self.user_teacher2, self.user_deputy):
            with self.subTest(user=user.login):
                message = self.messages(meeting, user)
                self.assertEqual(len(message), 1)
                for words in ("Science", "Room 12", "2:00", "Results", "Plans"):
                    self.assertIn(words, message.body)
        self.assertFalse(self.messages(meeting, self.user_academic), "he is not the deputy to be told")
        self.assertFalse(self.messages(meeting, self.user_head), "who announces knows")

    def test_deputy_named_for_the_body_is_told_instead(self):
        self.env["methodical.body.duty"].create(
            {"body_id": self.science.id, "function": "notice", "teacher_id": self.card_academic.id}
        )
        meeting = self.announce(self.new_meeting())
        self.assertTrue(self.messages(meeting, self.user_academic))
        self.assertFalse(self.messages(meeting, self.user_deputy))

    def test_who_has_no_account_is_named(self):
        meeting = self.announce(self.new_meeting())
        notes = " ".join(self.messages(meeting).mapped("body"))
        self.assertIn(f"to be told by word: {self.card_colleague.name}", notes)
        told = meeting.attendance_ids.filtered("is_told").teacher_id
        self.assertEqual(told, self.card_head | self.card_teacher | self.card_teacher2)

    def test_message_goes_by_the_queue(self):
        self.user_teacher.notification_type = "email"
        meeting = self.announce(self.new_meeting())
        mails = self.env["mail.mail"].search([("model", "=", meeting._name), ("res_id", "=", meeting.id)])
        self.assertEqual(set(mails.mapped("state")), {"outgoing"})

    # calendar

    def test_event_for_everybody_concerned(self):
        meeting = self.announce(self.new_meeting())
        event = meeting.event_id
        self.assertEqual((event.start, event.stop), (BEGINNING, meeting.date_end))
        self.assertEqual(event.location, "Room 12")
        self.assertEqual(
            event.partner_ids,
            (self.user_head | self.user_teacher | self.user_teacher2 | self.user_deputy).partner_id,
        )
        self.assertEqual(event.privacy, "private")
        self.assertFalse(
            self.env["mail.message"].search(
                [
                    ("model", "=", "calendar.event"),
                    ("res_id", "=", event.id),
                    ("message_type", "!=", "notification"),
                ]
            )
        )

    def test_event_keeps_in_step(self):
        meeting = self.announce(self.new_meeting())
        event = meeting.event_id
        later = datetime(2026, 10, 12, 9, 0)
        self.as_user(meeting, self.user_teacher).write({"date_start": later, "place": "Hall"})
        self.assertEqual((meeting.event_id, event.start, event.location), (event, later, "Hall"))
        self.assertEqual(event.stop, later + timedelta(hours=1))
        row = meeting.attendance_ids.filtered(lambda row: row.teacher_id == self.card_teacher2)
        self.as_user(row, self.user_head).unlink()
        self.assertNotIn(self.user_teacher2.partner_id, event.partner_ids)

    def test_deleted_event_comes_back(self):
        meeting = self.announce(self.new_meeting())
        meeting.event_id.sudo().unlink()  # as another program would
        self.as_user(meeting, self.user_head).place = "Hall"
        self.assertEqual(meeting.event_id.location, "Hall")

    def test_a_change_is_told_again_and_kept(self):
        meeting = self.announce(self.new_meeting())
        self.as_user(meeting, self.user_head).write({"date_start": BEGINNING + timedelta(days=3)})
        for user in (self.user_teacher, self.user_deputy):
            self.assertEqual(len(self.messages(meeting, user)), 2)
        self.assertIn("Moved by", " ".join(self.messages(meeting).mapped("body")))

    def test_the_same_time_again_tells_nobody(self):
        meeting = self.announce(self.new_meeting())
        self.as_user(meeting, self.user_head).write({"date_start": BEGINNING, "place": "Room 12"})
        self.assertEqual(len(self.messages(meeting, self.user_teacher)), 1)

    def test_not_into_the_past(self):
        meeting = self.announce(self.new_meeting())
        with self.assert_refused("that is over"):
            self.as_user(meeting, self.user_head).date_start = TODAY - timedelta(hours=1)

    def test_cancelled_with_a_reason(self):
        meeting = self.announce(self.new_meeting())
        event = meeting.event_id
        dialog = self.as_user(meeting, self.user_head).action_cancel()
        self.as_user(self.env[dialog["res_model"]], self.user_head).with_context(**dialog["context"]).create(
            {"reason": "Frost, the school is closed"}
        ).action_confirm()
        self.env.invalidate_all()
        self.assertEqual((meeting.stage, meeting.cancel_reason), ("cancelled", "Frost, the school is closed"))
        self.assertFalse(event.exists())
        self.assertIn("Frost", self.messages(meeting, self.user_teacher)[-1].body)
        with self.assert_refused("Cancelled"), freeze_time(AFTERWARDS):
            self.hold(meeting)

    def test_cancelling_a_plan_tells_nobody(self):
        meeting = self.new_meeting()
        self.as_user(meeting, self.user_head).action_cancel("Not needed")
        self.assertFalse(self.messages(meeting, self.user_teacher))

    # rules

    def test_days_before(self):
        self.set_rule("meeting_notice", "block", 5, clause="F3 P1d")
        meeting = self.new_meeting()
        self.assertIn("5 days before, there are 4", meeting.stage_warning)
        with self.assert_refused("5 days before, there are 4", "F3 P1d"):
            self.announce(meeting)
        self.regulation.day_kind = "calendar"
        self.as_user(meeting, self.user_head).date_start = BEGINNING + timedelta(days=1)
        self.announce(meeting)
        self.assertEqual(meeting.stage, "announced")

    def test_days_before_as_a_warning(self):
        self.set_rule("meeting_notice", "warn", 5)
        meeting = self.announce(self.new_meeting())
        self.assertIn("5 days before, there are 4", " ".join(self.messages(meeting).mapped("body")))

    # other associations

    def test_touched_areas_propose_their_associations(self):
        meeting = self.new_meeting()
        item = self.new_item(
            meeting,
            area_ids=[Command.set((self.ref_id("area_humanities") | self.ref_id("area_science")).ids)],
        )
        self.assertEqual(item.body_ids, self.maths, "the own association is not among them")
        self.as_user(item, self.user_head).body_ids = False
        self.assertFalse(item.body_ids, "the head decides")

    def test_heads_concerned_are_invited(self):
        other = self._new_association("Other", self.ref_id("area_primary"), self.card_director)
        meeting = self.new_meeting(items=({"name": "Together", "body_ids": [Command.set(other.ids)]},))
        self.announce(meeting)
        row = meeting.attendance_ids.filtered(lambda row: row.role == "invited")
        self.assertEqual((row.teacher_id, row.is_told), (self.card_director, True))
        self.assertIn(self.user_director.partner_id, meeting.event_id.partner_ids)

    def test_an_item_added_later_invites_too(self):
        other = self._new_association("Other", self.ref_id("area_primary"), self.card_director)
        meeting = self.announce(self.new_meeting())
        self.new_item(meeting, body_ids=[Command.set(other.ids)])
        self.assertEqual(len(self.messages(meeting, self.user_director)), 1)
        self.assertEqual(len(self.messages(meeting, self.user_teacher)), 1, "others are not told again")

    def test_not_invited_head_stops_the_minutes(self):
        self.set_rule("meeting_invites", "block", clause="F3 P4")
        other = self._new_association("Other", self.ref_id("area_primary"), self.card_director)
        with freeze_time(AFTERWARDS):
            meeting = self.write_minutes(
                self.held_meeting(items=({"name": "Together", "body_ids": [Command.set(other.ids)]},))
            )
            with self.assert_refused("were not invited", self.card_director.name, "F3 P4"):
                self.submit(meeting, self.user_teacher)
            self.as_user(meeting, self.user_head).attendance_ids = [
                Command.create({"teacher_id": self.card_director.id, "role": "invited"})
            ]
            self.submit(meeting, self.user_teacher)
        self.assertEqual(meeting.state, "submitted")
