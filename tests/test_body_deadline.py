from datetime import date

from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .test_governance import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestBodyDeadline(GovernanceCase):
    """The deputy is told when an association loses what the regulation asks (J31), and of the list of the year (J33)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Deadline = cls.env["methodical.deadline"]
        cls.regulation.deadline_rule_ids.filtered(lambda rule: rule.code in ("J31", "J33")).is_on = True

    def rows(self, code):
        self.Deadline._refresh(self.company)
        self.env.invalidate_all()
        return self.Deadline.search([("company_id", "=", self.company.id), ("code", "=", code)])

    def test_too_few_members(self):
        self.rule("members_min", severity="block", value=3)
        self.assertFalse(self.rows("J31"))
        left = self.science.membership_ids.filtered(
            lambda row: row.teacher_id in self.card_teacher | self.card_colleague
        )
        left.write({"date_to": date(2026, 10, 4)})
        row = self.rows("J31")
        self.assertEqual((row.res_model, row.res_id), ("methodical.body", self.science.id))
        self.assertEqual(row.user_id, self.user_deputy, "the supervising deputy is told")
        self.assertEqual(row.date_start, TODAY)
        self.assertIn("2 members", row.name)
        self.assertIn("2 members", self.as_user(self.science, self.user_deputy).issue_text)
        with freeze_time("2026-10-06 04:00:00"):
            self.assertEqual(self.rows("J31").date_start, TODAY, "the term runs from the first day")
        with freeze_time("2026-10-05 04:00:00"):
            digest = self.Deadline._prepare_digests(self.company)
        self.assertIn("Science", "".join(digest[self.user_deputy]))
        left.write({"date_to": False})
        self.assertFalse(self.rows("J31"), "put right")

    def test_head_loses_his_category(self):
        first = self.ref_id("category_first")
        self.rule("head_category", severity="warn", category_ids=first)
        self.env["methodical.category.award"].create(
            {
                "teacher_id": self.card_head.id,
                "category_id": first.id,
                "date_awarded": "2021-10-05",
                "date_until": "2026-10-05",
            }
        )
        self.assertFalse(self.rows("J31"))
        with freeze_time("2026-10-06 04:00:00"):
            row = self.rows("J31")
            self.assertEqual(row.res_id, self.science.id)
            self.assertIn(self.card_head.name, row.name)

    def test_exception_that_the_order_knew_of_is_no_loss(self):
        self.rule("head_category", severity="warn", category_ids=self.ref_id("category_first"))
        self.assertFalse(self.rows("J31"), "the head never had the category")

    def test_rule_that_is_off(self):
        self.rule("members_min", severity="off", value=9)
        self.assertFalse(self.rows("J31"))

    def test_list_of_associations(self):
        row = self.rows("J33")
        self.assertEqual((row.res_id, row.user_id), (self.year.id, self.user_deputy))
        self.assertFalse(row.date_met)
        order = self.as_user(self.env["methodical.order"], self.user_deputy)._draft("body_list")
        with_pass(order.sudo()).write({"date": date(2026, 9, 1), "state": "approved"})
        self.assertEqual(self.rows("J33").date_met, date(2026, 9, 1))
