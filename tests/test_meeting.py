from odoo.tests import freeze_time, tagged

from .meeting_case import AFTERWARDS, TODAY, MeetingCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMeeting(MeetingCase):
    """The life of a meeting from its announcement to the signed minutes (F3 P1d-P3)."""

    def test_whole_way(self):
        meeting = self.new_meeting()
        self.assertEqual((meeting.stage, meeting.school_year_id), ("planned", self.year))
        self.assertEqual((meeting.chair_id, meeting.secretary_id), (self.card_head, self.card_teacher))
        self.announce(meeting)
        self.assertEqual(meeting.stage, "announced")
        self.assertEqual(len(meeting.attendance_ids), 4)
        with freeze_time(AFTERWARDS):
            self.hold(meeting)
            self.assertEqual((meeting.stage, meeting.number), ("held", 1))
            self.write_minutes(meeting)
            self.submit(meeting, self.user_teacher)
            self.assertEqual((meeting.state, meeting.stage), ("submitted", "held"))
            self.assertEqual(meeting.approver_id, self.user_head)
            self.approve(meeting, self.user_head)
        self.assertEqual((meeting.state, meeting.stage), ("approved", "signed"))
        self.assertTrue(meeting._is_unchanged())

    def test_list_begins_with_what_is_to_be_done(self):
        """Unfinished and coming ones first, the nearest first; below what is over, the latest first."""
        later, sooner = (self.new_meeting(date_start=day) for day in ("2026-12-01 08:00", "2026-11-03 08:00"))
        older, newer = (
            self.signed_meeting(date_start=day) for day in ("2026-09-08 08:00", "2026-09-22 08:00")
        )
        unsigned = self.held_meeting()
        meetings = later | sooner | older | newer | unsigned
        found = meetings.search([("id", "in", meetings.ids)], order="list_place, id")
        self.assertEqual(list(found), [unsigned, sooner, later, newer, older])
