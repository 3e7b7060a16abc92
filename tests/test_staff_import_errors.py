import time
from datetime import date
from unittest.mock import patch

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Border, Side

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..tools import spreadsheet
from .staff_list import formula_list, kyrgyz_list, saved, staff_list, with_part, workbook
from .test_staff_import import AIGUL, StaffImportCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-10")
class TestStaffImportCells(StaffImportCase):
    """Each cell that cannot be read is named with its row, its column and what to write instead."""

    def assertCell(self, key, value, sentence):
        """Check the sentence about the second cell of a list."""
        self.assertProblem(staff_list({"name": AIGUL["name"], key: value}), f"Row 2, column B {sentence}")

    def test_dates(self):
        for value, sentence in (
            (
                "1980",
                "«Туулган күнү»: only the year 1980 is given; write the full date, for example 12.05.1980.",
            ),
            (
                1980,
                "«Туулган күнү»: only the year 1980 is given; write the full date, for example 12.05.1980.",
            ),
            ("31.02.1980", "«Туулган күнү»: the calendar has no day «31.02.1980»."),
            ("жазында", "«Туулган күнү»: cannot read «жазында» as a date; write it as 12.05.1980."),
            (
                "12.05.2020",
                "«Туулган күнү»: a person born on 12.05.2020 cannot work at a school; check the year.",
            ),
        ):
            with self.subTest(value=value):
                self.assertCell("birthday", value, sentence)

    def test_all_usual_ways_to_write_a_date(self):
        for value in (
            "12.05.1980",
            "1980-жылдын 12-майы",
            "12 мая 1980 г.",
            "12/05/80",
            "12.05.1980 (46 жаш)",
            29353,
            "29353",
            date(1980, 5, 12),
        ):
            with self.subTest(value=value):
                wizard = self.preview(staff_list({"name": AIGUL["name"], "birthday": value}))
                self.assertEqual(wizard.person_ids.changes, "Date of birth: 05/12/1980")

    def test_services(self):
        for value, sentence in (
            (
                "12 ж 3",
                "«Жалпы стажы»: cannot read «12 ж 3» as a length of service; write it as «12 жыл 3 ай».",
            ),
            (
                date(2012, 3, 1),
                "«Жалпы стажы»: cannot read «01.03.2012» as a length of service; write it as «12 жыл 3 ай».",
            ),
            (
                12.5,
                "«Жалпы стажы»: «12.5» can be understood in two ways; write years and months, for example «12 жыл 6 ай».",
            ),
            ("75 жыл", "«Жалпы стажы»: «75 жыл» is more than 70 years of service."),
        ):
            with self.subTest(value=value):
                self.assertCell("total", value, sentence)
        self.assertProblem(
            staff_list({"name": AIGUL["name"], "total": "5 жыл", "pedagogical": "6 жыл"}),
            "Row 2, column C «Пед. стажы»: «6 жыл» is longer than the total service.",
        )

    def test_words_that_are_in_no_list_are_answered_with_the_list(self):
        subjects = self.env["methodical.subject"].search([("company_id", "in", (False, self.school.id))])
        sentences = self.problems(self.preview(staff_list({"name": AIGUL["name"], "subject": "Матиматика"})))
        self.assertTrue(
            sentences[0].startswith(
                "Row 2, column B «Берген сабагы»: «Матиматика» is not a subject of the school; write one of: "
            )
        )
        self.assertIn("Математика", sentences[0])
        self.assertGreater(len(subjects), 2)
        for key, heading, value, kind in (
            ("post", "Кызматы", "кароолчу", "a post of the school"),
            ("category", "Категориясы", "алтынчы", "a category"),
            ("education", "Билими", "жакшы", "a level of education"),
        ):
            with self.subTest(key=key):
                sentence = self.problems(self.preview(staff_list({"name": AIGUL["name"], key: value})))[0]
                self.assertTrue(
                    sentence.startswith(
                        f"Row 2, column B «{heading}»: «{value}» is not {kind}; write one of: "
                    ),
                    sentence,
                )

    def test_a_deputy_without_a_function_is_not_taken_for_the_director(self):
        sentence = self.problems(
            self.preview(staff_list({"name": AIGUL["name"], "post": "директордун орун басары"}))
        )[0]
        self.assertIn("«директордун орун басары» is not a post of the school", sentence)

    def test_numbers(self):
        self.assertCell(
            "load", "көп", "«Жүктөмү (саат)»: cannot read «көп» as hours a week; write a number from 0 to 60."
        )
        self.assertCell(
            "load", 180, "«Жүктөмү (саат)»: cannot read «180» as hours a week; write a number from 0 to 60."
        )

    def test_numbers_typed_as_text_are_numbers(self):
        card = self.run_import(staff_list({"name": AIGUL["name"], "load": "5а, 7б — 18 саат", "total": "12"}))
        self.assertEqual((card.weekly_load, card._get_service_months("total", date(2026, 9, 10))), (18, 144))

    def test_names(self):
        self.assertProblem(
            workbook([["Аты-жөнү", "Эскертүү"], [None, "а"], ["Асанова", "б"], ["Исаев Нурлан", "в"]]),
            "Row 3, column A «Аты-жөнү»: «Асанова» is not the full name of a person; write the family name and the first"
            " name.",
        )
        self.assertProblem(
            workbook([["Аты-жөнү", "Жүктөмү", "Эскертүү"], [None, 18, "а"], ["Исаев Нурлан", 18, "в"]]),
            "Row 2: the name is missing.",
        )

    def test_formulas_count_with_the_result_that_excel_saved(self):
        self.assertEqual(self.run_import(formula_list("=9*2", 18)).weekly_load, 18)
        self.assertProblem(
            formula_list("=9*3", None),
            "Row 2, column B «Жүктөмү»: the cell holds a formula without a saved value; open and save the file in Excel,"
            " or paste the value.",
        )
        self.assertProblem(
            formula_list("=1/0", "#DIV/0!"),
            "Row 2, column B «Жүктөмү»: the formula gives #DIV/0!; correct it in Excel.",
        )

    def test_a_book_in_a_cell_is_refused(self):
        self.assertCell("note", "а" * 1001, "«Эскертүү»: the text is longer than 1000 characters.")

    def test_another_category_of_the_same_day_is_refused(self):
        person = {"name": AIGUL["name"], "category": "биринчи", "category_date": "28.02.2024"}
        self.run_import(staff_list(person))
        first = self.categories["first"].name
        self.assertProblem(
            staff_list({**person, "category": "экинчи"}),
            f"Row 2, column B «Категориясы»: the card has another category of the same day, {first}.",
        )

    def test_errors_stop_the_import_unless_the_user_takes_the_correct_rows(self):
        wizard = self.preview(
            staff_list({"name": "Исаев Нурлан", "load": 18}, {"name": AIGUL["name"], "load": "көп"})
        )
        self.assertEqual((wizard.count_new, wizard.count_error), (1, 1))
        with self.assertRaises(UserError) as caught:
            wizard.action_import()
        self.assertEqual(
            str(caught.exception),
            "Rows with errors: 1. Correct the file and upload it again, or import the correct rows only.",
        )
        self.assertFalse(self.cards())
        wizard.skip_errors = True
        wizard.action_import()
        self.assertEqual(self.cards().mapped("name"), ["Исаев Нурлан"])


