from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestBatch(ApprovalCase):
    """Many documents in one go: all or none, each with the same evidence as one on its own."""

    def quarter_plans(self, number=3):
        """Return plans of the association of science for the first quarters."""
        plans = self.env["methodical.plan"]
        for term in self.terms[:number]:
            plans |= self.new_plan(horizon="quarter", term_id=term.id).with_env(self.env)
        return plans

    def evidence(self, plan):
        """Return what is kept of the approval of a plan, without what differs from plan to plan."""
        names = ("sequence", "verb", "user_id", "signer_id", "signer", "decision", "decided_at", "date_due")
        rounds = [(row.number, row.state, row.submitted_by_id) for row in self.rounds(plan)]
        return rounds, [[step[name] for name in names] for step in self.last_steps(plan)]

    def test_many_leave_the_same_evidence_as_one(self):
        alone, *rest = self.quarter_plans(4)
        many = alone.browse([plan.id for plan in rest])
        for plans in (alone, many):
            self.submit(plans)
            self.approve(plans, self.user_methodologist)
        self.assertEqual(set(many.mapped("approver_id")), {self.user_director})
        for plan in many:
            self.assertEqual(self.waiting_for(plan), self.user_director)
        for plans in (alone, many):
            self.approve(plans, self.user_director)
        self.assertEqual(set((alone | many).mapped("state")), {"approved"})
        # the terms of the last step differ with the quarters
        verbs = [[row[:-1] for row in self.evidence(plan)[1]] for plan in alone | many]
        self.assertTrue(all(rows == verbs[0] for rows in verbs))
        for plan in alone | many:
            self.assertEqual(self.evidence(plan)[0], [(1, "approved", self.user_head)])
            decided = plan._get_decided_signatures()
            self.assertEqual([row.previous_digest or "" for row in decided], ["", decided[0].digest])
            self.assertTrue(all(row._is_intact() for row in decided) and plan._is_unchanged())
            self.assertFalse(self.waiting_for(plan))

    def test_decision_of_all_or_none(self):
        plans = self.submit(self.quarter_plans())
        self.approve(plans[1], self.user_methodologist)
        with self.assert_refused(plans[1].name, self.card_director.name) as _refusal:
            self.approve(plans, self.user_methodologist)
        with self.assert_refused(plans[1].name):
            self.send_back(plans, self.user_methodologist, "Shorter")
        self.assertEqual(
            [self.last_steps(plan)[0].decision for plan in plans],
            [False, "approved", False],
            "nothing was decided of the others",
        )
        self.assertEqual(set(plans.mapped("state")), {"submitted"})

    def test_submission_of_all_or_none(self):
        plans = self.quarter_plans()
        self.env["methodical.plan.item"].create(
            {
                "plan_id": plans[2].id,
                "name": "Olympiad",
                "direction_id": self.ref_id("direction_1").id,
                "date_from": "2027-01-20",
            }
        )
        with self.assert_refused(plans[2].name, "Olympiad"):
            self.submit(plans)
        self.assertEqual(set(plans.mapped("state")), {"draft"})
        self.assertFalse(self.rounds(plans[0]))

    def test_everything_that_is_wrong_in_one_message(self):
        plans = self.quarter_plans(2)
        self.card_methodologist.post_ids = self.ref_id("post_teacher")
        with self.assert_refused(*plans.mapped("name"), self.ref_id("post_methodologist").name):
            self.submit(plans)

    def test_return_of_many(self):
        plans = self.submit(self.quarter_plans())
        self.send_back(plans, self.user_methodologist, "Name the seminar", "Shorter")
        for plan in plans:
            self.assertEqual(self.rounds(plan).remark_ids.mapped("text"), ["Name the seminar", "Shorter"])
            self.assertEqual(self.waiting_for(plan, "returned"), self.user_head)
            self.assertFalse(self.waiting_for(plan))

    def test_withdrawal_of_all_or_none(self):
        plans = self.submit(self.quarter_plans())
        self.approve(plans[0], self.user_methodologist)
        author = self.as_user(plans, self.user_head)
        with self.assert_refused(plans[0].name, "decided in part"):
            author.action_withdraw()
        self.assertEqual(set(plans.mapped("state")), {"submitted"})
        author[1:].action_withdraw()
        self.env.invalidate_all()
        self.assertEqual(plans.mapped("state"), ["submitted", "draft", "draft"])
        self.assertEqual(plans[1:].activity_ids, self.env["mail.activity"])

    def test_author_of_many_gets_one_message(self):
        plans = self.approve(self.submit(self.quarter_plans()), self.user_methodologist)
        last = self.env["mail.message"].search([], order="id desc", limit=1).id
        self.approve(plans, self.user_director)
        told = self.env["mail.message"].search(
            [("id", ">", last), ("partner_ids", "in", self.user_head.partner_id.ids)]
        )
        self.assertEqual(len(told), 1, "one message, not one for each plan")
        for plan in plans:
            self.assertIn(plan.name, told.body)
            self.assertIn(
                self.card_director.name, plan.message_ids[:1].body, "each chatter tells its decision"
            )

    def test_inbox_button(self):
        plans = self.submit(self.quarter_plans())
        steps = self.env["methodical.approval.signature"].search(
            [("res_id", "in", plans.ids), ("res_model", "=", plans._name), ("is_current", "=", True)]
        )
        self.rpc(self.user_methodologist, steps._name, "action_approve", steps.ids)
        self.env.invalidate_all()
        self.assertEqual(set(plans.mapped("approver_id")), {self.user_director})

    def test_effects_run_once_and_stop_everything(self):
        """What follows from an approval runs in its transaction: when it fails, nothing is signed."""
        plans = self.approve(self.submit(self.quarter_plans()), self.user_methodologist)
        calls = []

        def fail(documents):
            calls.append(documents)
            self.assertEqual(set(documents.mapped("state")), {"approved"}, "the effect sees the approval")
            raise ValueError("no effect")

        self.patch(type(plans), "_on_approved", fail)
        with self.assert_refused("no effect", error=ValueError), self.cr.savepoint():
            self.as_user(plans, self.user_director).action_approve()
        self.env.invalidate_all()
        self.assertEqual([documents.ids for documents in calls], [plans.ids], "once for all of them")
        self.assertEqual(set(plans.mapped("state")), {"submitted"})
        self.assertFalse(self.last_steps(plans[0])[-1].decision)

    def test_school_without_e_mail(self):
        """Nobody has an address: everything goes its way, the chatter and the activities tell it."""
        people = self.user_head | self.user_methodologist | self.user_director
        people.write({"email": False})
        for plans in (self.new_plan().with_env(self.env), self.quarter_plans(2)):
            with self.subTest(number=len(plans)):
                self.submit(plans)
                self.assertEqual(self.waiting_for(plans[:1]), self.user_methodologist)
                self.approve(plans, self.user_methodologist, self.user_director)
                self.assertEqual(set(plans.mapped("state")), {"approved"})
                self.assertIn(self.card_director.name, plans[0].message_ids[:1].body)

    def test_nothing_selected(self):
        Plan = self.as_user(self.env["methodical.plan"], self.user_head)
        for method in ("action_submit", "action_approve", "action_withdraw", "action_cancel"):
            with self.subTest(method=method):
                self.assertTrue(getattr(Plan, method)())
