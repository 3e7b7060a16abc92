from datetime import date, datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .meeting_case import AFTERWARDS, BEGINNING, TODAY, MeetingCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestHold(MeetingCase):
    """Holding gives the number of the minutes and the school year; nothing undoes it (R24)."""

    def test_not_before_it_begins(self):
        meeting = self.announce(self.new_meeting())
        with self.assert_refused("cannot be held before"):
            self.hold(meeting)
        with freeze_time(BEGINNING):
            self.hold(meeting)
        self.assertEqual((meeting.number, meeting.held_at), (1, BEGINNING))

    @freeze_time(AFTERWARDS)
    def test_after_a_power_cut_without_an_announcement(self):
        meeting = self.new_meeting(date_start=AFTERWARDS - timedelta(days=2))
        self.hold(meeting)
        self.assertEqual(meeting.stage, "held")
        self.assertEqual(len(meeting.attendance_ids), 4)
        self.assertFalse(self.messages(meeting, self.user_teacher), "nobody is called to what is over")

    @freeze_time(AFTERWARDS)
    def test_held_once(self):
        meeting = self.held_meeting()
        with self.assert_refused("held once"):
            self.hold(meeting)
        self.assertEqual(meeting.number, 1)

    @freeze_time(AFTERWARDS)
    def test_numbers_of_a_body_and_a_year(self):
        first, second = self.held_meeting(), self.held_meeting()
        council = self.hold(
            self.new_meeting(
                self.user_academic, body_id=self.council.id, date_start=AFTERWARDS - timedelta(hours=3)
            ),
            self.user_academic,
        )
        self.assertEqual((first.number, second.number, council.number), (1, 2, 1))
        with freeze_time("2027-10-09 10:00:00"):
            self.year.copy(
                {"date_start": "2027-09-01", "date_end": "2028-05-25", "term_ids": False, "name": False}
            )
            following = self.held_meeting()
        self.assertEqual(following.number, 1, "each school year begins anew")

    @freeze_time(AFTERWARDS)
    def test_a_day_without_a_school_year(self):
        meeting = self.new_meeting(date_start=datetime(2025, 3, 3, 8))
        with self.assert_refused("no school year", "2025"):
            self.hold(meeting)

    @freeze_time(AFTERWARDS)
    def test_several_at_once(self):
        meetings = self.new_meeting(date_start=BEGINNING - timedelta(days=1)) | self.new_meeting(
            date_start=BEGINNING - timedelta(days=3)
        )
        self.hold(meetings)
        self.assertEqual(meetings.mapped("number"), [2, 1], "in the order of their days")

    def test_working_year(self):
        following = self.env["methodical.school.year"].create(
            {"company_id": self.company.id, "date_start": "2027-09-01", "date_end": "2028-05-25"}
        )
        for day, year in (
            (datetime(2026, 8, 27, 8), self.year),
            (datetime(2027, 6, 3, 8), self.year),
            (datetime(2027, 8, 26, 8), following),
        ):
            with self.subTest(day=day):
                self.assertEqual(self.new_meeting(date_start=day).school_year_id, year)

    def test_day_in_the_time_of_the_school(self):
        meeting = self.new_meeting(date_start=datetime(2026, 10, 9, 19, 0))
        self.assertEqual(meeting.date, date(2026, 10, 10), "one in the morning in Bishkek")

    @freeze_time(AFTERWARDS)
    def test_held_is_not_undone(self):
        meeting = self.held_meeting()
        head = self.as_user(meeting, self.user_head)
        with self.assert_refused("was held"):
            head.action_cancel("No")
        with self.assert_refused("not deleted"):
            head.unlink()
        with self.assert_refused("no new versions"):
            head.action_new_version()
        with self.assert_refused("stays with its body"):
            head.body_id = self.maths
        with self.assert_refused("Enter the time when it began"):
            head.date_start = AFTERWARDS + timedelta(days=1)
        self.env["methodical.school.year"].create(
            {"company_id": self.company.id, "date_start": "2025-09-01", "date_end": "2026-05-25"}
        )
        with self.assert_refused("has a number of the school year"):
            head.date_start = datetime(2025, 10, 9, 8)
        head.date_start = BEGINNING - timedelta(minutes=30)
        self.assertEqual(meeting.date_start, BEGINNING - timedelta(minutes=30), "when it really began")

    def test_announced_is_not_deleted(self):
        meeting = self.announce(self.new_meeting())
        with self.assert_refused("can be cancelled with a reason"):
            self.as_user(meeting, self.user_head).unlink()
        planned = self.new_meeting()
        self.as_user(planned, self.user_head).unlink()
        self.assertFalse(planned.exists())

    @freeze_time(AFTERWARDS)
    def test_a_body_that_was_not_active(self):
        self.dissolve_body(self.science, date(2026, 10, 1))
        meeting = self.env["methodical.meeting"].create(
            {"body_id": self.science.id, "company_id": self.company.id, "date_start": BEGINNING}
        )
        with self.assert_refused("was not active on that day"):
            meeting.action_hold()
        meeting.date_start = datetime(2026, 9, 30, 8)
        meeting.action_hold()
        self.assertEqual(meeting.stage, "held")

    def test_body_that_goes_over_into_another(self):
        """Meetings to come pass to the successor; what was held keeps its body and number, and is finished by the heir."""
        held = self.hold(
            self.new_meeting(self.user_teacher2, body_id=self.maths.id, date_start=TODAY - timedelta(days=1)),
            self.user_teacher2,
        )
        coming = self.new_meeting(self.user_teacher2, body_id=self.maths.id)
        with_pass(self.maths.with_env(self.env))._reorganise(
            self.env["methodical.order"], date(2026, 10, 4), with_pass(self.science)
        )
        self.env.invalidate_all()
        self.assertEqual((coming.body_id, coming.chair_id), (self.science, self.card_head))
        self.assertEqual((held.body_id, held.number), (self.maths, 1))
        self.as_user(held, self.user_head).note = "Finished by the head of the successor"
        with self.assert_refused(error=AccessError):
            self.as_user(held, self.user_academic).note = "Not mine"

    def test_chair_is_not_the_secretary(self):
        meeting = self.new_meeting()
        with self.assert_refused("Choose two persons"):
            self.as_user(meeting, self.user_head).secretary_id = self.card_head

    def test_chair_of_an_absent_director(self):
        body = self.new_body("pedagogical_council", self.card_director, self.card_teacher)
        acting = self.env["methodical.acting"].create(
            {
                "company_id": self.company.id,
                "absent_id": self.card_director.id,
                "post_id": self.ref_id("post_director").id,
                "substitute_id": self.card_deputy.id,
                "date_from": "2026-10-08",
                "date_to": "2026-10-09",
            }
        )
        with_pass(acting).write({"state": "in_force"})
        for day, chair in (
            (BEGINNING, self.card_deputy),
            (BEGINNING + timedelta(days=3), self.card_director),
        ):
            meeting = self.new_meeting(self.user_teacher, body_id=body.id, date_start=day)
            self.assertEqual(meeting.chair_id, chair)


