from odoo import Command
from odoo.tests import freeze_time, tagged

from .query_case import QueryCase

#: queries of 80 rows with all columns, hidden ones too
PINNED = {
    "methodical_teacher_view_list": 20,
    "methodical_teacher_view_list_facts": 8,
    "methodical_teacher_view_list_consents": 8,
}


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 06:00:00")
class TestCardQueries(QueryCase):
    """Goal G5: lists of cards take as many queries for 80 rows as for 10 (databank, R38)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        employees = cls.env["hr.employee"].create(
            [{"name": f"Мугалим {place}", "company_id": cls.company.id} for place in range(80)]
        )
        cls.env["methodical.teacher"].create(
            [
                {
                    "employee_id": employee.id,
                    "company_id": cls.company.id,
                    "post_ids": [Command.link(cls.ref_id("post_teacher").id)],
                    "subject_ids": [Command.link(cls.ref_id("subject_physics").id)],
                    "service_ids": [Command.create({"kind": "pedagogical", "date_start": "2016-09-01"})],
                }
                for employee in employees
            ]
        )

    def count_by_limit(self, model, name=None):
        rows = self.as_user(self.env[model], self.user_officer)
        asked = self.ask(rows, "list", name)
        counts = {}
        for limit in (10, 10, 80):  # the first one fills what is read once
            with self.queries() as found:
                self.assertEqual(len(rows.web_search_read([], asked, limit=limit)["records"]), limit)
            counts[limit] = len(found)
        return counts

    def test_lists_of_cards(self):
        for name, most in PINNED.items():
            counts = self.count_by_limit("methodical.teacher", name)
            with self.subTest(name, counts=counts):
                self.assertLessEqual(counts[80], counts[10])
                self.assertLessEqual(counts[80], most)

    def test_list_of_the_composition(self):
        counts = self.count_by_limit("methodical.staff.composition")
        self.assertLessEqual(counts[80], counts[10])
        self.assertLessEqual(counts[80], 8)
