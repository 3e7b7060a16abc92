from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import count
from unittest.mock import patch

from freezegun import freeze_time as frozen
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..tools.guard import with_pass
from .approval_case import ApprovalCase

#: everybody who may try something: the author, approvers, deputies who act for them, somebody without any business here
PEOPLE = ("head", "teacher", "methodologist", "deputy", "academic", "director")
START = date(2026, 9, 1)
ITEM = {"item_ids": [Command.create({"name": "An item nobody approved", "date_from": "2026-11-02"})]}
#: what a person may send to the server instead of pressing a button
FORGERIES = (
    {"state": "approved"},
    {"state": "draft"},
    {"version": 7},
    {"is_superseded": True},
    {"theme": "A theme nobody approved"},
    {"item_ids": [Command.clear()]},
    {
        "item_ids": [
            Command.create({"name": "An item nobody approved", "date_from": "2026-11-02", "direction_id": 0})
        ]
    },
)


class ApprovalMachine(RuleBasedStateMachine):
    """Random people do random things with one plan, its regulation and the acting persons, day after day.

    The machine keeps its own idea of what is right (``expected``: verbs and people of the route at the submission)
    and compares it with what the engine stored.
    """

    case = None
    numbers = count()

    @initialize(steps=st.integers(0, 3), substitute=st.sampled_from((None, "deputy", "academic", "teacher")))
    def begin(self, steps, substitute):
        self.clock = frozen("2026-09-01 04:00:00")
        self.clock.start()
        # every example starts from the same school and leaves nothing behind
        self.savepoint = self.case.env.cr.savepoint()
        self.number = next(self.numbers)
        self.plan = self.case.new_plan()
        self.day = START
        self.expected = {}
        self.done = []
        if substitute:
            self.begin_acting("director", substitute, 3)
        self.take_its_course(steps, 0)

    def teardown(self):
        if hasattr(self, "savepoint"):
            self.case.env.flush_all()
            self.savepoint.close(rollback=True)
            self.case.env.invalidate_all()
            self.case.env.registry.clear_cache()
            self.clock.stop()

    @contextmanager
    def attempt(self, who):
        """Let somebody try something with the plan: it happens wholly, or it is refused and leaves nothing behind."""
        env = self.case.env
        try:
            with env.cr.savepoint():
                yield self.seen_by(who)
                env.flush_all()
        except (UserError, AccessError):
            env.invalidate_all()

    def seen_by(self, who):
        """Return the plan as one of the people sees it."""
        return self.case.as_user(self.plan, getattr(self.case, f"user_{who}"))

    def route(self):
        """Return [(verb, user who holds the post today)] of the route in the regulation."""
        route = self.case.regulation._get_route("association_plan", "area")
        return [
            (step.verb, step.post_id._get_holders(self.case.company).user_id)
            for step in route.step_ids.sorted("sequence")
        ]

    @rule(who=st.sampled_from(PEOPLE))
    def submit(self, who):
        with self.attempt(who) as plan:
            route = self.route()
            plan.action_submit()
            self.expected[self.case.last_round(plan).id] = route

    @rule(who=st.sampled_from(PEOPLE))
    def approve(self, who):
        with self.attempt(who) as plan:
            plan.action_approve()

    @rule(steps=st.integers(1, 4), place=st.integers(0, 2))
    def take_its_course(self, steps, place):
        """Let those whose turn it is do their part: chance alone would hardly ever bring a plan to its end."""
        for _step in range(steps):
            if self.plan.state in ("draft", "returned"):
                if not self.plan.item_ids:
                    self.forge("head", ITEM)
                self.answer_remarks("head", "done")
                self.submit("head")
            elif able := [who for who in PEOPLE if self.seen_by(who).can_approve]:
                self.approve(able[place % len(able)])

    @rule(who=st.sampled_from(PEOPLE))
    def give_back(self, who):
        with self.attempt(who) as plan:
            plan.action_return("Name the responsible persons")

    @rule(who=st.sampled_from(PEOPLE), answer=st.sampled_from(("done", "disagreed")))
    def answer_remarks(self, who, answer):
        with self.attempt(who) as plan:
            plan.remark_ids.write({"answer": answer, "answer_text": "It stands in point 3"})

    @rule(who=st.sampled_from(PEOPLE))
    def withdraw(self, who):
        with self.attempt(who) as plan:
            plan.action_withdraw()

    @rule(who=st.sampled_from(PEOPLE), vals=st.sampled_from(FORGERIES))
    def forge(self, who, vals):
        for _command, _id, item in vals.get("item_ids", ()):
            if item:
                item["direction_id"] = self.case.ref_id("direction_1").id
        with self.attempt(who) as plan:
            plan.write(vals)

    @rule(who=st.sampled_from(PEOPLE))
    def forge_evidence(self, who):
        with self.attempt(who) as plan:
            plan.signature_ids.write({"decision": "approved", "is_current": False})
        with self.attempt(who) as plan:
            plan.round_ids.unlink()

    @precondition(lambda self: self.plan.state == "approved")
    @rule()
    def new_version(self):
        with self.attempt("head") as plan:
            version = plan.browse(plan.action_new_version()["res_id"])
            version.amendment_reason = "Something changed"
            self.done.append(self.plan)
            self.plan = version.with_env(self.case.env)

    @rule(
        absent=st.sampled_from(("director", "deputy")),
        substitute=st.sampled_from(("deputy", "academic", "head", "teacher", "methodologist")),
        days=st.integers(0, 3),
    )
    def begin_acting(self, absent, substitute, days):
        with self.attempt("director"):
            absent_card, card = (getattr(self.case, f"card_{key}") for key in (absent, substitute))
            Acting = self.case.env["methodical.acting"]
            if Acting.search([("state", "=", "in_force"), ("absent_id", "=", absent_card.id)]):
                return
            period = Acting.create(
                {
                    "company_id": self.case.company.id,
                    "absent_id": absent_card.id,
                    "post_id": absent_card.post_ids[:1].id,
                    "substitute_id": card.id,
                    "date_from": self.day,
                    "date_to": self.day + timedelta(days=days),
                }
            )
            with_pass(period).write({"state": "in_force"})

    @rule()
    def end_acting(self):
        periods = self.case.env["methodical.acting"].search([("state", "=", "in_force")])
        with_pass(periods).write({"state": "cancelled"})

    @rule(change=st.sampled_from(("reverse", "drop", "add", "post", "same")))
    def edit_regulation(self, change):
        with self.attempt("admin"):
            steps = self.case.regulation._get_route("association_plan", "area").step_ids.sorted("sequence")
            if change == "reverse":
                for place, step in enumerate(steps.sorted("sequence", reverse=True)):
                    step.sequence = 10 * place
            elif change == "drop":
                steps[1:].unlink()
            elif change == "add":
                steps[-1:].copy({"sequence": 99, "post_id": self.case.ref_id("post_deputy_academic").id})
            elif change == "post":
                steps[-1:].post_id = self.case.ref_id("post_deputy_teaching")
            else:
                self.case.regulation.allow_same_signer = not self.case.regulation.allow_same_signer

    @rule(days=st.integers(1, 4))
    def sleep(self, days):
        self.day += timedelta(days=days)
        self.clock.stop()
        self.clock = frozen(datetime.combine(self.day, datetime.min.time()) + timedelta(hours=4))
        self.clock.start()

    @invariant()
    def approved_only_by_a_complete_chain(self):
        for plan in [*self.done, getattr(self, "plan", None)]:
            if plan and plan.state == "approved":
                self.check_chain(plan)

    @invariant()
    def whose_turn_it_is_is_one(self):
        if plan := getattr(self, "plan", None):
            current = self.case.rounds(plan).signature_ids.filtered("is_current")
            self.case.assertEqual(len(current), 1 if plan.state == "submitted" else 0)
            open_rounds = self.case.rounds(plan).filtered(lambda row: row.state == "open")
            self.case.assertEqual(len(open_rounds), 1 if plan.state == "submitted" else 0)

    def check_chain(self, plan):
        """Assert that every step of the route at the submission was decided by its person, or who acted for him."""
        case, approval = self.case, self.case.rounds(plan)[-1:]
        signatures = approval.signature_ids.sorted("sequence")
        case.assertEqual(approval.state, "approved")
        case.assertEqual(
            [(row.verb, row.user_id) for row in signatures],
            self.expected[approval.id],
            "the steps are those of the regulation on the day of the submission",
        )
        case.assertEqual(set(signatures.mapped("decision")), {"approved"})
        for row in signatures:
            case.assertNotEqual(row.signer_id, approval.submitted_by_id, "the author signed his own plan")
            if row.signer_id == row.user_id:
                case.assertFalse(row.acting_id)
            else:
                day = row.decided_at.date()
                case.assertEqual(row.acting_id.absent_id, row.teacher_id)
                case.assertEqual(row.acting_id.substitute_id.user_id, row.signer_id)
                case.assertTrue(
                    row.acting_id.date_from <= day <= row.acting_id.date_to, "he did not act that day"
                )
        case.assert_intact_chain(plan)


