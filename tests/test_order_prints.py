from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .order_print_case import OrderPrintCase
from .print_case import LETTERS


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
