import io

from openpyxl import load_workbook

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged

from .acting_case import ActingCase
from .print_case import LETTERS, PrintCase


class OrderPrintCase(ActingCase, PrintCase):
    """Orders on a subject week, drafted by the deputy for science, countersigned by the deputy, signed by the director."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the sources of the texts, whatever their translations say
        cls.classPatch(type(cls.company), "_get_print_lang", lambda company: "en_US")
        cls.company.city = "Бишкек"

    def draft_order(self, user=None, **vals):
        points = [
            {
                "text": "Hold the week of physics.",
                "responsible_id": self.card_head.id,
                "date_due": "2026-10-16",
            },
            {"text": f"Prepare the hall ({self.card_teacher.name}).", "responsible_id": self.card_teacher.id},
            {"text": "Control: the deputy director.", "is_control": True},
        ]
        return self.as_user(self.env["methodical.order"], user or self.user_academic).create(
            {
                "company_id": self.company.id,
                "kind_id": self.env["methodical.order.kind"]._get_by_code("open_lessons", self.company).id,
                "title": f"Week of physics: {LETTERS}",
                "reason": "By the plan of the school",
                "point_ids": [
                    Command.create({"sequence": place, **point}) for place, point in enumerate(points)
                ],
                **vals,
            }
        )

    def sign(self, order, *users):
        """Submit an order and let people decide it, by default the deputy and the director."""
        order.action_submit()
        return self.approve(order, *(users or (self.user_deputy, self.user_director)))

    def cancel(self, order):
        """Return the order that cancels a signed one, signed itself."""
        action = self.as_user(order, self.user_academic).action_cancel_by_order()
        return self.sign(self.as_user(order.browse(action["res_id"]), self.user_academic))

    def values(self, order):
        self.env.invalidate_all()
        return order.with_env(self.env).with_context(lang="en_US")._get_print_values()

    def parts(self, order, kind):
        return [content for sheet in self.values(order)["sheets"] for name, content in sheet if name == kind]


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestOrderPrint(OrderPrintCase):
    """The order in the official form (domain 9.3, 12)."""

    def test_draft_is_a_form_with_its_mark(self):
        order = self.draft_order()
        values = self.values(order)
        self.assertEqual(values["mark"], "DRAFT")
        self.assertEqual(values["requisites"], ("No. ________", "____________", "Бишкек"))
        self.assertIsNone(values["qr"], "nobody may rely on a draft")
        director = self.parts(order, "signature")[0]
        self.assertEqual((director["person"], director["has_seal"]), ("Ө. Сыдыков", True))

    def test_signed_order_reads_in_the_order_of_the_form(self):
        order = self.sign(self.draft_order())
        values = self.values(order)
        self.assertEqual(values["requisites"], (order.name, "02.09.2026", "Бишкек"))
        self.assertFalse(values["mark"])
        html = self.render("report_order", order)
        self.assertOrder(
            html,
            self.company.name,
            "ORDER",
            order.name,
            "02.09.2026",
            LETTERS,
            "By the plan of the school",
            "I  O R D E R:",
            "1. Hold the week of physics.",
            f"Responsible: {self.card_head.name}, by 16.10.2026",
            "2. Prepare the hall",
            "3. Control: the deputy director.",
            "Ө. Сыдыков",
            "in the system: 02.09.2026, 10:00",
            "Place of the seal",
            "COUNTERSIGNED",
            "Б. Мөңкөева",
            "I have read the order",
            self.card_head.name,
            self.card_teacher.name,
            values["qr"]["url"],
            values["qr"]["digest"],
        )
        self.assertNotIn(f"Responsible: {self.card_teacher.name}", html, "the text names him already")

    def test_deputy_who_submits_countersigns_by_that(self):
        order = self.sign(self.draft_order(self.user_deputy), self.user_director)
        director, visa = self.parts(order, "signature")
        self.assertEqual((visa["verb"], visa["person"]), ("COUNTERSIGNED", "Б. Мөңкөева"))
        self.assertEqual(director["person"], "Ө. Сыдыков")

    def test_acting_director_signs_as_acting(self):
        self.in_force(substitute_id=self.card_academic.id)
        order = self.draft_order(self.user_officer)
        self.sign(order, self.user_deputy, self.user_academic)
        director = self.parts(order, "signature")[0]
        self.assertEqual(director["person"], "З. Кыдыкова")
        self.assertTrue(director["post"].endswith(" (acting)"), director["post"])
        html = self.render("report_order", order)
        self.assertIn("(acting)", html)
        public = order._get_last_round().with_context(lang="en_US")._get_public_values()
        self.assertEqual([signer["is_acting"] for signer in public["signers"]], [False, True])
        self.assertTrue(public["is_intact"])

    def test_cancelled_order_names_the_one_that_cancels_it(self):
        order = self.sign(self.draft_order())
        other = self.cancel(order)
        values = self.values(order)
        self.assertEqual(values["mark"], "CANCELLED")
        self.assertEqual(values["notices"], [f"Cancelled by the order {other._get_reference()}"])
        public = order._get_last_round().with_context(lang="en_US")._get_public_values()
        self.assertEqual((public["status"], public["is_unchanged"]), ("cancelled", True))
        self.assertIn("unchanged since approval", values["foot"][0])

    def test_public_page_of_an_order_says_its_number(self):
        order = self.sign(self.draft_order())
        public = order._get_last_round().with_context(lang="en_US")._get_public_values()
        self.assertEqual((public["kind"], public["number"]), ("Order", order._get_reference()))
        self.assertEqual(
            (public["status"], public["is_unchanged"], public["is_intact"]), ("approved", True, True)
        )
        self.assertNotIn(self.card_head.name, str(public))
        self.assertNotIn(LETTERS, str(public))

    def test_long_order_keeps_every_point_and_no_lonely_signature(self):
        for count in range(18, 40, 3):
            points = [
                Command.create({"sequence": number, "text": f"P{number:02} {LETTERS * (number % 5)}"})
                for number in range(count)
            ]
            order = self.draft_order(point_ids=points)
            sheets = self.values(order)["sheets"]
            shown = [content[1] for sheet in sheets for kind, content in sheet if kind == "text"]
            with self.subTest(count):
                self.assertEqual(
                    [
                        number
                        for number in range(count)
                        if any(f" P{number:02} " in f" {text} " for text in shown)
                    ],
                    list(range(count)),
                )
                for sheet in sheets:
                    kinds = [kind for kind, _content in sheet]
                    if "signature" in kinds:
                        self.assertIn("text", kinds[: kinds.index("signature")])

    def test_only_readers_of_the_order_print_it(self):
        order = self.draft_order()
        for user in (self.user_outsider, self.user_other_director):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.render("report_order", order, user)


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
