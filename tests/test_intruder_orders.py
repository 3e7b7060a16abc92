from contextlib import suppress

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .order_case import SCAN, OrderCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-02 06:00:00")
class TestIntruderOrders(OrderCase):
    """Somebody who would like an order to do, to show or to hold something else than the director signs."""

    def proposal(self, name="Mathematics", company=None):
        """Return a proposed association with enough members."""
        return self.env["methodical.body"].create(
            {
                "name": name,
                "company_id": (company or self.company).id,
                "supervisor_id": False if company else self.card_deputy.id,
                "membership_ids": []
                if company
                else [
                    Command.create({"teacher_id": card.id, "date_from": "2026-09-01"})
                    for card in self.card_teacher | self.card_teacher2 | self.card_colleague
                ],
            }
        )

    def appointment(self):
        """Return a candidate whom the director appoints, as the regulation lets him."""
        self.regulation.head_mode = "appointed"
        return self.env["methodical.head.term"].create(
            {"body_id": self.science.id, "teacher_id": self.card_teacher.id, "date_from": "2026-11-02"}
        )

    def opening(self, body, **vals):
        """Return the draft of the order that opens an association, complete under F0."""
        return self.draft_order(
            "open_body",
            body_id=body.id,
            **{
                "proposed_by_id": self.card_deputy.id,
                "council_number": "2",
                "council_date": "2026-10-30",
                "teacher_ids": [],
                **vals,
            },
        )

    def scan_of(self, order):
        return self.env["ir.attachment"].search(
            [
                ("res_model", "=", "methodical.order"),
                ("res_field", "=", "paper_scan"),
                ("res_id", "=", order.id),
            ]
        )

    def test_the_scan_under_the_pen_is_not_exchanged(self):
        order = self.submit(self.paper_order("9", "2026-09-03"), self.user_deputy)
        scan = self.scan_of(order)
        for user in (self.user_deputy, self.user_officer, self.user_director):
            for method, args in (
                ("write", [scan.ids, {"datas": "QUJD"}]),
                ("write", [scan.ids, {"res_id": 0}]),
                ("unlink", [scan.ids]),
            ):
                with self.subTest(user=user.login, method=method), self.assert_refused("evidence"):
                    self.rpc(user, "ir.attachment", method, *args)

    def test_no_second_scan_is_laid_over_the_first(self):
        order = self.submit(self.paper_order("9", "2026-09-03"), self.user_deputy)
        target = {"res_model": "methodical.order", "res_id": order.id, "res_field": "paper_scan"}
        loose = self.as_user(self.env["ir.attachment"], self.user_deputy).create({"name": "a", "raw": b"x"})
        with self.assert_refused():
            self.rpc(self.user_deputy, "ir.attachment", "create", [{"name": "x", "datas": "QUJD", **target}])
        with self.assert_refused():
            self.rpc(self.user_deputy, "ir.attachment", "write", loose.ids, target)
        self.env.invalidate_all()
        self.assertEqual(order.with_context(bin_size=False).paper_scan.decode(), SCAN)

    def test_effects_fit_the_kind_of_the_order(self):
        body = self.proposal()
        order = self.draft_order()
        order.effect_ids = [Command.create({"kind": "open_body", "body_id": body.id})]
        with self.assert_refused("Reward", "Mathematics"):
            self.submit(order, self.user_deputy)
        term = self.science.head_term_ids
        other = self.opening(body)
        other.effect_ids = [Command.create({"kind": "end_head", "head_term_id": term.id, "sequence": 99})]
        with self.assert_refused(term.teacher_id.name):
            self.submit(other, self.user_deputy)

    def test_an_order_does_what_its_text_names(self):
        body, other = self.proposal(), self.proposal("Languages")
        order = self.opening(body)
        self.assertIn("Mathematics", order.title + str(order.point_ids.mapped("text")))
        order.effect_ids.body_id = other
        with self.assert_refused("Mathematics"):
            self.submit(order, self.user_deputy)

    def test_effects_do_not_reach_other_schools(self):
        foreign = self.proposal("Foreign", self.other_company)
        for vals in (
            {"kind": "open_body", "body_id": foreign.id},
            {"kind": "reorganise_body", "body_id": self.science.id, "successor_id": foreign.id},
        ):
            order = self.draft_order()
            with self.subTest(vals=vals), self.assert_refused():
                self.rpc(
                    self.user_deputy,
                    "methodical.order",
                    "write",
                    order.ids,
                    {"effect_ids": [Command.create(vals)]},
                )

    def test_effects_are_not_slipped_in_after_the_submission(self):
        body = self.proposal()
        order = self.submit(self.draft_order(user=self.user_officer), self.user_officer)
        donor = self.opening(body)
        new = {"kind": "open_body", "body_id": body.id, "order_id": order.id}
        for user in (self.user_deputy, self.user_officer, self.user_director):
            with self.subTest(user=user.login):
                with self.assert_refused("lines cannot change"):
                    self.rpc(user, "methodical.order.effect", "create", [new])
                with self.assert_refused("lines cannot change"):
                    self.rpc(
                        user,
                        "methodical.order",
                        "write",
                        order.ids,
                        {"effect_ids": [Command.create({"kind": "open_body", "body_id": body.id})]},
                    )
                with self.assert_refused("lines cannot change"):
                    self.rpc(
                        user,
                        "methodical.order.effect",
                        "write",
                        donor.effect_ids.ids,
                        {"order_id": order.id},
                    )
        self.assertFalse(order.effect_ids)

    def test_the_text_stays_between_visa_and_signature(self):
        order = self.submit(self.draft_order(user=self.user_officer), self.user_officer)
        self.approve(order, self.user_deputy)
        digest = order._get_content_digest()
        for user in (self.user_deputy, self.user_officer, self.user_director):
            for vals in (
                {"title": "Other"},
                {"point_ids": [Command.update(order.point_ids[0].id, {"text": "Other"})]},
                {"teacher_ids": [Command.link(self.card_head.id)]},
            ):
                with self.subTest(user=user.login, vals=vals), self.assert_refused():
                    self.rpc(user, "methodical.order", "write", order.ids, vals)
            with self.assert_refused():
                self.rpc(user, "methodical.order", "action_fill_text", order.ids)
        self.assertEqual(order._get_content_digest(), digest)

    def test_two_orders_open_one_association_once(self):
        body = self.proposal()
        first, second = self.opening(body), self.opening(body)
        for order in (first, second):
            self.submit(order, self.user_deputy)
        self.approve(first, self.user_director)
        with self.assert_refused("Mathematics", "Active"):
            self.as_user(second, self.user_director).action_approve()
        self.env.invalidate_all()
        self.assertRecordValues(second, [{"state": "submitted", "number": 0, "date": False}])
        self.assertEqual(body.opening_order_id, first)

    def test_an_order_opens_an_association_once(self):
        body = self.proposal()
        order = self.opening(body)
        self.env.flush_all()
        order.effect_ids = [Command.create({"kind": "open_body", "body_id": body.id})]
        self.assertEqual(len(order.effect_ids), 2)
        with self.assert_refused("Mathematics"):
            self.sign(order)

    def test_an_order_that_cancels_stays_whatever_its_kind_says(self):
        target = self.sign(self.draft_order())
        order = self.sign(self.cancelling(target))
        self.kind("cancel").sudo().effect = False
        with self.assert_refused("cancels an order itself"):
            self.submit(
                self.draft_order(
                    "other",
                    title="Cancel",
                    point_ids=[Command.create({"text": "Cancel it.", "is_control": True})],
                    effect_ids=[Command.create({"kind": "cancel_order", "target_order_id": order.id})],
                ),
                self.user_deputy,
            )

    def test_one_term_stands_in_two_orders_and_is_seated_once(self):
        term = self.appointment()
        orders = [
            self.draft_order("appoint_head", head_term_ids=term.ids, teacher_ids=[]) for _place in range(2)
        ]
        for order in orders:
            self.submit(order, self.user_deputy)
        self.approve(orders[0], self.user_director)
        with self.assert_refused(self.card_teacher.name, "cannot be seated any more"):
            self.as_user(orders[1], self.user_director).action_approve()

    def test_an_order_does_not_seat_two_heads_at_once(self):
        terms = self.appointment() | self.appointment()
        terms[1].teacher_id = self.card_teacher2
        order = self.draft_order("appoint_head", head_term_ids=terms.ids, teacher_ids=[])
        with self.assert_refused("two heads", self.card_teacher.name, self.card_teacher2.name):
            self.submit(order, self.user_deputy)

    def test_what_an_order_does_is_not_said_to_be_done(self):
        order = self.opening(self.proposal())
        self.env.flush_all()
        done = {"done_at": "2026-11-02 06:00:00"}
        with self.assert_refused("done by signing"):
            self.rpc(self.user_deputy, "methodical.order.effect", "write", order.effect_ids.ids, done)
        with self.assert_refused("done by signing"):
            self.rpc(
                self.user_deputy,
                "methodical.order.effect",
                "create",
                [{"order_id": order.id, "kind": "open_body"}],
                context={"default_done_at": done["done_at"]},
            )

    def test_odd_words_in_a_search_find_nothing(self):
        order = self.sign(self.draft_order())
        for text in ("²", "①", "9" * 40, "", "%", "№"):
            for operator in ("ilike", "=", "in"):
                value = [text] if operator == "in" else text
                with self.subTest(text=text[:5], operator=operator):
                    found = self.rpc(
                        self.user_deputy, "methodical.order", "search", [["name", operator, value]]
                    )
                    # an empty word asks for everything
                    self.assertEqual(found, order.ids if (text, operator) == ("", "ilike") else [])
        found = self.rpc(self.user_deputy, "methodical.order", "search", [["name", "=", 1]])
        self.assertEqual(found, order.ids, "a number is found by itself")
        self.assertEqual(self.rpc(self.user_deputy, "methodical.order", "name_search", "²"), [])

    def test_numbers_on_paper_are_numbers(self):
        for number in ("9" * 20, "-5", "0", "²", "б/н", " "):
            order = self.paper_order(number, "2026-09-03")
            with self.subTest(number=number), self.assert_refused("number"):
                self.submit(order, self.user_deputy)

    def test_what_an_order_names_is_not_deleted_with_a_riddle(self):
        body = self.proposal()
        order = self.opening(body)
        term = self.appointment()
        seating = self.draft_order("appoint_head", head_term_ids=term.ids, teacher_ids=[])
        period = self.as_user(self.env["methodical.acting"], self.user_deputy).create(
            {
                "absent_id": self.card_director.id,
                "substitute_id": self.card_academic.id,
                "date_from": "2026-11-05",
                "date_to": "2026-11-06",
            }
        )
        acting = self.draft_order("acting", acting_id=period.id, teacher_ids=[])
        for record, holder in ((body, order), (term, seating), (period, acting)):
            with self.subTest(record=record._name), self.assert_refused(holder.title):
                self.rpc(self.user_deputy, record._name, "unlink", record.ids)
        acting.with_user(self.user_deputy).unlink()
        self.rpc(self.user_deputy, "methodical.acting", "unlink", period.ids)
        self.assertFalse(period.exists())

    def test_a_deputy_of_two_schools_drafts_for_the_other_one(self):
        self.user_deputy.company_ids |= self.other_company
        self.load_regulation("preset_f0", self.regulation.date_from, self.other_company)
        body = self.proposal("Foreign", self.other_company)
        companies = [self.company.id, self.other_company.id]
        Body = body.with_user(self.user_deputy).with_context(allowed_company_ids=companies)
        order = self.Order.browse(Body.action_draft_opening()["res_id"])
        self.env.flush_all()
        self.assertEqual(order.company_id, self.other_company)
        self.assertFalse(order.control_id & self.card_deputy, "nobody of another school controls it")

    def test_a_deputy_without_a_card_and_a_user_without_a_school(self):
        self.card_academic.active = False
        order = self.draft_order(user=self.user_academic)
        self.assertTrue(order.title)
        self.assertFalse(order.proposed_by_id)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_outsider, "methodical.order", "search_read", [])

    def test_colleagues_are_not_read_through_orders(self):
        self.card_colleague.employee_id.birthday = "1979-03-14"
        order = self.sign(self.draft_order(teacher_ids=(self.card_teacher | self.card_colleague).ids))
        for path in ("teacher_ids.birthday", "effect_ids.head_term_id.teacher_id.birthday"):
            try:
                found = self.rpc(self.user_teacher, "methodical.order", "search", [[path, "=", "1979-03-14"]])
            except AccessError:
                found = []
            self.assertFalse(found, path)
        groups = self.rpc(
            self.user_teacher,
            "methodical.order",
            "formatted_read_group",
            [["id", "=", order.id]],
            ["teacher_ids"],
            ["__count"],
        )
        self.assertNotIn("1979", str(groups))
        self.user_teacher.group_ids |= self.env.ref("base.group_allow_export")
        for path in ("teacher_ids/birthday", "control_id/birthday", "proposed_by_id/employee_id/birthday"):
            with self.subTest(path=path):
                try:
                    rows = self.rpc(self.user_teacher, "methodical.order", "export_data", order.ids, [path])[
                        "datas"
                    ]
                except AccessError:
                    rows = []
                self.assertNotIn("1979", str(rows))

    def test_the_register_is_of_one_s_own_school(self):
        self.sign(self.draft_order())
        Register = self.as_user(self.env["methodical.order.register"], self.user_other_director)
        with self.assert_refused(error=AccessError):
            Register.create(
                {"company_id": self.company.id, "year": "2026", "series": "general"}
            ).action_print()
        for user in (self.user_teacher, self.user_head, self.user_admin, self.user_outsider):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.order.register", "create", [{"year": "2026"}])
        stranger = self.as_user(self.env["methodical.order.register"], self.user_deputy).create({})
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_officer, "methodical.order.register", "action_print", stranger.ids)

    def test_a_stranger_gets_no_print(self):
        order = self.sign(self.draft_order())
        for user in (self.user_head, self.user_other_director, self.user_outsider):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.as_user(self.env["report.school_methodical.report_order"], user)._get_report_values(
                    order.ids
                )

    def test_chatter_gives_nothing_away_and_changes_nothing(self):
        order = self.submit(self.draft_order(user=self.user_officer), self.user_officer)
        for method, kwargs in (
            ("message_post", {"body": "x"}),
            ("activity_schedule", {"summary": "x"}),
            ("activity_feedback", {"act_type_xmlids": ["school_methodical.mail_activity_type_approval"]}),
            ("read", {}),
        ):
            with self.subTest(method=method):
                with suppress(AccessError):
                    self.rpc(self.user_teacher, "methodical.order", method, order.ids, **kwargs)
                self.env.invalidate_all()
                self.assertEqual(order.state, "submitted")
                self.assertFalse(self.last_steps(order).filtered("decision"))
        self.assertEqual(self.waiting_for(order), self.user_deputy)
        followers = {"partner_ids": self.user_teacher.partner_id.ids}
        self.rpc(self.user_deputy, "methodical.order", "message_subscribe", order.ids, **followers)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher, "methodical.order", "read", order.ids, ["title"])
