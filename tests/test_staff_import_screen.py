import base64
import io

import openpyxl

from odoo.tests import HttpCase, freeze_time, tagged

from ..tools.staff_headings import guess_columns
from ..tools.staff_template import COLUMNS
from .staff_list import kyrgyz_list
from .test_staff_import import StaffImportCase


@tagged("post_install", "-at_install")
class TestStaffTemplate(StaffImportCase, HttpCase):
    def download(self, user):
        self.authenticate(user.login, user.login)
        return self.url_open("/school_methodical/staff_template.xlsx")

    def test_the_empty_list_has_headings_in_the_language_of_the_user(self):
        self.officer.lang = "ru_RU"
        sheet = openpyxl.load_workbook(io.BytesIO(self.download(self.officer).content)).active
        self.assertEqual((sheet["A1"].value, sheet["B1"].value), ("Ф.И.О.", "Дата рождения"))

    def test_the_import_reads_its_own_empty_list(self):
        for columns in COLUMNS.values():
            headings = {place: heading for place, (_target, heading, _example) in enumerate(columns, 1)}
            targets = dict(enumerate((target for target, _heading, _example in columns), 1))
            self.assertEqual(guess_columns(headings), targets)
        wizard = self.preview(self.download(self.officer).content)
        self.assertEqual(wizard.person_ids.mapped("name"), ["Асанова Айгүл Бакытовна"])

    def test_a_plain_teacher_gets_no_list(self):
        self.assertEqual(self.download(self.plain_teacher).status_code, 403)


@tagged("post_install", "-at_install")
@freeze_time("2026-09-10")
class TestStaffImportTour(StaffImportCase, HttpCase):
    def test_the_officer_imports_a_list_step_by_step(self):
        """Upload (done here, a browser under test has no files), columns, preview, import, the cards."""
        wizard = (
            self.env["methodical.staff.import"]
            .with_user(self.officer)
            .create({"file": base64.b64encode(kyrgyz_list()), "filename": "тизме.xlsx"})
        )
        self.start_tour(
            f"/odoo/methodical-staff-import/{wizard.id}", "methodical_staff_import", login=self.officer.login
        )
        self.assertEqual(self.cards().mapped("name"), ["Исаев Нурлан", "Өмүрова Гүлнара Бакыт кызы"])
