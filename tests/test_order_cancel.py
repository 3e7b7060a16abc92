from datetime import date

from odoo.tests import freeze_time, tagged

from .order_case import NOVEMBER, SCAN, OrderCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-02 06:00:00")
class TestOrderCancel(OrderCase):
    """A signed order is cancelled by another one only; number, text and signatures stay."""

    def test_cancelled_order_keeps_everything(self):
        target = self.sign(self.draft_order())
        digest = target._get_content_digest()
        order = self.cancelling(target)
        self.assertEqual(order.series, target.series, "in the book of the same series")
        self.assertIn(target.title, order.effect_ids.sentence)
        self.sign(order)
        self.assertRecordValues(
            target, [{"state": "cancelled", "number": 1, "date": NOVEMBER, "cancelled_by_id": order.id}]
        )
        self.assertEqual(target._get_content_digest(), digest)
        self.assertTrue(target._is_unchanged())
        self.assertEqual(order.target_order_id, target)
        self.assertIn(order._get_reference(), target._get_register_row()["note"])
        self.assertIn("Cancelled", " ".join(target.message_ids.mapped("body")))
        self.assertEqual(self.sign(self.draft_order()).number, 3, "its number is not given again")

    def test_what_cannot_be_cancelled(self):
        draft = self.draft_order()
        with self.assert_refused("not in force", draft.title):
            self.submit(self.draft_order("cancel", target_order_id=draft.id), self.user_deputy)
        target = self.sign(self.draft_order())
        order = self.cancelling(target)
        with self.assert_refused("later date"):
            order.date_planned = "2026-10-01"
            self.submit(order, self.user_deputy)
        order.date_planned = False
        self.sign(order)
        with self.assert_refused("cancels an order itself"):
            self.submit(self.draft_order("cancel", target_order_id=order.id), self.user_deputy)
        with self.assert_refused("not in force"):
            self.submit(self.draft_order("cancel", target_order_id=target.id), self.user_deputy)

    def test_button_makes_one_draft(self):
        target = self.sign(self.draft_order())
        first = self.as_user(target, self.user_deputy).action_cancel_by_order()
        self.assertEqual(
            self.as_user(target, self.user_officer).action_cancel_by_order()["res_id"], first["res_id"]
        )

    def test_acting_ends_with_its_order(self):
        """What the order did stays, unless it can be taken back: the right to act can."""
        acting = self.as_user(self.env["methodical.acting"], self.user_deputy).create(
            {
                "company_id": self.company.id,
                "absent_id": self.card_academic.id,
                "post_id": self.ref_id("post_deputy_academic").id,
                "substitute_id": self.card_head.id,
                "date_from": "2026-11-09",
                "date_to": "2026-11-20",
                "reason": "Leave",
            }
        )
        order = (
            self.as_user(self.Order, self.user_deputy)._draft("acting", acting_id=acting).with_env(self.env)
        )
        self.assertIn("09.11.2026", order.point_ids[0].text)
        self.sign(order)
        self.assertEqual(acting.with_env(self.env).state, "in_force")
        cancelling = self.cancelling(order)
        self.assertIn("Takes back", cancelling.effect_ids.sentence)
        self.sign(cancelling)
        self.assertEqual(acting.with_env(self.env).state, "cancelled")

    def test_an_opened_association_stays(self):
        body = self.as_user(self.env["methodical.body"], self.user_deputy).create(
            {
                "name": "Mathematics",
                "company_id": self.company.id,
                "membership_ids": [(0, 0, {"teacher_id": self.card_teacher.id, "date_from": "2026-11-01"})],
            }
        )
        order = (
            self.as_user(self.Order, self.user_deputy)._draft("open_body", body_id=body).with_env(self.env)
        )
        self.sign(order)
        cancelling = self.cancelling(order)
        self.assertIn("What it did stays", cancelling.effect_ids.sentence)
        self.sign(cancelling)
        self.assertEqual(body.with_env(self.env).state, "active")


@tagged("post_install", "-at_install")
@freeze_time("2026-11-02 06:00:00")
class TestOrderPaper(OrderCase):
    """Orders signed on paper before the school had the software: own number, scan, confirmed by the director."""

    def test_paper_keeps_its_number_and_the_book_goes_on(self):
        paper = self.sign(self.paper_order("№ 14-а", "2026-09-03"))
        self.assertRecordValues(
            paper,
            [
                {
                    "number": 14,
                    "number_suffix": "а",
                    "year": 2026,
                    "date": date(2026, 9, 3),
                    "state": "approved",
                }
            ],
        )
        self.assertIn("14-а", self.last_steps(paper).reference)
        self.assertEqual(self.sign(self.draft_order()).number, 15)
        self.assertEqual(
            self.sign(self.paper_order("14", "2026-09-03")).number, 14, "14 and 14-а are two orders"
        )

    def test_effects_of_paper_run_on_its_date(self):
        target = self.sign(self.paper_order("3", "2026-09-03"))
        order = self.sign(
            self.paper_order("5", "2026-10-05", kind_id=self.kind("cancel").id, target_order_id=target.id)
        )
        self.assertEqual(target.cancelled_by_id, order)

    def test_what_paper_needs(self):
        self.sign(self.draft_order())
        for vals, words in (
            ({"number": False}, "number and date"),
            ({"number": "without"}, "number and date"),
            ({"day": False}, "number and date"),
            ({"day": "2026-12-01"}, "future"),
            ({"paper_scan": False}, "scan"),
            ({"number": "1"}, "taken"),
        ):
            values = {"number": "9", "day": "2026-09-03", **vals}
            with self.subTest(vals), self.assert_refused(words):
                self.submit(self.paper_order(**values), self.user_deputy)

    def test_number_taken_meanwhile(self):
        first, second = (self.paper_order("9", "2026-09-03") for _place in range(2))
        for order in (first, second):
            self.submit(order, self.user_deputy)
        self.approve(first, self.user_director)
        with self.assert_refused("taken", first.title):
            self.as_user(second, self.user_director).action_approve()

    def test_the_scan_is_sealed(self):
        order = self.submit(self.paper_order("9", "2026-09-03"), self.user_deputy)
        digest = order._get_content_digest()
        for user in (self.user_deputy, self.user_director):
            with self.assert_refused("scan"):
                self.rpc(user, "methodical.order", "write", order.ids, {"paper_scan": "QUJD"})
        with self.assert_refused("scan"):
            order.sudo().paper_scan = SCAN
        self.env.invalidate_all()
        self.assertEqual(order._get_content_digest(), digest)
        self.approve(order, self.user_director)
        attachment = self.env["ir.attachment"].search(
            [
                ("res_model", "=", "methodical.order"),
                ("res_field", "=", "paper_scan"),
                ("res_id", "=", order.id),
            ]
        )
        self.assertTrue(attachment)
        for user in (self.user_deputy, self.user_officer, self.user_director):
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, "ir.attachment", "write", attachment.ids, {"datas": "QUJD"})
