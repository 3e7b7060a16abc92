from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .test_governance import TODAY, GovernanceCase

AFTER = date(2026, 10, 6)


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestReorganisation(GovernanceCase):
    """An association goes over into another one: members and open documents move, history stays (F1 A-I.5′)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.heir = cls._new_association(
            "Technics", cls.ref_id("area_science"), cls.card_teacher2, cls.card_teacher2 | cls.card_academic
        )

    def reorganise(self, body=None, successor=None, day=TODAY):
        return self.sign(
            "reorganise_body", day, body_id=body or self.science, successor_id=successor or self.heir
        )

    def members(self, body, day):
        return body._get_members(day)

    def test_members_move_the_day_after(self):
        order = self.reorganise()
        self.assertEqual(self.science.state, "reorganised")
        self.assertEqual(self.science.successor_id, self.heir)
        self.assertEqual((self.science.closing_order_id.id, self.science.closing_date), (order.id, TODAY))
        everybody = self.card_head | self.card_teacher | self.card_teacher2 | self.card_colleague
        self.assertEqual(self.members(self.science, TODAY), everybody)
        self.assertFalse(self.members(self.science, AFTER))
        self.assertEqual(self.members(self.heir, TODAY), self.card_teacher2 | self.card_academic)
        self.assertEqual(self.members(self.heir, AFTER), everybody | self.card_academic)
        self.assertEqual(self.science.head_term_ids.date_to, TODAY)
        self.assertEqual(self.heir.head_id, self.card_teacher2, "the head of the successor stays")

    def test_draft_moves_and_the_new_head_goes_on(self):
        plan = self.new_plan().with_env(self.env)
        self.reorganise()
        self.assertEqual(plan.body_id, self.heir)
        with freeze_time("2026-10-06 04:00:00"):
            self.rpc(self.user_teacher2, "methodical.plan", "write", plan.ids, {"theme": "Goes on"})
            with self.assert_refused(error=AccessError):
                self.rpc(self.user_head, "methodical.plan", "write", plan.ids, {"theme": "Past"})

    def test_returned_plan_moves_with_its_remarks(self):
        plan = self.send_back(
            self.submit(self.new_plan().with_env(self.env)), self.user_methodologist, "Name the seminar"
        )
        self.reorganise()
        remark = self.rounds(plan).remark_ids
        with freeze_time("2026-10-06 04:00:00"):
            self.rpc(
                self.user_teacher2, "methodical.approval.remark", "write", remark.ids, {"answer": "done"}
            )
            self.submit(plan, self.user_teacher2)
        self.assertEqual((plan.body_id, plan.state), (self.heir, "submitted"))

    def test_second_draft_for_the_period_is_cancelled(self):
        plan = self.new_plan().with_env(self.env)
        own = self.as_user(self.env["methodical.plan"], self.user_teacher2).create(
            {"body_id": self.heir.id, "school_year_id": self.year.id, "company_id": self.company.id}
        )
        self.reorganise()
        self.assertEqual((plan.state, plan.body_id), ("cancelled", self.science))
        self.assertEqual(own.state, "draft")

    def test_plan_under_approval_holds_the_order_up(self):
        plan = self.submit(self.new_plan())
        with self.assert_refused(plan.name, "under approval", "withdraw"):
            self.reorganise()
        self.assertEqual((self.science.state, plan.body_id), ("active", self.science))

    def test_approved_plan_stays_and_its_activities_pass(self):
        plan = self.approved_plan()
        item = plan.item_ids[0]
        self.reorganise()
        self.assertEqual((plan.body_id, plan.state), (self.science, "approved"))
        with freeze_time("2026-10-06 04:00:00"):
            heir = self.as_user(self.heir, self.user_teacher2)
            self.assertEqual(heir.predecessor_plan_count, 1)
            shown = heir.action_open_predecessor_plans()
            Plan = self.as_user(self.env["methodical.plan"], self.user_teacher2)
            self.assertEqual(Plan.search(shown["domain"]).ids, plan.ids)
            # the head of the successor and the person responsible report, nobody writes the sealed content
            self.rpc(self.user_teacher2, "methodical.plan.item", "write", item.ids, {"state": "in_progress"})
            self.rpc(self.user_teacher, "methodical.plan.item", "write", item.ids, {"state": "done"})
            for user in (self.user_teacher2, self.user_teacher, self.user_deputy):
                with self.subTest(user=user.login), self.assert_refused():
                    self.rpc(user, "methodical.plan.item", "write", item.ids, {"name": "Other"})
            for method, args in (
                ("write", [plan.ids, {"theme": "x"}]),
                ("action_new_version", [plan.ids]),
                ("unlink", [plan.ids]),
            ):
                with self.subTest(method=method), self.assert_refused():
                    self.rpc(self.user_teacher2, "methodical.plan", method, *args)
            with self.assert_refused(error=AccessError):
                self.rpc(self.user_head, "methodical.plan.item", "write", item.ids, {"state": "planned"})
        self.assertEqual(item.state, "done")

    def test_history_reaches_the_last_successor(self):
        plan = self.approved_plan()
        last = self._new_association(
            "Everything", self.ref_id("area_science"), self.card_academic, self.card_academic
        )
        self.reorganise()
        with freeze_time("2026-10-07 04:00:00"):
            self.reorganise(self.heir, last, date(2026, 10, 7))
        self.assertEqual((self.science | self.heir).heir_id, last)
        self.assertEqual(last.predecessor_ids, self.heir)
        with freeze_time("2026-10-08 04:00:00"):
            self.assertIn(plan, self.as_user(self.env["methodical.plan"], self.user_teacher).search([]))
            self.assertEqual(self.as_user(last, self.user_deputy).predecessor_plan_count, 1)

    def test_two_bodies_become_one_by_one_order(self):
        merged = self.proposed(name="Science and technics", association_kind="area")
        self.rule("members_min", severity="block", value=3)
        self.regulation.head_mode = "appointed"
        order = self.effect("open_body", body_id=merged)
        term = self.candidate(
            self.card_colleague, body=merged, mode="appointed", votes_for=0, date_from=AFTER
        )
        self.card_colleague.employee_id.user_id = self.user_outsider
        order.effect_ids = [
            Command.create({"kind": "reorganise_body", "body_id": body.id, "successor_id": merged.id})
            for body in (self.science, self.heir)
        ] + [Command.create({"kind": "seat_head", "head_term_id": term.id, "sequence": 20})]
        with_pass(order.sudo()).effect_ids._run()
        self.env.invalidate_all()
        self.assertEqual(merged.state, "active")
        self.assertEqual((self.science | self.heir).mapped("state"), ["reorganised"] * 2)
        self.assertEqual(len(self.members(merged, AFTER)), 5, "who was in both is a member once")
        self.assertEqual(merged._get_heads(AFTER)[merged], self.card_colleague)

    def test_successor_that_cannot_be_one(self):
        proposal = self.proposed(name="Proposal")
        for successor, word in ((self.science, "another association"), (proposal, "not active")):
            with self.subTest(successor=successor.name), self.assert_refused(word):
                self.reorganise(self.science, successor)
        self.assertEqual(self.science.state, "active")

    def test_reorganised_body_is_changed_no_more(self):
        self.reorganise()
        for kind in ("reorganise_body", "dissolve_body", "open_body"):
            with self.subTest(kind=kind), self.assert_refused("Science", "Reorganised"):
                self.sign(kind, body_id=self.science, successor_id=self.heir)
        self.assertTrue(self.as_user(self.science, self.user_teacher).name, "history stays readable")
        with self.assert_refused("Science"):
            self.as_user(self.science, self.user_director).unlink()
