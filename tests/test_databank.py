import io
import shutil
import subprocess
import unittest
from datetime import date

from openpyxl import load_workbook

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from .print_case import LETTERS, TODAY, PrintCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestDatabank(PrintCase):
    """The databank of teachers (F1 VI.9)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_teacher.write(
            {
                "birthday": "1986-12-30",
                "education_institution": "Ош университети",
                "education_year": 2008,
                "speciality": "Физика мугалими",
                "weekly_load": 18.5,
                "honours": "Ардак грамота",
            }
        )
        cls.category = cls.ref_id("category_first")
        cls.env["methodical.category.award"].create(
            {"teacher_id": cls.card_teacher.id, "category_id": cls.category.id, "date_awarded": "2024-05-20"}
        )
        cls.env["methodical.class"].create(
            {
                "company_id": cls.company.id,
                "school_year_id": cls.year.id,
                "grade": 7,
                "letter": "Ө",
                "class_teacher_id": cls.card_teacher.id,
            }
        )

    def databank(self, cards, **options):
        return cards.with_context(lang="en_US")._get_databank("Databank", **options)

    def test_row_of_a_teacher(self):
        [row] = self.databank(self.card_teacher).rows

        self.assertEqual(row[1:3], [self.card_teacher.name, "1986 (39)"])
        self.assertTrue(row[3].endswith("Ош университети, 2008"))
        self.assertEqual(row[4], "Физика мугалими")
        self.assertEqual(row[6], "18,5; class teacher of 7-Ө")
        self.assertEqual(row[9], f"{self.category.with_context(lang='en_US').name} (20.05.2024)")
        self.assertEqual(row[12], "Ардак грамота")

    def test_day_of_birth_only_when_asked_for(self):
        self.assertEqual(self.databank(self.card_teacher, full_birthday=True).rows[0][2], "30.12.1986 (39)")
        self.assertNotIn("30.12.1986", self.render("report_databank", self.card_teacher))

    def test_order_of_the_kyrgyz_alphabet(self):
        cards = (
            self.card_head
            | self.card_teacher
            | self.card_teacher2
            | self.card_methodologist
            | self.card_colleague
        )
        names = [row[1] for row in self.databank(cards).rows]
        self.assertEqual(
            [name.split()[0] for name in names],
            ["Жөлдөшова", "Өмүрбекова", "Түлөбердиев", "Үсөнова", "Шайлообек"],
        )

    def test_summaries(self):
        self.card_head.birthday = "1966-11-20"
        self.card_teacher2.write({"service_ids": [Command.clear()], "education_level": False})
        summaries = dict(self.databank(self.card_head | self.card_teacher | self.card_teacher2).summaries)

        counts = {label: number for counts in summaries.values() for label, number in counts if number}
        self.assertEqual((counts["30–39"], counts["60 and over"]), (1, 1))
        self.assertEqual(dict(summaries["By pedagogical service"])["8 to 13 years"], 2)
        self.assertEqual(dict(summaries["By pedagogical service"])["not given"], 1)
        self.assertEqual(
            [sum(number for _label, number in rows) for rows in summaries.values()], [3, 3, 3, 3]
        )

    def test_print_of_an_association(self):
        html = self.render("report_body_databank", self.science, self.user_head)
        for member in self.science._get_members(date(2026, 11, 20)):
            self.assertIn(member.name, html)
        self.assertOrder(html, "Science", "20.11.2026")

    def test_own_card_only_for_a_teacher_and_nothing_for_an_outsider(self):
        html = self.render("report_body_databank", self.science, self.user_teacher)
        self.assertIn(self.card_teacher.name, html)
        self.assertNotIn(self.card_colleague.name, html)
        for user in (self.user_outsider, self.user_other_director):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.render("report_databank", self.card_teacher | self.card_head, user)

    def test_query_count_does_not_grow(self):
        for records in (self.new_cards(40), self.new_cards(80)):
            self.env.invalidate_all()
            with self.subTest(len(records)), self.assertQueryCount(self.count_queries()):
                self.databank(records)

    def count_queries(self):
        """Return how many queries the databank of one card needs."""
        before = self.env.cr.sql_log_count
        self.databank(self.card_teacher)
        self.env.invalidate_all()
        return self.env.cr.sql_log_count - before

    def new_cards(self, number):
        return self.env["methodical.teacher"].browse(
            self._new_card(f"Мугалим {place}", "post_teacher", self.company).id for place in range(number)
        )


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestFiles(HttpCase, PrintCase):
    """The files that reach the disk of a person: workbooks and PDF."""

    def download(self, key, url, status=200):
        """Return the answer to a person (key of ``PEOPLE``), whose password is his login, as new_test_user makes it."""
        login = getattr(self, f"user_{key}").login
        self.authenticate(login, login.ljust(8, "x"))
        response = self.url_open(url)
        self.assertEqual(response.status_code, status, response.text[:300])
        return response

    def cells(self, response):
        """Return the rows of the first sheet of a workbook."""
        book = load_workbook(io.BytesIO(response.content))
        rows = [list(row) for row in book.active.iter_rows()]
        book.close()
        return rows

    def test_databank_of_an_association(self):
        self.card_colleague.employee_id.name = "=1+1"
        self.card_head.weekly_load = 20
        response = self.download("head", f"/methodical/databank.xlsx?body_id={self.science.id}")
        rows = self.cells(response)
        names = {row[1].value: row for row in rows[3:] if row[1].value}

        self.assertEqual(names["=1+1"][1].data_type, "s", "a name is never a formula")
        self.assertIn(self.card_teacher.name, names)
        self.assertEqual([row[0].value for row in rows[3:7]], [1, 2, 3, 4])
        self.assertIn("filename*=UTF-8''", response.headers["Content-Disposition"])

    def test_databank_gives_a_teacher_his_own_card_only(self):
        ids = f"{self.card_teacher.id},{self.card_head.id},{self.card_director.id}"
        for url in (
            "/methodical/databank.xlsx",
            f"/methodical/databank.xlsx?ids={ids}",
            f"/methodical/databank.xlsx?body_id={self.science.id}",
        ):
            with self.subTest(url):
                rows = self.cells(self.download("teacher", url))
                self.assertEqual([row[1].value for row in rows[3:4]], [self.card_teacher.name])
                self.assertFalse(rows[4][1].value)

    def test_refusals_are_pages_not_tracebacks(self):
        plan = self.new_plan()
        card = self.card_teacher.id
        for person, url, status in (
            ("outsider", "/methodical/databank.xlsx", 403),
            ("outsider", f"/methodical/databank.xlsx?ids={card}", 403),
            ("outsider", f"/methodical/databank.xlsx?body_id={self.science.id}", 403),
            ("outsider", f"/methodical/plan_grid/{plan.id}.xlsx", 403),
            ("other_director", f"/methodical/plan_grid/{plan.id}.xlsx", 403),
            ("other_director", f"/methodical/databank.xlsx?ids={card}", 403),
            ("director", "/methodical/databank.xlsx?ids=abc", 404),
            ("director", "/methodical/databank.xlsx?body_id=999999999", 404),
        ):
            with self.subTest(person=person, url=url):
                self.assertNotIn("Traceback", self.download(person, url, status).text)

    def test_grid_of_a_plan(self):
        plan = self.new_plan()
        year = self.cells(self.download("teacher", f"/methodical/plan_grid/{plan.id}.xlsx"))
        month = self.cells(self.download("teacher", f"/methodical/plan_grid/{plan.id}.xlsx?month=10"))

        self.assertEqual((len(year[2]), len(month[2])), (12, 8))
        self.assertEqual(month[3][3].value, "12: Open lesson of physics")

    @unittest.skipUnless(
        shutil.which("wkhtmltopdf") and shutil.which("pdftotext"), "needs wkhtmltopdf and pdftotext"
    )
    def test_pdf_of_two_plans_keeps_its_text(self):
        other = self._new_association("Тарых", self.ref_id("area_science"), self.card_head)
        plans = self.new_plan(aim=LETTERS) | self.new_plan(body_id=other.id, aim=LETTERS.lower())
        actions = self.as_user(self.env["ir.actions.report"], self.user_director).with_context(
            force_report_rendering=True
        )
        with self.allow_pdf_render():
            pdf, kind = actions._render_qweb_pdf("school_methodical.report_plan", plans.ids)
        text = subprocess.run(
            ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
        ).stdout.decode()

        self.assertEqual(kind, "pdf")
        first, second = text.split("\f")[:2]
        self.assertIn(LETTERS, first)
        self.assertIn(LETTERS.lower(), second)
