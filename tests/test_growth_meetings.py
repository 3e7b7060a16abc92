from datetime import date, datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, tagged

from .course_case import CourseCase
from .meeting_case import AFTERWARDS, MeetingCase

TODAY = "2026-10-08 04:00:00"


class GrowthMeetingCase(MeetingCase, CourseCase):
    """The association of science hears of courses, topics and attestations of its members."""

    preset = "preset_f0"

    def choose(self, meeting, user=None):
        """Open the dialog of the agenda on the screen, take everything it proposes; return the agenda."""
        user = user or self.user_head
        action = self.as_user(meeting, user).action_propose_agenda()
        Dialog = self.as_user(self.env["methodical.meeting.agenda"], user)
        Form(Dialog.with_context(**action["context"])).save().action_apply()
        self.env.invalidate_all()
        return meeting.with_env(self.env).agenda_item_ids

    def topic(self, **vals):
        """Return a running topic of ``card_teacher2`` that ends soon."""
        return (
            self.as_user(self.env["methodical.development.topic"], self.user_teacher2)
            .create(
                {"name": "Thinking in physics", "date_from": "2026-09-01", "date_to": "2026-10-30", **vals}
            )
            .with_env(self.env)
        )

    def told(self, **vals):
        """Return a course of ``card_teacher2`` whose document is handed in and who wants to tell of it."""
        return self.handed_in(
            self.user_teacher2,
            course={
                "teacher_id": self.card_teacher2.id,
                "date_start": "2026-09-07",
                "date_end": "2026-09-18",
            },
            document_date=date(2026, 9, 18),
            **vals,
        )

    def about(self, items, record):
        """Return the items of an agenda that are about a record."""
        return items.filtered(lambda item: (item.res_model, item.res_id) == (record._name, record.id))

    def minutes(self, meeting, *absent):
        """Hold a planned meeting without some people, write its minutes and sign them; today must be frozen."""
        self.hold(meeting)
        rows = meeting.attendance_ids.filtered(lambda row: row.teacher_id in absent)
        self.as_user(rows, self.user_head).write({"state": "absent", "reason": "ill"})
        self.sign(self.write_minutes(meeting))
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestGrowthMeetings(GrowthMeetingCase):
    """What grows is told to colleagues: the agenda proposes it, the signed minutes settle it (F4 1.7f, F1 VI.10, F3 MF2)."""

    def test_signed_minutes_settle_what_was_heard(self):
        course, topic = self.told(), self.topic()
        meeting = self.new_meeting(items=())
        items = self.choose(meeting)
        self.assertEqual(self.about(items, course).kind, "communication")
        self.assertEqual(self.about(items, topic).speaker_id, self.card_teacher2)
        with freeze_time(AFTERWARDS):
            self.minutes(meeting)
        self.assertRecordValues(
            course,
            [{"sharing": "meeting", "shared_on": date(2026, 10, 9), "share_meeting_id": meeting.id}],
        )
        self.assertRecordValues(topic, [{"state": "reported", "reported_on": date(2026, 10, 9)}])
        self.assertEqual(
            topic.heard_at, "Science, 09.10.2026-ж. № 1 протокол", "in the language of the minutes"
        )
        self.assertEqual(topic.result, f"What was heard about {self.about(items, topic).name}")
        following = self.choose(self.new_meeting(items=(), date_start=datetime(2026, 10, 23, 8)))
        self.assertFalse(self.about(following, course) | self.about(following, topic), "told once")

    def test_minutes_keep_the_result_that_the_teacher_wrote(self):
        topic = self.topic(result="Two ready lessons")
        meeting = self.new_meeting(items=())
        self.choose(meeting)
        with freeze_time(AFTERWARDS):
            self.minutes(meeting)
        self.assertEqual(topic.result, "Two ready lessons")

    def test_who_did_not_come_has_told_nothing_and_is_asked_again(self):
        course, topic = self.told(), self.topic()
        meeting = self.new_meeting(items=())
        self.choose(meeting)
        with freeze_time(AFTERWARDS):
            self.minutes(meeting, self.card_teacher2)
        self.assertFalse(course.shared_on)
        self.assertEqual(topic.state, "chosen")
        following = self.choose(self.new_meeting(items=(), date_start=datetime(2026, 10, 23, 8)))
        self.assertTrue(self.about(following, course))
        self.assertTrue(self.about(following, topic))

    def test_item_that_is_put_off_settles_nothing(self):
        course, topic = self.told(), self.topic()
        meeting = self.new_meeting(items=("Results",))
        items = self.choose(meeting)
        with freeze_time(AFTERWARDS):
            self.hold(meeting)
            put_off = self.about(items, course) | self.about(items, topic)
            self.as_user(put_off, self.user_head).write({"is_postponed": True})
            self.sign(self.write_minutes(meeting))
        self.assertFalse(course.shared_on)
        self.assertEqual(topic.state, "chosen")

    def test_secretary_prepares_the_agenda_without_reading_what_is_closed_to_him(self):
        """What a colleague wants to tell may stand on the agenda of the secretary; topics and dossiers need the head."""
        course, topic = self.told(), self.topic()
        meeting = self.new_meeting(items=())
        items = self.choose(meeting, self.user_teacher)
        self.assertTrue(self.about(items, course))
        self.assertFalse(self.about(items, topic))
        with self.assertRaises(AccessError):
            self.as_user(course, self.user_teacher).read(["document_number"])
        silent = self.told(document_number="КЖ 2")
        silent_course = self.as_user(silent, self.user_teacher2)
        silent_course.sharing = "material"
        with self.assertRaises(AccessError):
            self.new_item(
                meeting,
                user=self.user_teacher,
                res_model=silent._name,
                res_id=silent.id,
                kind="communication",
            )

    def test_secretary_takes_up_what_his_meeting_put_off(self):
        topic = self.topic()
        meeting = self.new_meeting(items=("Results",))
        items = self.choose(meeting)
        with freeze_time(AFTERWARDS):
            self.hold(meeting)
            self.as_user(self.about(items, topic), self.user_head).write({"is_postponed": True})
            self.sign(self.write_minutes(meeting))
        following = self.new_meeting(items=(), date_start=datetime(2026, 10, 23, 8))
        back = self.choose(following, self.user_teacher)
        self.assertEqual(self.about(back, topic).postponed_from_id, self.about(items, topic))
        with self.assertRaises(AccessError):
            self.new_item(following, user=self.user_teacher, res_model=topic._name, res_id=topic.id)

    def test_dossier_is_discussed_once(self):
        case = (
            self.as_user(self.env["methodical.attestation"], self.user_teacher2)
            .create({"category_id": self.ref_id("category_first").id, "date_wish": "2026-09-14"})
            .with_env(self.env)
        )
        meeting = self.new_meeting(items=("Results",))
        self.assertFalse(self.about(self.choose(meeting), case), "a wish is nothing to discuss yet")
        self.as_user(case, self.user_teacher2).action_begin_dossier()
        self.assertEqual(self.about(self.choose(meeting), case).kind, "discussion")
        with freeze_time(AFTERWARDS):
            self.minutes(meeting)
        following = self.choose(self.new_meeting(items=(), date_start=AFTERWARDS + timedelta(days=14)))
        self.assertFalse(self.about(following, case))
