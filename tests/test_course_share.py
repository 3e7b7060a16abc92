from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseShare(CourseCase):
    """What was learnt is shared (F4 1.7f, 2.2k): the missing step shows, meetings hear about it."""

    def sharing(self, course, **vals):
        """Tell through the dialog how a course was shared, as its teacher."""
        dialog = self.as_user(self.env["methodical.course.sharing"], self.user_teacher)
        return dialog.create({"course_id": course.id, **vals}).action_confirm()

    def test_missing_step_shows(self):
        course = self.credited()
        self.assertEqual((course.share_status, course.share_due), ("waiting", date(2026, 11, 15)))
        self.assertEqual(self.waiting_for(course, "course_share"), self.user_teacher)
        with freeze_time("2026-11-16 04:00:00"):
            self.env.invalidate_all()
            self.assertEqual(course.share_status, "late")
            late = self.as_user(self.Course, self.user_deputy).search([("share_status", "=", "late")])
            self.assertEqual(late.with_env(self.env), course)
        self.assertNotIn(course, self.Course.search([("share_status", "=", False)]))

    def test_event_or_material_shows_that_it_was_shared(self):
        course = self.credited()
        with self.assert_refused("Choose the event"):
            self.sharing(course, sharing="event")
        with self.assert_refused("still to come"):
            self.sharing(course, sharing="material", date="2026-11-01")
        self.sharing(course, sharing="material", file_ids=[(6, 0, self.file(name="lesson.pdf").ids)])
        self.assertEqual((course.shared_on, course.share_status), (date(2026, 10, 19), "shared"))
        self.assertEqual(course.share_file_ids.res_id, course.id)
        self.assertFalse(self.waiting_for(course, "course_share"))

    def test_nobody_else_tells_how_it_was_shared(self):
        course = self.credited()
        with self.assert_refused(self.card_teacher.name):
            self.rpc(self.user_head, course._name, "action_share", course.ids)
        with self.assert_refused(self.card_teacher.name):
            self.rpc(self.user_head, course._name, "write", course.ids, {"sharing": "none"})

    def test_meeting_hears_of_courses_and_shares_them(self):
        course = self.credited()
        meeting = self.as_user(self.env["methodical.meeting"], self.user_head).create(
            {"body_id": self.science.id, "date_start": datetime(2026, 10, 23, 8)}
        )
        proposed = [values for _source, values in meeting._get_agenda_proposals()]
        subjects = {(values.get("res_model"), values.get("res_id")) for values in proposed}
        self.assertIn((course._name, course.id), subjects)

    def test_course_carries_out_an_activity_of_the_plan(self):
        """N14: the activity is done when the course is credited."""
        plan = self.new_plan()
        item = plan.item_ids[0]
        item.form_id = self.ref_id("choice_form_course")
        action = self.as_user(item, self.user_teacher).action_create_evidence()
        self.assertEqual(action["res_model"], "methodical.course")
        course = self.need(plan_item_id=action["context"]["default_plan_item_id"])
        self.assertEqual(item.state, "in_progress")
        self.as_user(course, self.user_teacher).action_hand_in(**self.document())
        self.as_user(course, self.user_officer).action_credit()
        self.assertEqual((item.state, item.date_done), ("done", date(2026, 10, 19)))

    def test_need_that_is_deleted_carries_out_nothing(self):
        """The activity no longer names what is gone, and nobody makes a course the evidence of a plan that is not his."""
        item = self.new_plan().item_ids[0]
        course = self.need(plan_item_id=item.id)
        evidence = self.env["methodical.plan.evidence"]
        self.assertEqual(evidence.search([("item_id", "=", item.id)]).res_id, course.id)
        self.as_user(course, self.user_teacher).unlink()
        self.assertFalse(evidence.search([("item_id", "=", item.id)]))
        with self.assertRaises(AccessError):
            self.need(self.user_officer, plan_item_id=item.id)
