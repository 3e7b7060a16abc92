import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged

from .order_print_case import OrderPrintCase
from .print_case import LETTERS


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestOrderRegister(HttpCase, OrderPrintCase):
    """The register of a series (domain 9.3, 12a) on paper and as a workbook."""

    def dialog(self, user=None, **vals):
        Dialog = self.as_user(self.env["methodical.order.register"], user or self.user_deputy)
        return Dialog.create({"company_id": self.company.id, "year": "2026", "series": "general", **vals})

    def test_columns_and_rows(self):
        first = self.sign(self.draft_order())
        second = self.sign(self.draft_order(title="Subject olympiad", note="Copy to the district"))
        cancelling = self.sign(
            self.as_user(first, self.user_academic)._draft("cancel", target_order_id=first)
        )
        self.draft_order(title="Never signed")
        orders = self.dialog()._get_orders().with_context(lang="en_US")
        table = orders._get_register(2026, "general")

        self.assertEqual(
            [label for label, _width in table.columns],
            ["No.", "Date", "Short content", "Ground", "Carried out by", "Term", "Note"],
        )
        self.assertEqual([row[0] for row in table.rows], [first.name, second.name, cancelling.name])
        self.assertIn(cancelling._get_reference(), table.rows[0][6], "a cancelled order stays with the note")
        self.assertEqual(table.rows[1][6], "Copy to the district")
        self.assertEqual(table.rows[1][2:4], ["Subject olympiad", "By the plan of the school"])
        self.assertEqual(table.rows[1][4], "Г. Жөлдөшова, А. Өмүрбекова")

    def test_paper_across_the_sheet(self):
        order = self.sign(self.draft_order())
        html = self.render("report_order_register", self.dialog(self.user_director))
        self.assertOrder(html, "REGISTER OF ORDERS", "2026", order.name, "02.09.2026", LETTERS, "16.10.2026")

    def test_who_keeps_the_book_signs_the_register(self):
        """C21, F2 2.7: the regulation names the post, its holder signs; otherwise the line is empty."""
        self.sign(self.draft_order())
        question = self.dialog(self.user_director)
        self.assertIn("Responsible for the register", self.render("report_order_register", question))
        self.regulation.order_book_post_id = self.ref_id("post_deputy_teaching")
        self.assertIn("Б. Мөңкөева", self.render("report_order_register", question))

    def test_workbook(self):
        order = self.sign(self.draft_order())
        dialog = self.dialog(file_format="xlsx")
        self.authenticate("m_deputy", "m_deputy")
        answer = self.url_open(dialog.action_print()["url"])
        self.assertEqual(answer.status_code, 200)
        sheet = load_workbook(io.BytesIO(answer.content)).active
        row = [cell.value for cell in sheet[4]]
        self.assertEqual((row[0], row[2]), (order.name, order.title))
        self.assertEqual(row[1].date(), order.date)

    def test_series_are_apart_and_an_empty_book_is_said(self):
        self.sign(self.draft_order())
        with self.assert_refused("2026", "another year or series"):
            self.dialog(series="personnel").action_print()
        self.authenticate("m_deputy", "m_deputy")
        for query in ("year=2026&series=personnel", "year=2025&series=general", "year=x&series=general", ""):
            with self.subTest(query):
                self.assertEqual(self.url_open(f"/methodical/orders.xlsx?{query}").status_code, 404)

    def test_teachers_and_other_schools_get_no_register(self):
        self.sign(self.draft_order())
        with self.assertRaises(AccessError):
            self.dialog(self.user_teacher)
        with self.assertRaises(UserError):
            self.dialog(self.user_other_director, company_id=self.other_company.id).action_print()
        self.authenticate("m_teacher", "m_teacher")
        answer = self.url_open("/methodical/orders.xlsx?year=2026&series=general")
        self.assertEqual(answer.status_code, 403)
        self.authenticate("m_other_director", "m_other_director")
        answer = self.url_open(
            f"/methodical/orders.xlsx?year=2026&series=general&company_id={self.company.id}"
        )
        self.assertIn(answer.status_code, (403, 404))

    def test_queries_do_not_grow_with_the_book(self):
        counts = []
        for _round in range(2):
            for _number in range(4):
                self.sign(self.draft_order())
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            orders = self.dialog()._get_orders()
            orders._get_register(2026, "general")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)
