from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .order_case import OrderCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMentoringOrder(OrderCase):
    """Mentoring begins and is taken back by signed orders only (N41, F1 C.5, C.6): the whole way of signing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_teacher2.date_joined = date(2026, 8, 20)
        Pair = cls.as_user(cls.env["methodical.mentoring"], cls.user_deputy)
        cls.pair, cls.other = Pair.create(
            [
                {"mentor_id": cls.card_teacher.id, "teacher_id": cls.card_teacher2.id},
                {"mentor_id": cls.card_head.id, "teacher_id": cls.card_colleague.id},
            ]
        ).with_env(cls.env)

    def drafted(self, *pairs):
        """Return the order that the deputy drafts for some pairs."""
        wanted = self.as_user(self.pair.union(*pairs) if pairs else self.pair, self.user_deputy)
        return self.Order.browse(wanted.action_draft_order()["res_id"])

    def test_signature_lets_all_pairs_of_the_order_begin(self):
        pairs = self.pair | self.other
        order = self.drafted(self.other)
        self.assertEqual(order.effect_ids.mapped("kind"), ["start_mentoring"] * 2)
        self.as_user(order, self.user_deputy).action_submit()
        self.assertEqual(pairs.mapped("state"), ["draft", "draft"], "an order that waits begins nothing")
        self.env.invalidate_all()
        self.as_user(order, self.user_director).action_approve()
        self.env.invalidate_all()
        for pair in pairs:
            self.assertRecordValues(
                pair, [{"state": "active", "order_id": order.id, "date_from": date(2026, 10, 5)}]
            )
            self.assertTrue(pair.line_ids, "the plan is filled from the ready one")
            self.assertGreaterEqual(min(pair.line_ids.mapped("date_planned")), pair.date_from)
        self.assertEqual(self.as_user(self.pair, self.user_teacher).silent_since, date(2026, 10, 5))
        told = self.pair.message_ids.filtered("notified_partner_ids").notified_partner_ids
        self.assertEqual(told, (self.user_teacher | self.user_teacher2).partner_id)

    def test_first_day_of_the_order_is_that_of_the_pair(self):
        order = self.drafted()
        self.as_user(order, self.user_deputy).date_from = date(2026, 10, 12)
        self.sign(order)
        self.assertEqual(self.pair.date_from, date(2026, 10, 12))

    def test_pair_that_cannot_begin_stops_the_signature(self):
        order = self.drafted()
        self.as_user(order, self.user_deputy).action_submit()
        self.card_teacher.active = False
        self.env.invalidate_all()
        with self.assert_refused("has left the school"):
            self.as_user(order, self.user_director).action_approve()
        self.assertEqual(self.pair.state, "draft")

    def test_second_order_on_a_running_pair_is_refused(self):
        self.sign(self.drafted())
        with self.assert_refused("an order was signed already"):
            self.drafted()

    def test_cancelling_order_ends_the_pairs_and_keeps_what_was_written(self):
        order = self.sign(self.drafted(self.other))
        mentor = self.as_user(self.env["methodical.mentoring.entry"], self.user_teacher)
        with freeze_time("2026-10-19 04:00:00"):
            mentor.create({"mentoring_id": self.pair.id, "name": "Lesson of physics", "advice": "One aim"})
        with freeze_time("2026-11-02 04:00:00"):
            cancelling = self.sign(self.cancelling(order))
        self.assertEqual(cancelling.state, "approved")
        for pair in self.pair | self.other:
            self.assertRecordValues(
                pair, [{"state": "cancelled", "date_to": date(2026, 11, 2), "order_id": order.id}]
            )
        self.assertEqual((self.pair.entry_count, self.pair.hours), (1, 1))
        with freeze_time("2026-11-03 04:00:00"), self.assert_refused():
            mentor.create({"mentoring_id": self.pair.id, "name": "After the end"})
        again = self.as_user(self.pair, self.user_deputy).copy({})
        self.assertEqual((again.state, again.order_id.id), ("draft", False), "these two may be a pair again")

    def test_finished_pair_stays_finished_when_its_order_is_cancelled(self):
        order = self.sign(self.drafted())
        self.as_user(self.pair, self.user_teacher).write(
            {"mentor_achievements": "Aims", "mentor_difficulties": "Time", "conclusion": "Works on his own"}
        )
        self.as_user(self.pair, self.user_teacher2).write(
            {"mentee_achievements": "An open lesson", "mentee_difficulties": "Parents"}
        )
        self.as_user(self.pair, self.user_deputy).action_finish()
        self.sign(self.cancelling(order))
        self.assertEqual(self.pair.state, "finished")

    def test_neither_of_the_two_drafts_the_order(self):
        for user in (self.user_teacher, self.user_teacher2, self.user_head):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user(self.pair, user).action_draft_order()
