from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .acting_case import ActingCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestActingOrder(ActingCase):
    """Acting by an order of the director, from the draft to the decision under it (R53, F2 6.0)."""

    def order_of(self, period, user=None):
        """Return the draft of the order that the button of a period makes."""
        action = self.as_user(period, user or self.user_academic).action_draft_order()
        return self.as_user(self.env["methodical.order"], user or self.user_academic).browse(action["res_id"])

    def sign(self, order, *users):
        order.action_submit()
        return self.approve(order, *(users or (self.user_deputy, self.user_director)))

    def other_deputy(self):
        """Let the academic deputy act, so that the countersigning one has no part in it."""
        return {"substitute_id": self.card_academic.id}

    def test_order_lets_somebody_act_when_it_is_signed(self):
        plan = self.waiting_plan()
        period = self.draft(**self.other_deputy())
        order = self.order_of(period, self.user_officer)
        self.assertEqual(order.acting_id.with_env(self.env), period)
        for words in (self.card_academic.name, self.card_director.name):
            self.assertIn(words, order.effect_ids.sentence)
        order.action_submit()
        self.assertEqual(period.state, "draft")
        self.approve(order, self.user_deputy)
        self.assertEqual(period.state, "draft")
        self.approve(order, self.user_director)
        self.assertEqual(
            (period.state, period.order_id.with_env(self.env)), ("in_force", order.with_env(self.env))
        )
        self.assertIn(order._get_reference(), period.ground)
        self.assertEqual(self.inbox(self.user_academic), [plan.display_name])
        self.approve(plan, self.user_academic)
        last = self.last_steps(plan)[-1]
        self.assertEqual((last.acting_id, last.signer), (period, self.card_academic.name))

    def test_button_finds_the_order_again(self):
        period = self.draft()
        self.assertEqual(self.order_of(period), self.order_of(period))

    def test_what_the_director_is_about_to_sign_does_not_change(self):
        """The order names a period: nobody puts another person into it behind the director's back."""
        period = self.draft(**self.other_deputy())
        order = self.order_of(period, self.user_officer)
        self.as_user(period, self.user_academic).reason = "Illness"
        order.action_submit()
        for vals in (
            {"substitute_id": self.card_deputy.id},
            {"date_to": "2027-05-25"},
            {"post_id": self.ref_id("post_deputy_academic").id},
        ):
            with self.subTest(vals=vals), self.assert_refused("fixed"):
                self.rpc(self.user_academic, "methodical.acting", "write", period.ids, vals)
        with self.assert_refused("fixed"):
            self.rpc(self.user_academic, "methodical.acting", "unlink", period.ids)
        self.assertFalse(self.as_user(period, self.user_academic).is_editable)

    def test_effect_that_cannot_run_stops_the_signing(self):
        period = self.draft(**self.other_deputy())
        order = self.order_of(period, self.user_officer)
        order.action_submit()
        self.approve(order, self.user_deputy)
        other = self.in_force(date_to=date(2026, 9, 3))
        with self.assert_refused(other.display_name):
            self.approve(order, self.user_director)
        self.env.invalidate_all()
        self.assertEqual((order.state, order.number, period.state), ("submitted", 0, "draft"))

    def test_nobody_signs_the_order_by_which_he_acts_himself(self):
        """Acting for the director a deputy would sign that he goes on acting."""
        self.in_force(date_to=date(2026, 9, 3), **self.other_deputy())
        period = self.draft(date_from=date(2026, 9, 4), date_to=date(2026, 9, 30), **self.other_deputy())
        order = self.order_of(period, self.user_officer)
        order.action_submit()
        self.approve(order, self.user_deputy)
        with self.assert_refused(self.card_academic.name, "himself"):
            self.approve(order, self.user_academic)
        self.env.invalidate_all()
        self.assertEqual(period.state, "draft")

    def test_period_that_is_over_on_the_date_of_the_order(self):
        period = self.draft(date_from=date(2026, 8, 25), date_to=date(2026, 9, 1), **self.other_deputy())
        order = self.order_of(period, self.user_officer)
        with self.assert_refused("over"):
            self.sign(order)

    def test_cancelling_the_order_takes_the_rights_back(self):
        for start, state, end in (
            (date(2026, 9, 4), "cancelled", self.LAST),
            (date(2026, 9, 2), "in_force", date(2026, 9, 2)),
        ):
            with self.subTest(start=start):
                period = self.draft(date_from=start, **self.other_deputy())
                order = self.sign(self.order_of(period, self.user_officer))
                action = self.as_user(order, self.user_officer).action_cancel_by_order()
                self.sign(self.as_user(order.browse(action["res_id"]), self.user_officer))
                self.assertEqual((period.state, period.date_to), (state, end))

    def test_cancelling_while_it_runs(self):
        with freeze_time("2026-09-01 04:00:00"):
            period = self.draft(date_from=date(2026, 9, 1), **self.other_deputy())
            order = self.sign(self.order_of(period, self.user_officer))
        action = self.as_user(order, self.user_officer).action_cancel_by_order()
        cancelling = self.as_user(order.browse(action["res_id"]), self.user_officer)
        self.sign(cancelling)
        self.assertEqual((period.state, period.date_to), ("in_force", date(2026, 9, 1)))

    def test_order_of_a_period_in_force_is_not_drafted(self):
        period = self.in_force()
        with self.assert_refused("fixed"):
            self.order_of(period)

    def test_school_without_the_kind_of_order(self):
        self.env["methodical.order.kind"].search([("code", "=", "acting")]).active = False
        with self.assert_refused(error=UserError):
            self.order_of(self.draft())

    def test_order_id_is_not_written_by_hand(self):
        period = self.draft()
        order = self.order_of(period)
        with self.assert_refused("order"):
            self.rpc(self.user_academic, "methodical.acting", "write", period.ids, {"order_id": order.id})
