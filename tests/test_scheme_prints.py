import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from .print_case import LETTERS, TODAY, PrintCase
from .scheme_case import SchemeCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestSchemePrint(HttpCase, SchemeCase, PrintCase):
    """The scheme of work in its form, and the list with the progress of the programme (domain 9.3, 7; F1 VI.11, R50)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classPatch(type(cls.company), "_get_print_lang", lambda company: "en_US")

    def year_scheme(self, **vals):
        """Return a scheme of six lessons in two quarters and two sections, of which one week is taught."""
        lessons = [
            {
                "sequence": number,
                "name": f"L{number} {LETTERS}",
                "section": "Mechanics" if number < 4 else "Waves",
                "hours": 2,
                "week": number,
                "date_planned": f"2026-{9 if number < 4 else 11}-1{number}",
                "term_id": self.terms[0 if number < 4 else 1].id,
                "expected_result": "Writes the equation",
                "homework": "§ 1",
            }
            for number in range(1, 7)
        ]
        scheme = self.new_scheme(lessons=lessons, **{"hours": 14, **vals})
        self.as_user(self.env["methodical.scheme.progress"], self.user_teacher).create(
            {"scheme_id": scheme.id, "date_week": "2026-09-07", "hours": 1.5}
        )
        return scheme

    def test_form_with_sums_by_quarter_and_year(self):
        html = self.render("report_scheme", self.year_scheme(), self.user_teacher)
        self.assertOrder(
            html,
            "DRAFT",
            self.company.name,
            "CALENDAR-THEMATIC PLAN",
            "class 7-А",
            "2026–2027",
            f"teacher: {self.card_teacher.name}",
            "hours of the curriculum: 14, planned: 12",
            "Section, topic",
            "Expected result (competence)",
            "Homework",
            "Quarter 1",
            "Mechanics",
            f"L1 {LETTERS}",
            "11.09.2026",
            "Writes the equation",
            "L3",
            "In quarter 1: 6 h planned, 1,5 h taught",
            "Quarter 2",
            "Waves",
            "L4",
            "In quarter 2: 6 h planned, 0 h taught",
            "In the year: 12 h planned, curriculum 14 h (difference −2), 1,5 h taught",
            "А. Өмүрбекова",
        )

    def test_stamps_are_those_of_the_route(self):
        values = self.year_scheme().with_context(lang="en_US")._get_print_values()
        self.assertEqual([stamp["verb"] for stamp in values["stamps"]], ["AGREED", "APPROVED"])
        self.assertEqual([stamp["person"] for stamp in values["stamps"]], ["Г. Жөлдөшова", "Б. Мөңкөева"])

    def test_kinds_have_titles_of_their_own(self):
        club = self.new_scheme(kind="club", title="Young physicist")
        self.assertIn("OF A SUBJECT CLUB", club.with_context(lang="en_US")._get_print_values()["title"])
        self.assertIn("Young physicist", club._get_print_values()["title"])

    def test_long_scheme_has_every_lesson_and_a_head_on_each_sheet(self):
        lessons = [
            {
                "sequence": number,
                "name": f"T{number:03} {LETTERS * (number % 4)}",
                "term_id": self.terms[0].id,
            }
            for number in range(102)
        ]
        scheme = self.new_scheme(lessons=lessons)
        values = scheme.with_context(lang="en_US")._get_print_values()
        topics = [
            cells[2][:4]
            for sheet in values["sheets"]
            for kind, content in sheet
            if kind == "table"
            for row, cells in content
            if row == "row"
        ]
        self.assertEqual(topics, [f"T{number:03}" for number in range(102)])
        html = self.render("report_scheme", scheme, self.user_teacher)
        self.assertEqual(html.count("<thead>"), len(values["sheets"]))
        self.assertGreater(len(values["sheets"]), 2)

    def test_only_readers_print_it(self):
        scheme = self.year_scheme()
        self.assertIn("L1", self.render("report_scheme", scheme, self.user_head))
        for user in (self.user_teacher2, self.user_outsider, self.user_other_director):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.render("report_scheme", scheme, user)

    def test_list_as_a_workbook(self):
        scheme = self.year_scheme(title="=1+1")
        self.authenticate("m_deputy", "m_deputy")
        answer = self.url_open(self.as_user(scheme, self.user_deputy).action_export_list()["url"])
        self.assertEqual(answer.status_code, 200)
        sheet = load_workbook(io.BytesIO(answer.content)).active
        labels = [cell.value for cell in sheet[3]]
        row = dict(zip(labels, sheet[4], strict=True))
        self.assertEqual(row["Teacher"].value, self.card_teacher.name)
        self.assertEqual((row["Club, for whom"].value, row["Club, for whom"].data_type), ("=1+1", "s"))
        found = {
            label: row[label].value
            for label in (
                "Hours of the curriculum",
                "Hours planned",
                "Quarter 1: planned",
                "Quarter 1: taught",
                "Quarter 2: planned",
                "Hours taught",
            )
        }
        self.assertEqual(list(found.values()), [14, 12, 6, 1.5, 6, 1.5], found)

    def test_list_holds_only_what_one_may_read(self):
        scheme = self.year_scheme()
        url = f"/methodical/schemes.xlsx?ids={scheme.id}"
        for login, status in (("m_teacher2", 404), ("m_outsider", 404), ("m_teacher", 200)):
            self.authenticate(login, login)
            with self.subTest(login):
                self.assertEqual(self.url_open(url).status_code, status)
        self.authenticate("m_deputy", "m_deputy")
        for ids in ("", "x", "1,,2", "99999999999999"):
            with self.subTest(ids):
                self.assertEqual(self.url_open(f"/methodical/schemes.xlsx?ids={ids}").status_code, 404)

    def test_queries_of_the_list_do_not_grow(self):
        schemes, counts = self.env["methodical.scheme"], []
        for group in range(6):
            schemes |= self.year_scheme(title=f"group {group}").with_env(self.env)
            if group not in (0, 5):
                continue
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            schemes._get_list()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0], f"{counts} queries for 1 and 6 schemes")
