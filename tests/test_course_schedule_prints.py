import io

from openpyxl import load_workbook

from odoo.tests import freeze_time, tagged

from ..tools.xlsx import write_workbook
from .course_schedule_case import CourseScheduleCase
from .print_case import PrintCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCourseSchedulePrints(CourseScheduleCase, PrintCase):
    """Prints 9 and 9b, on paper and as workbooks (domain 9.3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classPatch(type(cls.company), "_get_print_lang", lambda company: "en_US")

    def test_schedule_has_the_columns_of_the_form(self):
        schedule = self.approved()
        html = self.render("report_course_schedule", schedule)
        self.assertOrder(
            html,
            "SCHEDULE OF QUALIFICATION COURSES",
            "No.",
            "Teacher",
            "Subject",
            "Last course (institution, theme, year, hours, document No.)",
            "Next due date",
            "Planned: institution, theme, hours, date",
            "Funding",
            "Carried out",
            "Document handed in (date)",
        )
        self.assertIn("25.12.2026", html)
        self.assertIn("Past course, 2021, 72 h", html)
        self.assertIn("APPROVED", html)

    def test_schedule_of_one_year_has_its_people_only(self):
        schedule = self.approved()
        html = self.render("report_course_schedule_year", schedule)
        self.assertIn(self.card_teacher2.name, html)
        away = schedule.line_ids.filtered(lambda line: line.year > 2026)
        self.assertTrue(away)
        for line in away:
            self.assertNotIn(line.teacher_name, html)

    def test_colleague_sees_names_and_terms_but_no_documents(self):
        schedule = self.approved()
        html = self.render("report_course_schedule", schedule, self.user_teacher)
        self.assertIn(self.card_head.name, html)
        self.assertIn(f"N{self.card_teacher.id}", html, "his own last course")
        self.assertNotIn(f"N{self.card_head.id}", html)

    def test_needs_are_listed_by_priority(self):
        needs = self.need(self.card_teacher, difficulty="Rubrics")
        needs |= self.need(self.card_head, name="Inclusive classes", priority="2")
        html = self.render("report_course_needs", needs)
        self.assertOrder(
            html, "Need or difficulty", "Suggested theme", "Priority", "Inclusive classes", "Rubrics"
        )

    def test_needs_stand_in_the_order_of_the_kyrgyz_alphabet(self):
        self.card_teacher.employee_id.name, self.card_head.employee_id.name = (
            "Яковлева Нина",
            "Үсөнова Назгүл",
        )
        needs = self.need(self.card_teacher) | self.need(self.card_head)
        self.assertEqual(
            [row[1] for row in needs._get_needs_table().rows], ["Үсөнова Назгүл", "Яковлева Нина"]
        )

    def test_workbook_says_the_same(self):
        schedule = self.approved()
        sheet = load_workbook(io.BytesIO(write_workbook(schedule._get_table(), "9"))).active
        rows = list(sheet.values)[3:]
        self.assertEqual([row[1] for row in rows], schedule.line_ids.sorted("slot").mapped("teacher_name"))
