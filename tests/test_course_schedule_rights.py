from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .course_schedule_case import CourseScheduleCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCourseScheduleRights(CourseScheduleCase):
    """Deputy and officer draft, the director approves, everybody reads what is approved."""

    def test_who_drafts(self):
        for user in (self.user_deputy, self.user_officer):
            schedule = (
                self.proposed() if user == self.user_deputy else self.new_schedule(user, year_from=2040)
            )
            self.assertTrue(schedule)
        for user in (self.user_teacher, self.user_head):
            with self.assertRaises(AccessError):
                self.new_schedule(user, year_from=2050)

    def test_teacher_reads_the_approved_one_only(self):
        schedule = self.proposed()
        mine = self.as_user(schedule, self.user_teacher)
        self.assertFalse(mine.search([("id", "=", schedule.id)]))
        self.assertFalse(mine.line_ids.search([("schedule_id", "=", schedule.id)]))
        self.approved(schedule)
        self.assertEqual(mine.search([]), mine)
        shown = mine.web_read(
            {
                "display_name": {},
                "line_ids": {
                    "fields": {
                        "teacher_name": {},
                        "teacher_id": {"fields": {"display_name": {}}},
                        "slot": {},
                        "is_late": {},
                    }
                },
            }
        )
        self.assertEqual(len(shown[0]["line_ids"]), 4)
        for vals in ({"year": 2027}, {"is_fixed": True}, {"date_due": "2030-01-01"}):
            with self.assertRaises(UserError):
                self.as_user(schedule.line_ids[0], self.user_teacher).write(vals)
        with self.assertRaises(AccessError):
            mine.action_propose()

    def test_way_from_card_and_course_to_the_place(self):
        schedule = self.proposed()
        mine = self.as_user(self.card_teacher, self.user_teacher)
        self.assertFalse(mine.schedule_slot, "a draft is not read")
        self.approved(schedule)
        self.env.invalidate_all()
        line = self.line_of(schedule, self.card_teacher)
        for record in mine, self.as_user(line.course_id, self.user_teacher):
            with self.subTest(record):
                self.assertEqual(record.schedule_slot, line._get_slot_label())
                self.assertEqual(record.action_open_schedule_line()["res_id"], line.id)
        self.assertFalse(self.as_user(self.card_deputy, self.user_teacher).schedule_slot)

    def test_other_school_sees_nothing(self):
        schedule = self.approved()
        stranger = self.as_user(schedule, self.user_other_director)
        with self.assertRaises(AccessError):
            stranger.read(["name"])
        with self.assertRaises(UserError):
            self.new_schedule(year_from=2040).write(
                {"line_ids": [(0, 0, {"teacher_id": self.card_other_director.id})]}
            )

    def test_state_is_not_written(self):
        schedule = self.proposed()
        for user in (self.user_deputy, self.user_officer):
            with self.assertRaises(UserError):
                self.rpc(user, "methodical.course.schedule", "write", [schedule.id], {"state": "approved"})
        with self.assertRaises(UserError):
            self.as_user(schedule, self.user_deputy).action_approve()
