from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseAbsence(CourseCase):
    """Who was referred and did not go: noted with the reason, told at an attestation (F4 3.5b)."""

    def referred(self, **vals):
        """Return a course of 5 to 16 October to which an order referred, two days after its end."""
        course = self.need(**vals)
        self.as_user(course, self.user_head).action_plan()
        self.refer(course)
        self.env.invalidate_all()
        return course

    def term_of(self, course):
        """Return the term of the document of a course in the register (J20)."""
        return self.env["methodical.deadline"].search(
            [("code", "=", "J20"), ("res_model", "=", course._name), ("res_id", "=", course.id)]
        )

    def test_deputy_notes_it_with_the_reason(self):
        course = self.referred()
        self.assertEqual(course.stage, "finished")
        self.assertTrue(self.term_of(course))
        deputy = self.as_user(course, self.user_deputy)
        self.assertTrue(deputy.can_note_absence)
        dialog = self.as_user(self.env["methodical.course.absence"], self.user_deputy).with_context(
            **deputy.action_note_absence()["context"]
        )
        dialog.create({"reason": "Was ill, sick note of 6 October"}).action_confirm()
        self.assertEqual((course.state, course.stage), ("not_attended", "not_attended"))
        self.assertIn("sick note", course.message_ids[0].body)
        self.assertFalse(self.term_of(course), "no document is waited for")
        self.assertNotIn(course, self.Course.search([("stage", "=", "finished")]))

    def test_teacher_needs_a_course_again(self):
        course = self.referred()
        self.assertFalse(self.Course._filter_without_course(self.card_teacher))
        self.as_user(course, self.user_officer).action_note_absence("Was ill")
        self.assertEqual(self.Course._filter_without_course(self.card_teacher), self.card_teacher)

    def test_mistake_is_taken_back(self):
        course = self.referred()
        officer = self.as_user(course, self.user_officer)
        officer.action_note_absence("Was ill")
        with self.assert_refused("never for oneself"):
            self.as_user(course, self.user_teacher).action_reopen()
        officer.action_reopen()
        self.assertEqual((course.state, course.absence_reason), ("referred", False))
        self.assertTrue(self.term_of(course))
        self.as_user(course, self.user_teacher).action_hand_in(**self.document())
        self.assertEqual(course.state, "handed_in")

    def test_what_is_refused(self):
        course = self.referred()
        for user in (self.user_teacher, self.user_head):
            with self.subTest(user=user.login), self.assert_refused("never for oneself"):
                self.as_user(course, user).action_note_absence("Was ill")
        with self.assert_refused("Write why"):
            self.as_user(course, self.user_deputy).action_note_absence(" ")
        with self.assert_refused("by planning, the order"):
            self.as_user(course, self.user_deputy).write({"absence_reason": "Was ill"})
        self.as_user(course, self.user_deputy).action_note_absence("Was ill")
        with self.assert_refused("stays as it is"):
            self.as_user(course, self.user_officer).write({"name": "Another theme"})

    def test_nobody_notes_it_of_himself(self):
        course = self.need(self.user_clerk, teacher_id=self.card_clerk.id)
        self.as_user(course, self.user_deputy).action_plan()
        self.refer(course)
        self.env.invalidate_all()
        self.assertFalse(self.as_user(course, self.user_clerk).can_note_absence)
        with self.assert_refused("never for oneself"):
            self.as_user(course, self.user_clerk).action_note_absence("Was ill")

    def test_course_that_has_not_begun(self):
        course = self.referred(date_start="2026-10-20", date_end="2026-10-30")
        with self.assert_refused("has not begun"):
            self.as_user(course, self.user_deputy).action_note_absence("Will be ill")

    def test_attestation_tells_of_it(self):
        course = self.referred()
        self.as_user(course, self.user_deputy).action_note_absence("Was ill")
        case = self.as_user(self.env["methodical.attestation"], self.user_teacher).create(
            {"category_id": self.env.ref("school_methodical.category_second").id, "date_since": "2026-09-01"}
        )
        self.assertIn(
            ("Not attended, 16.10.2026", "Functional literacy, Was ill"), case._assemble()["courses"].facts
        )
