import base64

from odoo.tests import HttpCase, freeze_time, tagged

from .scheme_case import SchemeCase
from .scheme_files import read_file


@tagged("post_install", "-at_install")
@freeze_time("2026-09-10 06:00:00")
class TestSchemeScreen(SchemeCase, HttpCase):
    def test_a_teacher_imports_his_scheme_and_submits_it(self):
        """F2 2.1f, R50: from the workbook to the inbox of the head."""
        wizard = self.as_user(self.env["methodical.scheme.import"], self.user_teacher).create(
            {
                "file": base64.b64encode(read_file("ktp_kyrgyz_form.xlsx")),
                "filename": "ktp_kyrgyz_form.xlsx",
                "school_year_id": self.year.id,
            }
        )
        self.start_tour(
            f"/odoo/methodical-scheme-import/{wizard.id}",
            "methodical_scheme_import",
            login=self.user_teacher.login,
        )
        scheme = self.env["methodical.scheme"].search([("teacher_id", "=", self.card_teacher.id)])
        self.assertEqual((scheme.state, scheme.approver_id), ("submitted", self.user_head))
        self.assertEqual((scheme.class_id, scheme.hours_planned), (self.class_7a, 8))
