import io

from openpyxl import load_workbook

from odoo.tests import HttpCase, freeze_time, tagged

from .course_case import TODAY, CourseCase
from .print_case import PrintCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseRegister(HttpCase, CourseCase, PrintCase):
    """The register of courses on paper and as a workbook (domain 9.3, 9a)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classPatch(type(cls.company), "_get_print_lang", lambda company: "en_US")

    def test_register_tells_course_and_document(self):
        html = self.render("report_course_register", self.credited(), self.user_officer)
        self.assertOrder(
            html,
            self.company.name,
            "REGISTER OF COURSES",
            self.card_teacher.name,
            "РИПК",
            "Functional literacy",
            "05.10.2026",
            "72",
            "КЖ 0048213",
            "Credited",
            "Hours credited",
        )

    def test_workbook_holds_what_the_user_may_read(self):
        courses = self.credited() | self.need(self.user_teacher2, teacher_id=self.card_teacher2.id)
        self.authenticate(self.user_teacher.login, self.user_teacher.login)
        action = self.as_user(courses, self.user_officer).action_export_register()
        response = self.url_open(action["url"])
        self.assertEqual(response.status_code, 200)
        sheet = load_workbook(io.BytesIO(response.content)).active
        names = [row[1].value for row in sheet.iter_rows(min_row=4)]
        self.assertIn(self.card_teacher.name, names)
        self.assertNotIn(self.card_teacher2.name, names)
