from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseLearning(CourseCase):
    """Learning at school: entered for all who were there, counted apart from the hours of the norm (F1 IV.3)."""

    def enter(self, user, **vals):
        """Return the rows that somebody enters for two teachers."""
        Dialog = self.as_user(self.env["methodical.course.learning"], user)
        values = {
            "name": "Tests with criteria",
            "date_start": "2026-10-15",
            "hours": 6,
            "teacher_ids": (self.card_teacher | self.card_teacher2).ids,
            **vals,
        }
        action = Dialog.create(values).action_enter()
        self.env.invalidate_all()
        return self.Course.search(action["domain"])

    def test_officer_credits_by_entering(self):
        courses = self.enter(self.user_officer)
        self.assertEqual(courses.teacher_id, self.card_teacher | self.card_teacher2)
        self.assertEqual(set(courses.mapped("state")), {"credited"})
        self.assertEqual(set(courses.mapped("date_end")), set(courses.mapped("date_start")))
        self.assertFalse(self.waiting_for(courses[:1], "course_check"))

    def test_hours_stand_apart_on_the_card(self):
        self.credited()
        self.enter(self.user_officer)
        card = self.as_user(self.card_teacher, self.user_teacher)
        self.assertEqual((card.course_hours, card.learning_hours), (72, 6))
        course = self.Course.search([("teacher_id", "=", card.id), ("kind", "=", "in_school")])
        self.as_user(course, self.user_officer)._correct({"hours": 4}, "Misread")
        card.invalidate_recordset()
        self.assertEqual((card.course_hours, card.learning_hours), (72, 4))

    def test_deputy_hands_in_and_the_officer_checks(self):
        courses = self.enter(self.user_deputy)
        self.assertEqual(set(courses.mapped("state")), {"handed_in"})
        self.assertTrue(self.waiting_for(courses[:1], "course_check"))

    def test_own_row_of_the_officer_waits_for_somebody_else(self):
        courses = self.enter(self.user_clerk, teacher_ids=(self.card_clerk | self.card_teacher).ids)
        states = {course.teacher_id: course.state for course in courses}
        self.assertEqual(states, {self.card_clerk: "handed_in", self.card_teacher: "credited"})

    def test_members_of_an_association_are_filled_in(self):
        Dialog = self.as_user(self.env["methodical.course.learning"], self.user_deputy)
        dialog = Dialog.create({"name": "Tests", "date_start": "2026-10-15", "body_id": self.science.id})
        self.assertEqual(dialog.teacher_ids, self.science._get_members(dialog.date_end))

    def test_what_cannot_be(self):
        for vals, word in (
            ({"teacher_ids": []}, "choose the teachers"),
            ({"hours": 0}, "from 1 to 300"),
            ({"hours": 301}, "from 1 to 300"),
            ({"date_start": "2026-10-20"}, "is not over"),
        ):
            with self.subTest(vals=vals), self.assert_refused(word):
                self.enter(self.user_deputy, **vals)