@tagged("post_install", "-at_install")
@freeze_time(AFTERWARDS)
class TestParents(MeetingCase):
    """Meetings of parents use the same screens (R60, F2 2.5g)."""

    def new_parents(self):
        body = self.as_user(self.env["methodical.body"], self.user_deputy).create(
            {"name": "Parents", "kind": "parents", "company_id": self.company.id}
        )
        body.action_open_parents()
        school_class = self.env["methodical.class"].create(
            {
                "company_id": self.company.id,
                "school_year_id": self.year.id,
                "grade": 7,
                "class_teacher_id": self.card_teacher2.id,
            }
        )
        return body, school_class

    def test_opened_without_an_order(self):
        body, _class = self.new_parents()
        self.assertEqual((body.state, body.opening_date), ("active", date(2026, 10, 9)))
        with self.assert_refused("once"):
            self.as_user(body, self.user_deputy).action_open_parents()
        other = self.env["methodical.body"].create({"name": "New", "company_id": self.company.id})
        with self.assert_refused("Only meetings of parents"):
            self.as_user(other, self.user_deputy).action_open_parents()

    def test_class_teacher_keeps_its_minutes(self):
        self.regulation.minutes_signer = "chair"
        body, school_class = self.new_parents()
        meeting = self.new_meeting(
            self.user_teacher2, body_id=body.id, class_id=school_class.id, date_start=BEGINNING
        )
        self.assertEqual(meeting.chair_id, self.card_teacher2)
        self.hold(meeting, self.user_teacher2)
        self.write_minutes(meeting, self.user_teacher2)
        with self.assert_refused("how many parents"):
            self.submit(meeting, self.user_teacher2)
        self.as_user(meeting, self.user_teacher2).parents_count = 21
        item = self.as_user(meeting.agenda_item_ids, self.user_teacher2)
        item.write({"is_voted": True, "votes_for": 20, "votes_against": 1})
        with self.assert_refused("22 votes", "21 may vote"):
            item.votes_abstained = 1
        self.submit(meeting, self.user_teacher2)
        self.assertEqual((meeting.stage, meeting.state), ("signed", "approved"), "one click")

    def test_nobody_else_enters_meetings_of_a_class(self):
        body, school_class = self.new_parents()
        with self.assert_refused(error=AccessError):
            self.new_meeting(self.user_teacher, body_id=body.id, class_id=school_class.id)
