import io
from datetime import datetime

import xlsxwriter

from odoo.tests import freeze_time, tagged

from . import course_files as files
from .course_case import TODAY
from .course_import_case import CourseImportCase

TEACHER = "Өмүрбекова Айжаңыл"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseImportErrors(CourseImportCase):
    """Lists as people make them: what can be read is read, for the rest a sentence names the cell (F4 3.2)."""

    def test_every_error_names_its_cell(self):
        wizard = self.preview(files.ERRORS)
        self.assertEqual((wizard.count_ready, wizard.count_error), (1, 12))
        problems = self.problems(wizard)
        for row, column, word in (
            (2, "F", "before its first day"),
            (3, "D", "10000"),
            (4, "D", "0 hours"),
            (5, "D", "көп"),
            (6, "H", "still to come"),
            (7, "H", "before the course began"),
            (8, "G", "is empty"),
            (9, "B", "is empty"),
            (10, "F", "no day"),
            (11, "I", "экскурсия"),
            (12, "A", "is empty"),
            (13, "", "retraining"),
        ):
            with self.subTest(row=row):
                self.assertIn(word, problems[row])
                self.assertIn(f"column {column}" if column else "", problems[row])
        with self.assert_refused("Rows with errors: 12"):
            wizard.action_import()
        wizard.skip_errors = True
        wizard.action_import()
        self.assertEqual(self.ledger().mapped("name"), ["Right"])

    def test_name_over_several_rows(self):
        courses = self.import_list(files.MERGED, merge=["A2:A3"])
        self.assertEqual(len(courses.filtered(lambda course: course.teacher_id == self.card_teacher)), 2)
        self.assertIn("is empty", self.problems(self.preview(files.MERGED))[3], "an empty cell names nobody")

    def test_bad_files_are_refused_in_words(self):
        for content, word in (
            (b"", "empty"),
            (b"\x7fELF", "not an Excel"),
            (files.book_of(files.KYRGYZ)[:300], "damaged"),
        ):
            with self.subTest(word=word), self.assert_refused(word):
                self.upload([], content=content)
        self.assertIn("formula without", self.problems(self.preview(files.FORMULAS))[2])
        with self.assert_refused("no certificate"):
            self.preview([files.PLAIN, ("Жыйынтык",)])
        with self.assert_refused("holds the hours"):
            self.preview([("Мугалим", "Тема"), ("Өмүрбекова Айжаңыл", "One")])

    def test_own_export_is_read(self):
        """The record that a teacher takes along, and the register of courses, come in at another school."""
        self.import_list(files.KYRGYZ)
        courses = self.ledger()
        table = courses._get_print_table()
        rows = [[label for label, _width in table.columns], *table.rows]
        wizard = self.preview(rows)
        self.assertEqual((wizard.count_known, wizard.count_error), (2, 0), self.problems(wizard))
        _title, columns, found = self.card_teacher._get_portable_courses()
        wizard = self.preview([[label for label, _width in columns], *found[self.card_teacher]])
        self.assertEqual((wizard.count_known, wizard.count_error), (1, 0), self.problems(wizard))

    def test_dates_as_people_write_them(self):
        dates = {
            "17.10.22": "2022-10-17",
            "17,10,2022": "2022-10-17",
            "44851": "2022-10-17",
            44851.5: "2022-10-17",
            datetime(1951, 5, 1): "1951-05-01",
            # Excel makes a day of 1905 of a year that is typed into a cell of dates
            datetime(1905, 7, 14): "only the year 2022",
            2022: "only the year 2022",
            datetime(1900, 2, 28): "the year of «28.02.1900»",
            datetime(1900, 1, 1): "the year of «01.01.1900»",
            "17.10.1899": "the year of «17.10.1899»",
            "17.10.0022": "the year of «17.10.0022»",
            "31.02.2022": "no day «31.02.2022»",
            "10.2022": "cannot read «10.2022»",
        }
        rows = [(TEACHER, "РИПК", "One", 72, f"A{place}", day) for place, day in enumerate(dates)]
        lines = self.preview([files.PLAIN, *rows]).line_ids.sorted("row")
        for line, (day, expected) in zip(lines, dates.items(), strict=True):
            with self.subTest(day=day):
                self.assertIn(expected, line.problems or str(line.date))

    def test_document_in_one_cell(self):
        cells = {
            "Сертификат, № 1, 31.02.2023": "column E «Документ, № жана күнү»: the calendar has no day «31.02.2023»",
            "Сертификат, № 2": "does not say: Date of the document",
            "Сертификат, 16.10.2023": "does not say: Document No.",
            "–": "is empty",
        }
        headings = ("Мугалим", "Уюм", "Тема", "Саат", "Документ, № жана күнү")
        rows = [(TEACHER, "РИПК", "One", 72, cell) for cell in cells]
        problems = self.problems(self.preview([headings, *rows]))
        for row, expected in enumerate(cells.values(), start=2):
            with self.subTest(row=row):
                self.assertIn(expected, problems[row])

    def test_hours_as_people_write_them(self):
        hours = {
            "72 с.": 72,
            "72,0": 72,
            100000: "100000 hours are not possible",
            "72/144": "cannot read «72/144»",
        }
        rows = [(TEACHER, "РИПК", "One", cell, f"A{place}", "17.10.2022") for place, cell in enumerate(hours)]
        lines = self.preview([files.PLAIN, *rows]).line_ids.sorted("row")
        for line, (cell, expected) in zip(lines, hours.items(), strict=True):
            with self.subTest(cell=cell):
                self.assertIn(str(expected), line.problems or str(line.hours))

    def test_first_and_last_day_under_a_heading_of_one(self):
        rows = [
            ("ФИО", "Организация", "Тема", "Часы", "Дата прохождения", "№ документа", "Дата выдачи"),
            (TEACHER, "РИПК", "One", 72, "05.10.2023-16.10.2023", "1", "16.10.2023"),
        ]
        course = self.import_list(rows)
        self.assertEqual((str(course.date_start), str(course.date_end)), ("2023-10-05", "2023-10-16"))

    def test_papers_without_a_number_are_not_the_same(self):
        rows = [
            (TEACHER, "РИПК", "One", 72, "б/н", "17.10.2022"),
            (TEACHER, "РИПК", "Two", 72, "Б/Н", "17.10.2023"),
            ("Түлөбердиев Бөрүбай", "РИПК", "One", 72, "б/н", "17.10.2022"),
        ]
        self.assertEqual(len(self.import_list([files.PLAIN, *rows])), 3)
        wizard = self.preview([files.PLAIN, *rows])
        self.assertEqual((wizard.count_known, wizard.count_error), (3, 0), self.problems(wizard))

    def test_provider_over_several_rows(self):
        courses = self.import_list(files.MERGED, merge=["A2:A3", "B2:B3"])
        self.assertEqual(set(courses.mapped("provider_name")), {"РИПК"})
        rows = [*files.MERGED[:2], (None, None, "Two", None, "A2", "17.10.2023")]
        wizard = self.preview(rows, merge=["A2:A3", "B2:B3", "D2:D3"])
        self.assertIn("column D", self.problems(wizard)[3], "hours are of one certificate")

    def test_what_excel_reckoned(self):
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, files.PLAIN)
            for row, (formula, saved) in enumerate((("=36+36", 72), ("=1/0", "#DIV/0!")), start=1):
                sheet.write_row(row, 0, (TEACHER, "РИПК", "One"))
                sheet.write_formula(row, 3, formula, None, saved)
                sheet.write_row(row, 4, (f"A{row}", "17.10.2022"))
        wizard = self.preview([], content=stream.getvalue())
        self.assertEqual((wizard.count_ready, wizard.count_error), (1, 1))
        self.assertIn("column D «Саат»: the formula gives #DIV/0!", self.problems(wizard)[3])

    def test_ledger_as_it_was_exported_changes_nothing(self):
        self.import_list(files.KYRGYZ)
        self.need(name="Still to come")
        for lang in ("en_US", "ky_KG", "ru_RU"):
            self.user_officer.lang = lang
            ledger = self.as_user(self.Course, self.user_officer).with_context(lang=lang)
            stream = io.BytesIO()
            ledger._export([("company_id", "=", self.company.id)], stream)
            wizard = self.preview([], content=stream.getvalue())
            with self.subTest(lang=lang):
                self.assertEqual((wizard.count_ready, wizard.count_error), (0, 0), self.problems(wizard))
                self.assertEqual((wizard.count_known, len(wizard.left_out.split(", "))), (2, 1))
