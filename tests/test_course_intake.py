from odoo import Command
from odoo.tests import Form, HttpCase, freeze_time, tagged

from .course_case import TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseIntake(CourseCase):
    """A document is handed in within a minute (F4 3.2)."""

    def intake(self, user=None, **vals):
        """Return the dialog as a user fills it in."""
        form = Form(self.as_user(self.env["methodical.course.intake"], user or self.user_teacher))
        for name, value in vals.items():
            setattr(form, name, value)
        return form

    def hand_in(self, form, user=None):
        dialog = form.save()
        dialog.document_ids = [Command.set(self.file(user).ids)]
        return self.Course.browse(dialog.action_hand_in()["res_id"])

    def test_what_is_known_is_not_asked(self):
        planned = self.need(date_end="2026-12-01")
        self.as_user(planned, self.user_deputy).action_plan()
        course = self.need()
        self.refer(course)
        form = self.intake(document_number="КЖ 1", document_date="2026-10-16")
        self.assertEqual((form.course_id, form.hours, form.sharing), (course, 72, "meeting"))
        self.assertIn("Functional literacy", form.known)
        handed = self.hand_in(form)
        self.assertEqual((handed, handed.state, handed.hours), (course, "handed_in", 72))

    def test_document_on_another_course_than_the_one_that_waits(self):
        course = self.need()
        self.refer(course)
        form = self.intake(document_number="7", document_date="2026-10-16")
        form.is_other = True
        self.assertFalse(form.course_id)
        form.name, form.provider_name = "Robotics", "РИПК"
        handed = self.hand_in(form)
        self.assertEqual((handed.name, course.state), ("Robotics", "referred"))

    def test_planned_course_of_which_only_the_term_is_known(self):
        """The schedule leaves theme and provider to the teacher: he writes what stands on the document (F4 3.3)."""
        planned = self.need(
            self.user_deputy,
            name=self.Course._get_open_theme(),
            provider_name=False,
            date_start=False,
            date_end=False,
            wished_year=2026,
        )
        self.as_user(planned, self.user_deputy).action_plan()
        form = self.intake(document_number="7", document_date="2026-10-16")
        self.assertEqual((form.course_id, form.lacks_theme, form.lacks_provider), (planned, True, True))
        form.name, form.provider_name = "Robotics", "РИПК"
        course = self.hand_in(form)
        self.assertEqual((course, course.name, course.chosen_by), (planned, "Robotics", "teacher"))
        self.assertEqual((course.state, course.provider_name), ("handed_in", "РИПК"))

    def test_need_is_offered_and_met(self):
        need = self.need(name="Robotics", date_start=False, date_end=False)
        form = self.intake(document_number="7", document_date="2026-10-16")
        self.assertTrue(form.has_waiting)
        self.assertFalse(form.course_id, "whether the document is about it, the teacher says")
        form.course_id = need
        self.assertEqual((self.hand_in(form), need.state), (need, "handed_in"))

    def test_certificate_out_of_the_blue(self):
        form = self.intake(name="Robotics", provider_name="РИПК", document_number="7")
        self.assertEqual((form.hours, form.document_kind), (72, "certificate"), "the norm of the school")
        form.document_date = "2026-10-16"
        course = self.hand_in(form)
        self.assertEqual((course.name, course.chosen_by, course.state), ("Robotics", "teacher", "handed_in"))

    def test_forecast(self):
        """The dialog tells until when the course keeps him in order, or why it does not suffice."""
        form = self.intake(name="Robotics")
        self.assertFalse(form.forecast, "nobody knows before the document has a date")
        form.document_date = "2026-10-16"
        self.assertEqual(form.forecast, "With this course in order until 10/16/2031.")
        form.document_date = "2024-10-16"
        self.assertEqual(form.forecast, "With this course in order until 10/16/2029.")
        form.hours = 36
        self.assertIn("36 hours of 72", form.forecast)
        form.kind = "seminar"
        self.assertFalse(form.forecast, "counted apart")

    def test_paper_of_a_colleague_at_the_deputy(self):
        form = self.intake(self.user_deputy, name="Robotics", provider_name="РИПК", document_number="7")
        form.teacher_id = self.card_colleague
        form.name, form.provider_name, form.document_date = "Robotics", "РИПК", "2026-10-16"
        course = self.hand_in(form, self.user_deputy)
        self.assertEqual((course.teacher_id, course.chosen_by), (self.card_colleague, "school"))

    def test_desk_shows_what_waits(self):
        course = self.need()
        self.refer(course)
        desk = self.as_user(self.env["methodical.desk"], self.user_teacher).get_data()
        self.assertEqual([row["id"] for row in desk["courses"]["rows"]], course.ids)
        self.assertTrue(desk["courses"]["has_card"])
        self.as_user(course, self.user_teacher).action_hand_in(**self.document())
        self.env.invalidate_all()
        desk = self.as_user(self.env["methodical.desk"], self.user_officer).get_data()
        self.assertIn(course.id, [row["id"] for row in desk["waiting"]["rows"]])
        self.assertFalse(desk["courses"]["has_card"])


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseTour(CourseCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")  # the tours name what the screens say in English

    def test_certificate_from_the_phone_to_the_ledger(self):
        """The teacher hands in on a phone in three fields, the officer compares and credits, the status turns."""
        course = self.need()
        self.refer(course)
        self.browser_size, self.touch_enabled = "375x667", True
        self.start_tour(
            "/odoo/methodical-desk", "methodical_course_intake", login=self.user_teacher.login, timeout=120
        )
        self.assertEqual((course.state, course.document_number), ("handed_in", "КЖ 0048213"))
        self.browser_size, self.touch_enabled = "1366x768", False
        self.start_tour(
            "/odoo/methodical-courses-to-check",
            "methodical_course_credit",
            login=self.user_officer.login,
            timeout=120,
        )
        self.assertEqual((course.state, course.is_counted), ("credited", True))
