import io
from datetime import date

from openpyxl import load_workbook

from odoo.tests import HttpCase, freeze_time, tagged

from .print_case import TODAY
from .staff_print_case import StaffPrintCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestStaffXlsx(StaffPrintCase, HttpCase):
    """The same as workbooks, with the rights of who asks."""

    def open_book(self, user, url):
        self.authenticate(user.login, user.login)
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200, answer.text[:300])
        return load_workbook(io.BytesIO(answer.content))

    def test_sheet_of_courses_can_be_read_by_a_machine(self):
        book = self.open_book(self.user_officer, f"/methodical/portable/{self.card_teacher.id}.xlsx")
        found = [
            [cell.value for cell in row]
            for sheet in book.worksheets
            for row in sheet.iter_rows(min_row=4)
            if "КЖ-002" in [cell.value for cell in row]
        ]
        self.assertEqual(len(found), 1)
        self.assertEqual(found[0][0], self.card_teacher.name)
        self.assertEqual(found[0][5].date(), date(2025, 3, 14))
        self.assertEqual(found[0][6], 72)

    def test_dialog_as_a_workbook(self):
        for kind in ("databank", "composition"):
            dialog = self.dialog(self.user_officer, kind=kind, file_format="xlsx")
            book = self.open_book(self.user_officer, dialog.action_print()["url"])
            with self.subTest(kind):
                self.assertGreater(book.active.max_row, 5)

    def test_closed_to_others(self):
        dialog = self.dialog(self.user_officer)
        for user, url in (
            (self.user_teacher2, f"/methodical/portable/{self.card_teacher.id}.xlsx"),
            (self.user_other_director, f"/methodical/portable/{self.card_teacher.id}.xlsx"),
            (self.user_deputy, f"/methodical/staff/{dialog.id}.xlsx"),
            (self.user_outsider, f"/methodical/staff/{dialog.id}.xlsx"),
        ):
            self.authenticate(user.login, user.login)
            with self.subTest(user.login, url=url):
                self.assertEqual(self.url_open(url).status_code, 403)

    def test_birthdays_by_the_address_alone(self):
        book = self.open_book(
            self.user_deputy, f"/methodical/databank.xlsx?ids={self.card_teacher.id}&birthday=1"
        )
        texts = [str(cell.value) for row in book.active.iter_rows() for cell in row]
        self.assertNotIn("30.12.1986 (39)", texts)
