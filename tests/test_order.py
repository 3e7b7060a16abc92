from datetime import date
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged

from .order_case import NOVEMBER, OrderCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-02 06:00:00")
class TestOrder(OrderCase):
    """The order book: the text writes itself, the deputy countersigns, the director signs, then it is done."""

    def test_way_of_an_order(self):
        order = self.draft_order(user=self.user_officer)
        self.assertFalse(order.number, "a draft has no number")
        self.submit(order, self.user_officer)
        self.assertEqual(self.last_steps(order).mapped("verb"), ["visa", "approved"])
        self.assertEqual(self.waiting_for(order), self.user_deputy)
        self.approve(order, self.user_deputy)
        self.assertEqual((order.number, self.waiting_for(order)), (0, self.user_director))
        self.approve(order, self.user_director)
        self.assertRecordValues(
            order, [{"state": "approved", "number": 1, "year": 2026, "date": NOVEMBER, "series": "personnel"}]
        )

    def test_the_deputy_countersigns_by_submitting(self):
        order = self.submit(self.draft_order(), self.user_deputy)
        self.assertEqual(self.last_steps(order).mapped("verb"), ["approved"])

    def test_nobody_signs_his_own_order(self):
        order = self.draft_order(user=self.user_director)
        with self.assert_refused("cannot decide it too"):
            self.submit(order, self.user_director)
        self.sign(order)
        self.assertEqual(order.number, 1, "the deputy submits what the director drafted")

    def test_number_is_part_of_the_signature(self):
        order = self.sign(self.draft_order())
        reference = self.last_steps(order).reference
        self.assertIn("02.11.2026", reference)
        printed = order.with_context(lang=self.company._get_print_lang())
        self.assertEqual(reference, printed._get_reference(), "in the language of the prints")
        self.assertTrue(all(step._is_intact() for step in self.last_steps(order)))
        self.env.cr.execute(
            "UPDATE methodical_approval_signature SET reference = 'No. 7' WHERE id = %s",
            [self.last_steps(order).id],
        )
        self.env.invalidate_all()
        self.assertFalse(self.last_steps(order)._is_intact(), "another number breaks the seal")

    def test_numbers_of_two_series_and_two_years(self):
        general, personnel = self.draft_order("control", title="A"), self.draft_order()
        general.write({"date_from": "2026-11-03", "date_to": "2026-11-10"})
        self.sign(general)
        self.sign(personnel)
        self.assertEqual((general.number, personnel.number), (1, 1), "each series counts for itself")
        self.assertEqual(self.sign(self.draft_order()).number, 2)
        with freeze_time("2027-01-11 06:00:00"):
            self.assertEqual(self.sign(self.draft_order()).number, 1, "each year begins anew")

    def test_date_is_that_of_the_school(self):
        """Seven in the evening in Greenwich is the next day in Bishkek."""
        order = self.draft_order()
        with freeze_time("2026-12-31 19:00:00"):
            self.sign(order)
        self.assertEqual((order.date, order.year), (date(2027, 1, 1), 2027))

    def test_several_orders_in_one_go_follow_each_other(self):
        orders = self.Order.union(*(self.draft_order() for _place in range(3)))
        orders[0].date_planned = "2026-11-02"
        orders[2].date_planned = "2026-10-30"
        self.sign(orders.sorted("id", reverse=True))
        self.assertEqual(
            orders.mapped("number"), [2, 3, 1], "first by the date that they get, then as drafted"
        )

    def test_out_of_date_order_warns_and_does_not_block(self):
        self.sign(self.draft_order())
        late = self.draft_order(date_planned="2026-10-20")
        self.assertIn("1", late.date_warning)
        self.assertIn(late.date_warning, late.issue_text)
        self.sign(late)
        self.assertEqual((late.number, late.date), (2, date(2026, 10, 20)))
        self.assertIn("do not follow", " ".join(late.message_ids.mapped("body")))
        self.assertTrue(late.date_warning, "shown on the signed order, too")

    def test_a_return_gives_no_number(self):
        order = self.submit(self.draft_order(), self.user_deputy)
        self.send_back(order, self.user_director, "Name the reason")
        self.assertRecordValues(order, [{"state": "returned", "number": 0, "date": False}])

    def test_an_effect_that_cannot_run_stops_the_signing(self):
        """Nothing is half done: no number, no signature, and the next order gets the number."""
        target = self.sign(self.draft_order())
        first, second = self.cancelling(target), self.draft_order("cancel", target_order_id=target.id)
        for order in (first, second):
            self.submit(order, self.user_deputy)
        self.approve(first, self.user_director)
        with self.assert_refused("not in force", target.title):
            self.as_user(second, self.user_director).action_approve()
        self.env.invalidate_all()
        self.assertRecordValues(second, [{"state": "submitted", "number": 0, "date": False}])
        self.assertFalse(self.last_steps(second).decision)
        self.assertEqual(self.sign(self.draft_order()).number, first.number + 1)

    def test_effects_run_once(self):
        target = self.sign(self.draft_order())
        order = self.cancelling(target)
        with patch.object(type(self.Order), "_cancel_by", autospec=True) as cancel:
            self.sign(order)
            self.assertTrue(order.effect_ids.done_at)
            order.effect_ids._run()
        cancel.assert_called_once()

    def test_search_by_number(self):
        orders = self.sign(*(self.draft_order(title=f"Reward {place}") for place in range(12)))
        found = self.as_user(self.Order, self.user_deputy).search([("name", "ilike", "№ 12")])
        self.assertEqual(found, orders.filtered(lambda order: order.number == 12).with_env(found.env))
        self.assertIn(
            found, self.as_user(self.Order, self.user_deputy).search([("display_name", "ilike", "12")])
        )

    def test_mark_of_personnel_orders(self):
        order = self.sign(self.draft_order())
        self.regulation.label_ids.filtered(lambda label: label.term == "personnel_mark").with_context(
            lang=self.company._get_print_lang()
        ).name = "ж/к"
        self.env.invalidate_all()
        self.assertTrue(order.name.endswith("1-ж/к"), order.name)
        general = self.sign(self.draft_order("plan"))
        self.assertTrue(general.name.endswith("1"), general.name)

    def test_row_of_the_register(self):
        order = self.draft_order(note="Copy to the person", date_to="2026-11-30")
        order.point_ids[:1].write({"responsible_id": self.card_deputy.id, "date_due": "2026-12-05"})
        row = self.sign(order)._get_register_row()
        self.assertEqual(row["executor"], self.card_deputy.name)
        self.assertEqual((row["date"], row["term"]), (NOVEMBER, date(2026, 12, 5)))
        self.assertEqual(
            (row["number"], row["title"], row["note"]), (order.name, order.title, "Copy to the person")
        )

    def test_form_of_the_deputy(self):
        """He chooses kind and subject; the text is there before he saves."""
        Order = self.as_user(self.Order, self.user_deputy)
        with Form(Order) as form:
            form.kind_id = self.kind("course")
            form.topic = "Assessment in lessons"
            form.teacher_ids.add(self.card_teacher)
            form.date_from, form.date_to = date(2026, 11, 9), date(2026, 11, 14)
            self.assertEqual(form.series, "personnel")
            texts = [form.point_ids.edit(index).text for index in range(len(form.point_ids))]
            for words in ("Assessment in lessons", "09.11.2026", "14.11.2026", self.card_teacher.name):
                self.assertIn(words, texts[0])
        order = form.record
        self.assertEqual(order.point_ids.mapped("is_control"), [False, False, False, True])
        self.assertFalse(order._get_open_places())

    def test_a_school_of_its_own(self):
        """Orders of another school count for themselves and are seen by nobody here."""
        self.load_regulation("preset_f0", date(2026, 8, 1), self.other_company)
        self.sign(self.draft_order())
        stranger = self.as_user(self.Order, self.user_other_director)
        self.assertFalse(stranger.search([]))
        with self.assertRaises(UserError):
            stranger.create({"kind_id": self.kind("reward").id, "company_id": self.company.id, "title": "X"})