@tagged("post_install", "-at_install")
@freeze_time("2026-09-10")
class TestStaffImportFiles(StaffImportCase):
    """A file that is no staff list is refused with one sentence that says what to do."""

    def assertFile(self, content, sentence, filename="тизме.xlsx"):
        with self.assertRaises(UserError) as caught:
            self.upload(content, filename=filename)
        self.assertEqual(str(caught.exception), sentence)

    def test_a_renamed_csv(self):
        self.assertFile(
            "аты-жөнү;предмет\nИсаев Нурлан;Физика".encode(),
            "The file «тизме.xlsx» is not an Excel workbook (.xlsx). Open it in Excel and save it as an Excel workbook.",
        )

    def test_an_empty_file(self):
        self.assertFile(b"", "The file «тизме.xlsx» is empty.")

    def test_another_archive(self):
        self.assertFile(
            with_part(b"", "word/document.xml", "<a/>"),
            "The file «тизме.xlsx» is not an Excel workbook (.xlsx). Open it in Excel and save it as an Excel workbook.",
        )

    def test_the_old_format(self):
        self.assertFile(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
            "The file «тизме.xls» is in the old Excel format (.xls). Open it in Excel and save it as an Excel workbook (.xlsx).",
            "тизме.xls",
        )

    def test_a_password(self):
        self.assertFile(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "The file «тизме.xlsx» is protected by a password. Remove the password in Excel and save the file again.",
        )

    def test_a_damaged_file(self):
        content = kyrgyz_list()
        damaged = "The file «тизме.xlsx» is damaged and cannot be read. Open it in Excel, save it under a new name and upload that file."
        self.assertFile(content[: len(content) // 2], damaged)
        self.assertFile(content[:300] + b"\0" * 200 + content[500:], damaged)

    def test_an_entity_bomb(self):
        content = with_part(
            kyrgyz_list(), "xl/extra.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
        )
        self.assertFile(
            content,
            "The file «тизме.xlsx» is damaged and cannot be read. Open it in Excel, save it under a new name and upload that file.",
        )

    def test_macros(self):
        self.assertFile(
            with_part(kyrgyz_list(), "xl/vbaProject.bin", b"\0"),
            "The file «тизме.xlsm» contains macros. Save it as an Excel workbook without macros (.xlsx).",
            "тизме.xlsm",
        )

    def test_a_file_of_40_megabytes(self):
        self.assertFile(
            b"PK\x03\x04" + b"\0" * (40 * 2**20 - 4),
            "The file «тизме.xlsx» has 40 MB, the limit is 10 MB. Remove pictures and sheets that are not needed, save it"
            " and upload it again.",
        )

    def test_a_zip_bomb(self):
        bomb = with_part(kyrgyz_list(), "xl/worksheets/sheet9.xml", b" " * (101 * 2**20))
        self.assertLess(len(bomb), 2**20)
        self.assertFile(
            bomb,
            "The file «тизме.xlsx» unpacks to more than 100 MB. Copy the list into a new workbook and upload that one.",
        )

    def test_a_workbook_without_data(self):
        self.assertFile(saved(openpyxl.Workbook()), "The file «тизме.xlsx» holds no data.")

    def test_headings_without_people(self):
        with self.assertRaises(UserError) as caught:
            self.preview(workbook([["Аты-жөнү", "Эскертүү"]]))
        self.assertEqual(str(caught.exception), "The sheet «Тизме» names nobody below the headings in row 1.")

    def test_a_hundred_thousand_rows_with_borders_only_are_read_at_once(self):
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(["Аты-жөнү", "Жүктөмү"])
        sheet.append(["Исаев Нурлан", 18])
        cell = WriteOnlyCell(sheet)
        cell.border = Border(left=Side(style="thin"))
        for _row in range(100_000):
            sheet.append([cell] * 4)
        content = saved(book)
        start = time.perf_counter()
        sheets = spreadsheet.read_sheets(content)
        self.assertLess(time.perf_counter() - start, 2)
        self.assertEqual(list(sheets[0].rows), [1, 2])

    def test_an_import_that_fails_half_way_leaves_nothing_behind(self):
        wizard = self.preview(staff_list(AIGUL))
        with (
            patch.object(type(self.env["methodical.teacher"]), "create", side_effect=UserError("stop")),
            self.assertRaises(UserError),
            self.cr.savepoint(),
        ):
            wizard.action_import()
        self.assertFalse(self.env["hr.employee"].search([("company_id", "=", self.school.id)]))
