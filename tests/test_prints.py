import io
import shutil
import subprocess
import unittest
from datetime import date, datetime

from openpyxl import load_workbook

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from .common import MethodicalCase

LETTERS = "Ңөмүр өлкөсү: ЖАҢЫ ҮЛГҮ"
TODAY = "2026-11-20 06:00:00"
SUBMITTED, DECIDED = datetime(2026, 8, 31, 4, 0), datetime(2026, 9, 3, 3, 40)


class PrintCase(MethodicalCase):
    """Renders prints as people get them and decides plans along the route of the regulation in force."""

    def render(self, report, records, user=None):
        """Return the HTML of a print as a person gets it."""
        actions = self.as_user(self.env["ir.actions.report"], user or self.user_director)
        html, _kind = actions._render_qweb_html(f"school_methodical.{report}", records.ids)
        return html.decode()

    def assertOrder(self, text, *parts):
        """Check that the parts stand in the text one after the other."""
        place = 0
        for part in parts:
            found = text.find(part, place)
            self.assertGreaterEqual(found, 0, f"“{part}” does not follow")
            place = found + len(part)

    def decide(self, plan):
        """Let everybody of the route decide a plan on the third day of September."""
        with freeze_time(SUBMITTED):
            plan.action_submit()
        with freeze_time(DECIDED):
            while plan.state == "submitted":
                signature = plan._get_current_signatures()[plan.id]
                minutes = {"minutes_number": "17", "minutes_date": date(2026, 9, 2)} if signature.is_meeting else {}
                self.as_user(plan, signature.user_id)._decide("approved", DECIDED, **minutes)
        self.assertEqual(plan.state, "approved")

    def stamps(self, plan):
        """Return the stamps of a plan in English."""
        return plan.with_context(lang="en_US")._get_stamp_block()


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPlanPrint(PrintCase):
    """The plan of an association in the official form (F0 5.1, F1 VI.6-VI.7)."""

    def test_draft_is_an_empty_form(self):
        plan = self.new_plan(analysis=LETTERS, aim="Aim of the year", tasks="First task\nSecond task")
        html = self.render("report_plan", plan, self.user_head)

        self.assertOrder(html, "Үлгү", "Science", "2026–2027", plan.theme, LETTERS, "Aim of the year", "First task")
        self.assertOrder(html, plan.source_school_plan, plan.source_theme, plan.source_guidance)
        self.assertIn('class="om_mark"', html)
        self.assertEqual(plan.with_context(lang="en_US")._get_state_mark(), "DRAFT")
        self.assertFalse([stamp for stamp in self.stamps(plan) if stamp["below"]], "nothing is decided yet")

    def test_items_are_grouped_by_direction_and_numbered_through(self):
        plan = self.new_plan()
        first, second = plan.item_ids.sorted("direction_sequence")
        first.write({"state": "done", "actual_result": "Minutes of the lesson"})
        second.state = "postponed"
        sections = plan._get_print_sections()

        self.assertEqual([[row["number"] for row in rows] for _name, rows in sections], [[1], [2]])
        html = self.render("report_plan", plan)
        self.assertOrder(html, first.name, "12.10.2026", self.card_teacher.name, "✓ 20.11.2026, Minutes of the lesson", second.name)
        self.assertIn("08.02.2027", html)

    def test_route_of_methodologist_and_director(self):
        plan = self.new_plan()
        empty = self.stamps(plan)
        self.decide(plan)
        agreed, approved = self.stamps(plan)

        self.assertEqual([stamp["verb"] for stamp in empty], ["AGREED", "APPROVED"])
        self.assertEqual([stamp["person"] for stamp in empty], ["Т. Үсөнова", "Ө. Сыдыков"])
        self.assertEqual((agreed["person"], approved["person"]), ("Т. Үсөнова", "Ө. Сыдыков"))
        self.assertEqual(agreed["below"], ["in the system: 03.09.2026, 09:40"])
        self.assertEqual(approved["below"], ["in the system: 03.09.2026, 09:40 (day 2 of 5)"])
        html = self.render("report_plan", plan, self.user_teacher)
        self.assertOrder(html, "Т. Үсөнова", "03.09.2026, 09:40", "Ө. Сыдыков", "03.09.2026, 09:40", plan.item_ids[0].name, "Г. Жөлдөшова")
        self.assertNotIn('class="om_mark"', html)

    def test_route_of_the_deputy_alone(self):
        self.load_regulation("preset_f1", date(2026, 8, 20))
        plan = self.new_plan()
        self.assertEqual([stamp["verb"] for stamp in self.stamps(plan)], ["APPROVED"])
        self.decide(plan)
        [stamp] = self.stamps(plan)

        self.assertEqual(stamp["person"], "Б. Мөңкөева")
        self.assertEqual(stamp["below"], ["in the system: 03.09.2026, 09:40 (day 2 of 10)"])
        self.assertTrue(stamp["has_seal"])

    def test_route_through_a_meeting(self):
        self.load_regulation("preset_f3", date(2026, 8, 20))
        plan = self.new_plan()
        empty = self.stamps(plan)[0]
        self.decide(plan)
        considered, agreed, approved = self.stamps(plan)

        self.assertEqual(empty["above"], ["at the meeting of the methodical association", "minutes No. ______ of ____________"])
        self.assertEqual(considered["above"][1], "minutes No. 17 of 02.09.2026")
        self.assertEqual((considered["signer"], considered["person"]), ("Chair", "Г. Жөлдөшова"))
        self.assertEqual((agreed["person"], approved["person"]), ("З. Кыдыкова", "Ө. Сыдыков"))
        html = self.render("report_plan", plan)
        self.assertOrder(html, "17", "02.09.2026", "Г. Жөлдөшова", "З. Кыдыкова", "Ө. Сыдыков")

    def test_foot_says_whether_the_content_changed(self):
        plan = self.new_plan().with_context(lang="en_US")
        self.assertEqual(plan._get_foot_lines(), ["version 1 · not approved yet"])
        self.decide(plan)
        digest = plan._get_seal_line()["digest"]
        self.assertEqual(plan._get_foot_lines()[0], f"version 1 · content mark {digest} · unchanged since approval")

        self.env.flush_all()
        self.env.cr.execute("UPDATE methodical_plan SET aim = 'forged' WHERE id = %s", [plan.id])
        plan.invalidate_recordset()
        self.assertIn("CHANGED", plan._get_foot_lines()[0])
        self.assertIn(digest, self.render("report_plan", plan))

    def test_each_plan_has_a_page_of_its_own(self):
        other = self._new_association("History", self.ref_id("area_science"), self.card_head)
        plans = self.new_plan() | self.new_plan(body_id=other.id)
        html = self.render("report_plan", plans)

        self.assertEqual((html.count('class="page"'), html.count("o_methodical_print\"")), (2, 1))
        self.assertOrder(html, "Science", "History")

    def test_only_readers_of_the_plan_print_it(self):
        plan = self.new_plan()
        self.assertIn(self.card_teacher2.name, self.render("report_plan", self.new_item(plan), self.user_teacher))
        for user in (self.user_outsider, self.user_other_director, self.user_officer):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.render("report_plan", plan, user)

    def new_item(self, plan):
        """Add an item of the other teacher, whose card a teacher may not read, and return the plan."""
        plan.write(
            {
                "item_ids": [
                    Command.create(
                        {
                            "name": "Lesson of the other",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-20",
                            "responsible_ids": [Command.link(self.card_teacher2.id)],
                        }
                    )
                ]
            }
        )
        return plan


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPlanGrid(PrintCase):
    """Directions in rows, months or weeks in columns (domain 9.3.3)."""

    def test_year_shows_each_activity_in_its_months(self):
        plan = self.new_plan()
        plan.item_ids[0].write({"date_from": "2026-10-28", "date_to": "2026-11-12"})
        table = plan.with_context(lang="ru_RU" if self.env["res.lang"]._get_data(code="ru_RU") else "en_US")._get_grid()

        self.assertEqual(len(table.columns), 12, "the direction and the months from August to June")
        self.assertEqual([len(row) for row in table.rows], [12, 12])
        row = next(row for row in table.rows if "28→" in row[3])
        self.assertEqual(row[3:5], ["28→: Open lesson of physics", "→12: Open lesson of physics"])

    def test_month_shows_weeks_people_and_marks(self):
        plan = self.new_plan()
        plan.item_ids[0].state = "done"
        table = plan._get_grid(10)

        self.assertEqual(len(table.columns), 8)
        self.assertEqual([row[3] for row in table.rows], ["12: Open lesson of physics"])
        self.assertEqual(table.rows[0][-2:], [self.card_teacher.name, "1 / 1"])
        self.assertEqual(plan._get_grid(5).rows, [])

    def test_short_plan_has_its_own_months_only(self):
        plan = self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        self.assertEqual([label for label, _width in plan.with_context(lang="en_US")._get_grid().columns[1:]], ["September", "October"])

    def test_print_and_workbook_through_the_question(self):
        plan = self.new_plan()
        question = self.as_user(self.env["methodical.plan.grid"], self.user_teacher).create({"plan_id": plan.id, "month": "10"})
        html = self.render("report_plan_grid", question, self.user_teacher)

        self.assertOrder(html, "Science", "12: Open lesson of physics", self.card_teacher.name)
        self.assertEqual(question.action_print()["report_name"], "school_methodical.report_plan_grid")
        question.file_format = "xlsx"
        self.assertEqual(question.action_print()["url"], f"/methodical/plan_grid/{plan.id}.xlsx?month=10")


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
        cards = self.card_head | self.card_teacher | self.card_teacher2 | self.card_methodologist | self.card_colleague
        names = [row[1] for row in self.databank(cards).rows]
        self.assertEqual([name.split()[0] for name in names], ["Жөлдөшова", "Өмүрбекова", "Түлөбердиев", "Үсөнова", "Шайлообек"])

    def test_summaries(self):
        self.card_head.birthday = "1966-11-20"
        self.card_teacher2.write({"service_ids": [Command.clear()], "education_level": False})
        summaries = dict(self.databank(self.card_head | self.card_teacher | self.card_teacher2).summaries)

        counts = {label: number for counts in summaries.values() for label, number in counts if number}
        self.assertEqual((counts["30–39"], counts["60 and over"]), (1, 1))
        self.assertEqual(dict(summaries["By pedagogical service"])["8 to 13 years"], 2)
        self.assertEqual(dict(summaries["By pedagogical service"])["not given"], 1)
        self.assertEqual([sum(number for _label, number in rows) for rows in summaries.values()], [3, 3, 3, 3])

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
        rows = [[cell for cell in row] for row in book.active.iter_rows()]
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
        for url in ("/methodical/databank.xlsx", f"/methodical/databank.xlsx?ids={ids}", f"/methodical/databank.xlsx?body_id={self.science.id}"):
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

    @unittest.skipUnless(shutil.which("wkhtmltopdf") and shutil.which("pdftotext"), "needs wkhtmltopdf and pdftotext")
    def test_pdf_of_two_plans_keeps_its_text(self):
        other = self._new_association("Тарых", self.ref_id("area_science"), self.card_head)
        plans = self.new_plan(aim=LETTERS) | self.new_plan(body_id=other.id, aim=LETTERS.lower())
        actions = self.as_user(self.env["ir.actions.report"], self.user_director).with_context(force_report_rendering=True)
        with self.allow_pdf_render():
            pdf, kind = actions._render_qweb_pdf("school_methodical.report_plan", plans.ids)
        text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()

        self.assertEqual(kind, "pdf")
        first, second = text.split("\f")[:2]
        self.assertIn(LETTERS, first)
        self.assertIn(LETTERS.lower(), second)
