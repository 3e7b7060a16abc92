from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .acting_case import ActingCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestActingIntruder(ActingCase):
    """A substitute who would like to write his own period, through every entrance."""

    def vals(self, **vals):
        return {
            "absent_id": self.card_director.id,
            "post_id": self.ref_id("post_director").id,
            "substitute_id": self.card_deputy.id,
            "date_from": "2026-09-02",
            "date_to": "2026-12-31",
            **vals,
        }

    def test_state_by_write(self):
        period = self.draft(self.user_deputy)
        for vals in (
            {"state": "in_force"},
            {"clause": "F2 5.9"},
            {"is_passed": True},
            {"is_announced": True},
        ):
            for context in ({}, {"methodical_pass": True}, {"default_state": "in_force"}):
                for user in (self.user_deputy, self.user_director, self.user_officer):
                    with self.subTest(vals=vals, user=user.login), self.assert_refused("order"):
                        self.rpc(user, "methodical.acting", "write", period.ids, vals, context=context)
        self.assertEqual(period.state, "draft")

    def test_state_by_creation(self):
        for vals, context in (
            ({"state": "in_force"}, {}),
            ({}, {"default_state": "in_force"}),
            ({}, {"default_state": "in_force", "methodical_pass": True}),
            ({}, {"default_clause": "F2 5.9"}),
            ({"is_passed": True}, {}),
        ):
            with self.subTest(vals=vals, context=context), self.assert_refused("order"):
                self.rpc(self.user_deputy, "methodical.acting", "create", self.vals(**vals), context=context)
        self.assertFalse(self.env["methodical.acting"].search([("company_id", "=", self.company.id)]))

    def test_state_by_load(self):
        period = self.draft(self.user_deputy)
        result = self.rpc(
            self.user_deputy, "methodical.acting", "load", [".id", "state"], [[str(period.id), "in_force"]]
        )
        self.assertFalse(result["ids"])
        self.env.invalidate_all()
        self.assertEqual(period.state, "draft")

    def test_period_in_force_is_fixed(self):
        period = self.in_force()
        for vals in (
            {"date_to": "2027-05-25"},
            {"date_to": "2026-09-04"},
            {"substitute_id": self.card_teacher.id},
            {"absent_id": self.card_academic.id},
            {"reason": "x"},
            {"company_id": self.other_company.id},
        ):
            for user in (self.user_deputy, self.user_director, self.user_officer):
                with self.subTest(vals=vals, user=user.login), self.assert_refused("fixed"):
                    self.rpc(user, "methodical.acting", "write", period.ids, vals)
        for user in (self.user_deputy, self.user_director, self.user_officer):
            with self.subTest(user=user.login), self.assert_refused("fixed"):
                self.rpc(user, "methodical.acting", "unlink", period.ids)

    def test_private_methods_are_not_called(self):
        period = self.draft(self.user_deputy)
        for method in ("_put_in_force", "_move_to", "_end_on", "_start_by_order", "_pass_on"):
            with self.subTest(method=method), self.assert_refused("rivate", error=AccessError):
                self.rpc(self.user_deputy, "methodical.acting", method, period.ids)

    def test_copy_is_a_draft(self):
        period = self.in_force()
        copy = self.as_user(period, self.user_deputy).copy(
            {"date_from": date(2026, 10, 1), "date_to": date(2026, 10, 2)}
        )
        self.assertEqual((copy.state, copy.is_passed, copy.clause), ("draft", False, False))

    def test_other_school(self):
        period = self.in_force()
        for method, args in (
            ("read", [["state"]]),
            ("action_end", []),
            ("action_cancel", []),
            ("write", [{"reason": "x"}]),
        ):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_other_director, "methodical.acting", method, period.ids, *args)
        with self.assert_refused(error=UserError):
            self.rpc(
                self.user_deputy,
                "methodical.acting",
                "create",
                self.vals(substitute_id=self.card_other_director.id),
            )
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_deputy,
                "methodical.acting",
                "create",
                self.vals(company_id=self.other_company.id),
            )
