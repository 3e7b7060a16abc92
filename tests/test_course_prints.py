import io
from datetime import datetime

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

    def test_courses_by_norm_on_paper(self):
        self.credited()
        rows = self.env["methodical.course.balance"].browse((self.card_teacher | self.card_teacher2).ids)
        html = self.render("report_course_balance", rows, self.user_officer)
        for text in ("COURSES BY NORM", self.card_teacher.name, "In order", "16.10.2031", "Teachers"):
            self.assertIn(text, html)

    def test_school_stands_above_the_register_once(self):
        [head, _table] = self.render("report_course_register", self.credited(), self.user_officer).split(
            "<thead", 1
        )
        self.assertEqual(head.count(self.company.name), 1)

    def test_workbook_prints_as_it_stands(self):
        """Landscape, as wide as a page, headings on each of them, pages numbered; days are days, rows can be filtered."""
        self.authenticate(self.user_officer.login, self.user_officer.login)
        courses = self.credited()
        answer = self.url_open(f"/methodical/table.xlsx?model=methodical.course&ids={courses.id}")
        sheet = load_workbook(io.BytesIO(answer.content)).active
        self.assertIn(self.company.name, sheet["A1"].value)
        self.assertEqual(sheet.page_setup.orientation, "landscape")
        self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
        self.assertEqual((sheet.print_title_rows, sheet.freeze_panes), ("$3:$3", "C4"))
        self.assertEqual(sheet.oddFooter.right.text, "&P / &N")
        self.assertEqual(sheet.auto_filter.ref, "A3:J4")
        answer = self.url_open(
            f"/methodical/export.xlsx?model=methodical.course&domain=[('id','=',{courses.id})]"
        )
        self.assertEqual(answer.status_code, 404, "no JSON")
        answer = self.url_open(
            f'/methodical/export.xlsx?model=methodical.course&domain=[["id","=",{courses.id}]]'
        )
        rows = load_workbook(io.BytesIO(answer.content)).active.iter_rows(min_row=4, values_only=True)
        self.assertIn(datetime(2026, 10, 5), next(rows))

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
