from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .order_case import OrderCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-02 06:00:00")
class TestOrderRights(OrderCase):
    """Who drafts and who reads orders: requirements, section 6."""

    def seen(self, user):
        """Return the orders that a user finds."""
        return self.as_user(self.Order, user).search([]).with_env(self.env)

    def test_who_drafts(self):
        for user, may in (
            (self.user_deputy, True),
            (self.user_director, True),
            (self.user_officer, True),
            (self.user_head, False),
            (self.user_teacher, False),
            (self.user_admin, False),
            (self.user_outsider, False),
        ):
            with self.subTest(user=user.login):
                if may:
                    self.assertEqual(self.draft_order(user=user).create_uid, user)
                    continue
                with self.assertRaises(AccessError):
                    self.draft_order(user=user)
                with self.assertRaises(AccessError):
                    self.as_user(self.Order, user)._draft("plan")

    def test_who_reads_what(self):
        draft = self.draft_order(teacher_ids=self.card_teacher.ids)
        signed = self.sign(self.draft_order(teacher_ids=self.card_teacher.ids))
        task = self.draft_order(teacher_ids=[], kind_id=self.kind("plan").id)
        task.point_ids[0].responsible_id = self.card_teacher2
        self.sign(task)
        for user in (self.user_deputy, self.user_academic, self.user_director, self.user_officer):
            with self.subTest(user=user.login):
                self.assertEqual(self.seen(user), draft | signed | task)
        self.assertEqual(self.seen(self.user_teacher), signed, "named in it, and signed")
        self.assertEqual(self.seen(self.user_teacher2), task, "responsible for a point")
        self.assertFalse(self.seen(self.user_head))
        self.assertEqual(self.seen(self.user_other_director), self.Order)

    def test_a_head_reads_orders_about_his_association(self):
        order = self.sign(self.draft_order("open_lessons", **self.about_science()))
        self.assertEqual(self.seen(self.user_head), order)
        self.assertFalse(self.seen(self.user_teacher2))

    def about_science(self):
        return {
            "body_id": self.science.id,
            "teacher_ids": self.card_teacher.ids,
            "date_from": "2026-11-09",
            "date_to": "2026-11-13",
        }

    def test_a_teacher_opens_the_form_of_his_order(self):
        """Also the names of colleagues whose cards he may not read stand there."""
        order = self.sign(self.draft_order(teacher_ids=(self.card_teacher | self.card_teacher2).ids))
        self.env.invalidate_all()
        names = [
            "title",
            "person_names",
            "point_ids",
            "effect_ids",
            "control_id",
            "register_note",
            "signature_ids",
        ]
        [row] = self.rpc(
            self.user_teacher,
            "methodical.order",
            "web_read",
            order.ids,
            {name: {"fields": {"display_name": {}}} if name.endswith("_ids") else {} for name in names},
        )
        self.assertIn(self.card_teacher2.name, row["person_names"])
        self.assertTrue(row["point_ids"])
        with self.assertRaises(AccessError):
            self.rpc(self.user_teacher, "methodical.order", "action_cancel_by_order", order.ids)
        self.assertFalse(self.as_user(order, self.user_teacher).can_edit)

    def test_drafts_belong_to_deputies_and_the_officer(self):
        order = self.draft_order()
        for user in (self.user_academic, self.user_officer, self.user_director):
            self.as_user(order, user).title = user.login
        for user in (self.user_teacher, self.user_head, self.user_admin):
            with self.subTest(user=user.login), self.assert_refused():
                self.as_user(order, user).title = "Mine"

    def test_kinds_are_the_administrator_s(self):
        kind = self.kind("reward")
        for user in (self.user_deputy, self.user_director, self.user_officer):
            with self.subTest(user=user.login), self.assert_refused():
                self.as_user(kind, user).title = "Mine"
        own = self.as_user(self.env["methodical.order.kind"], self.user_admin).create(
            {"name": "Own", "code": "reward", "title": "Own reward", "points": "Thank {teacher}.\n{control}"}
        )
        self.assertEqual(own.company_id, self.company)
        order = self.as_user(self.Order, self.user_deputy)._draft("reward", teacher_ids=self.card_teacher)
        self.assertEqual(order.title, "Own reward", "the school's own kind comes first")