@tagged("post_install", "-at_install")
class TestApprovalProperty(ApprovalCase):
    """Whatever people try in whatever order: no plan is approved without a complete, valid chain of signatures."""

    def last_round(self, plan):
        return self.rounds(plan)[-1:]

    def assert_intact_chain(self, plan):
        """Assert that each signature holds the digest of the one before it, and the plan what the last one saw."""
        previous = ""
        for signature in plan._get_decided_signatures():
            self.assertEqual(signature.previous_digest or "", previous)
            self.assertTrue(signature._is_intact())
            previous = signature.digest
        self.assertTrue(plan._is_unchanged(), "the plan is not what was signed")

    def test_no_way_to_an_approved_plan_but_the_route(self):
        plans, deputised = set(), set()
        finish = ApprovalMachine.check_chain

        def check_chain(machine, plan):
            plans.add((machine.number, plan.id))
            deputised.update(self.rounds(plan).signature_ids.acting_id.mapped("substitute_id.name"))
            finish(machine, plan)

        machine = type("Machine", (ApprovalMachine,), {"case": self})
        with patch.object(ApprovalMachine, "check_chain", check_chain):
            run_state_machine_as_test(
                machine,
                settings=settings(
                    max_examples=20,
                    stateful_step_count=40,
                    deadline=None,
                    derandomize=True,
                    database=None,
                    # a found story is short enough to read; making it shorter takes minutes
                    phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck),
                ),
            )
        # otherwise the test would say nothing
        self.assertGreater(len(plans), 10, "chance brought too few plans to their approval")
        self.assertTrue(deputised, "nobody ever decided for somebody who is absent")
