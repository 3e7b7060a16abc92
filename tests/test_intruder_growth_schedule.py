from odoo.tests import freeze_time, tagged

from .course_schedule_case import CourseScheduleCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestIntruderSchedule(CourseScheduleCase):
    """The schedule of courses against who would hide that somebody is late (F4 3.1)."""

    def test_what_a_schedule_under_way_says_stays(self):
        schedule = self.proposed()
        line = schedule.line_ids.filtered("year")[:1]
        self.rpc(self.user_deputy, line._name, "write", line.ids, {"date_due": "2027-01-01"})
        self.submit(schedule, self.user_deputy)
        for state in ("submitted", "approved"):
            if state == "approved":
                self.approve(schedule, self.user_director)
            self.assertEqual(schedule.state, state)
            for vals in (
                {"date_due": "2040-01-01"},
                {"reason": "The director wished it"},
                {"course_id": False},
                {"is_fixed": True},
                {"year": 2030},
                {"slot": "2030-1"},
            ):
                for user in (self.user_deputy, self.user_officer, self.user_director):
                    with (
                        self.subTest(state=state, user=user.login, vals=vals),
                        self.assert_refused("submitted or approved"),
                    ):
                        self.rpc(user, line._name, "write", line.ids, vals)
            with self.subTest(state=state), self.assert_refused("submitted or approved"):
                self.rpc(
                    self.user_deputy, schedule._name, "write", schedule.ids, {"line_ids": [[2, line.id]]}
                )
