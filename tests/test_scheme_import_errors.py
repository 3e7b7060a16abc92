import io
import tracemalloc
import zipfile
from unittest.mock import patch

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Border, Side

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..tools import spreadsheet
from .scheme_case import SchemeCase
from .scheme_files import book_of
from .staff_list import saved, with_part

LESSONS = [["Тема", "Саат"], ["Кыймыл", 1], ["Күч", 2]]
MEGABYTE = 2**20


@tagged("post_install", "-at_install")
@freeze_time("2026-09-10 04:00:00")
class TestSchemeFiles(SchemeCase):
    """What people upload by mistake, and what nobody uploads by mistake."""

    def assert_refused_file(self, content, sentence, name="ktp.xlsx"):
        with self.assertRaisesRegex(UserError, sentence):
            self.upload(content, name)
        self.assertFalse(self.env["methodical.scheme"].search([("teacher_id", "=", self.card_teacher.id)]))

    def peak(self, function, *args):
        """Return the megabytes that a call takes at its height."""
        tracemalloc.start()
        try:
            result = function(*args)
            return tracemalloc.get_traced_memory()[1] / MEGABYTE, result
        finally:
            tracemalloc.stop()

    def test_a_renamed_csv_is_refused(self):
        self.assert_refused_file("Тема;Саат\nКыймыл;1\n".encode(), "is not an Excel workbook")

    def test_an_old_workbook_is_refused(self):
        self.assert_refused_file(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel format")

    def test_macros_are_refused_and_never_run(self):
        self.assert_refused_file(
            with_part(book_of({"7-А": (LESSONS, ())}), "xl/vbaProject.bin", b"x"), "contains macros"
        )

    def test_thirty_megabytes_are_refused_before_they_are_opened(self):
        content = b"PK\x03\x04" + b"\0" * (30 * MEGABYTE)
        with patch.object(zipfile, "ZipFile", side_effect=AssertionError("opened")):
            self.assert_refused_file(content, "has 31 MB, the limit is 10 MB|has 30 MB, the limit is 10 MB")

    def test_a_zip_bomb_is_refused_without_unpacking_it(self):
        part = b"0" * MEGABYTE
        output = io.BytesIO(book_of({"7-А": (LESSONS, ())}))
        with (
            zipfile.ZipFile(output, "a", zipfile.ZIP_DEFLATED) as archive,
            archive.open("xl/worksheets/sheet2.xml", "w") as stream,
        ):
            for _megabyte in range(150):
                stream.write(part)
        content = output.getvalue()
        self.assertLess(len(content), MEGABYTE)
        peak, _result = self.peak(self.assert_refused_file, content, "unpacks to more than 100 MB")
        self.assertLess(peak, 20)

    def test_a_bomb_that_lies_about_its_size_is_read_no_further(self):
        """The directory of the archive declares a kilobyte for a sheet of 50 megabytes."""
        output = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(book_of({"7-А": (LESSONS, ())}))) as source,
            zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for info in source.infolist():
                content = source.read(info)
                if info.filename.endswith("sheet1.xml"):
                    content += b" " * (50 * MEGABYTE)
                    size = len(content)
                archive.writestr(info.filename, content)
        lying = output.getvalue().replace(size.to_bytes(4, "little"), (1024).to_bytes(4, "little"))
        peak, _result = self.peak(self.assert_refused_file, lying, "is damaged|holds no data")
        self.assertLess(peak, 20)

    def test_a_hundred_thousand_empty_rows_are_not_read(self):
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("7-А физика")
        for row in LESSONS:
            sheet.append(row)
        border = Border(bottom=Side(style="thin"))
        for _row in range(100_000):
            cell = WriteOnlyCell(sheet)
            cell.border = border
            sheet.append([cell])
        content = saved(book)
        peak, sheets = self.peak(spreadsheet.read_sheets, content)
        self.assertEqual([len(one.rows) for one in sheets], [3])
        self.assertLess(peak, 10)
        wizard = self.upload(content)
        wizard.action_preview()
        self.assertEqual(wizard.line_ids.mapped("name"), ["Кыймыл", "Күч"])

    def test_more_rows_than_any_school_has_are_refused(self):
        rows = [["Тема"], *([f"Сабак {number}"] for number in range(6000))]
        self.assert_refused_file(book_of({"7-А": (rows, ())}), "more than 5000 rows")

    def test_an_entity_bomb_is_refused(self):
        content = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(book_of({"7-А": (LESSONS, ())}))) as source,
            zipfile.ZipFile(content, "w") as archive,
        ):
            for info in source.infolist():
                data = source.read(info)
                if info.filename == "xl/workbook.xml":
                    data = b'<!DOCTYPE a [<!ENTITY b "c">]>' + data
                archive.writestr(info.filename, data)
        self.assert_refused_file(content.getvalue(), "is damaged")

    def test_a_sheet_without_lessons_is_named(self):
        wizard = self.upload(book_of({"7-А физика": ([["Тема", "Саат"]], ())}))
        wizard.action_preview()
        self.assertIn("holds no lesson below the headings in row 1", wizard.notes)
        self.assertFalse(wizard.can_import)

    def test_a_huge_sheet_of_merged_cells_is_read(self):
        rows = [*LESSONS, *([None, None] for _row in range(100))]
        merged = tuple(f"D{row}:E{row}" for row in range(1, 100))
        wizard = self.upload(book_of({"7-А физика": (rows, merged)}))
        wizard.action_preview()
        self.assertEqual(wizard.line_ids.mapped("hours"), [1, 2])
