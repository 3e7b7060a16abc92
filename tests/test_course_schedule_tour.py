from odoo.tests import HttpCase, freeze_time, tagged

from .course_schedule_case import CourseScheduleCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 06:00:00")
class TestCourseScheduleTour(CourseScheduleCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")  # the tour names what the screens say in English

    def test_deputy_proposes_moves_one_and_submits(self):
        self.start_tour(
            "/odoo/methodical-course-schedules", "methodical_course_schedule", login=self.user_deputy.login
        )
        schedule = self.Schedule.search([("company_id", "=", self.company.id)])
        self.assertEqual((schedule.state, schedule.approver_id), ("submitted", self.user_director))
        self.assertEqual(self.term_of(schedule, self.card_teacher2), (2027, "2"))
        self.assertTrue(self.line_of(schedule, self.card_teacher2).is_fixed)
