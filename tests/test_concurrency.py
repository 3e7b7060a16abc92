from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..tools.guard import with_pass
from .connection_case import ConnectionCase

#: logins of the author, of the two people who decide and of who acts for the first of them, in a school of their own
LOGINS = ("m_two_author", "m_two_first", "m_two_last", "m_two_acting")


@tagged("post_install", "-at_install")
class TestTwoConnections(ConnectionCase):
    """Two real connections to the database decide one document at the same moment: one decision lands."""

    school = "School of two connections"
    logins = LOGINS
    document = "methodical.plan"

    @classmethod
    def _prepare(cls, env):
        """Store a school with four people and plans that wait for their first decision."""
        names = ("post_deputy_teaching", "post_deputy_academic", "post_director", "post_deputy_upbringing")
        company, users, cards = cls._prepare_people(env, ["group_deputy"] * len(LOGINS), names)
        posts = [card.post_ids for card in cards]
        regulation = env["methodical.regulation"].create(
            {
                "name": "Two steps",
                "company_id": company.id,
                "date_from": "2020-01-01",
                "route_ids": [
                    Command.create(
                        {
                            "document": "deputy_plan",
                            "step_ids": [
                                Command.create({"sequence": 1, "verb": "agreed", "post_id": posts[1].id}),
                                Command.create({"sequence": 2, "verb": "approved", "post_id": posts[2].id}),
                            ],
                        }
                    )
                ],
            }
        )
        regulation.action_put_in_force()
        year = env["methodical.school.year"].create(
            {"company_id": company.id, "date_start": "2026-09-01", "date_end": "2027-05-25"}
        )
        plans = env["methodical.plan"].create(
            [
                {
                    "company_id": company.id,
                    "owner_kind": "deputy",
                    "body_id": False,
                    "owner_id": cards[0].id,
                    "school_year_id": year.id,
                    "horizon": horizon,
                }
                for horizon in ("year", "month", "long")
            ]
        )
        acting = env["methodical.acting"].create(
            {
                "company_id": company.id,
                "absent_id": cards[1].id,
                "post_id": posts[1].id,
                "substitute_id": cards[3].id,
                "date_from": fields.Date.today() - timedelta(days=1),
                "date_to": fields.Date.today() + timedelta(days=1),
            }
        )
        with_pass(acting).write({"state": "in_force"})
        cls.plan_ids = plans.ids
        author = plans.with_user(users[0]).with_context(allowed_company_ids=company.ids)
        author.action_submit()

    def decide_at_once(self, plan_id, first, second):
        """Let two people decide a plan at once: the first one's decision lands, the second one gets a sentence."""
        with self._connection(first) as one, self._connection(second) as two:
            for env in (one, two):
                self.assertTrue(env["methodical.plan"].browse(plan_id).can_approve, "both see the button")
            one["methodical.plan"].browse(plan_id).action_approve()
            with self.assertRaisesRegex(UserError, "Somebody else is deciding"):
                two["methodical.plan"].browse(plan_id).action_return("Too late")
            two.cr.rollback()
        with self._connection(second) as env, self.assertRaisesRegex(UserError, "m_two_last"):
            env["methodical.plan"].browse(plan_id).action_approve()
        with self._connection() as env:
            signatures = env["methodical.approval.signature"].search(
                [("res_model", "=", "methodical.plan"), ("res_id", "=", plan_id)]
            )
            decided, following = signatures.sorted("sequence")
            self.assertEqual((decided.decision, following.decision), ("approved", False))
            self.assertEqual(env["methodical.plan"].browse(plan_id).state, "submitted")
            self.assertTrue(decided._is_intact())
            return decided.signer_id.id

    def test_second_decision_gets_a_sentence(self):
        first = self.user_ids[1]
        self.assertEqual(self.decide_at_once(self.plan_ids[0], first, first), first)

    def test_acting_person_and_the_absent_one_at_once(self):
        first, acting = self.user_ids[1], self.user_ids[3]
        self.assertEqual(self.decide_at_once(self.plan_ids[1], acting, first), acting)

    def test_decision_and_withdrawal_at_once(self):
        author, first = self.user_ids[:2]
        plan_id = self.plan_ids[2]
        with self._connection(first) as one, self._connection(author) as two:
            one["methodical.plan"].browse(plan_id).action_approve()
            with self.assertRaisesRegex(UserError, "Somebody else is deciding"):
                two["methodical.plan"].browse(plan_id).action_withdraw()
            two.cr.rollback()
        with self._connection() as env:
            self.assertEqual(env["methodical.plan"].browse(plan_id).state, "submitted")
