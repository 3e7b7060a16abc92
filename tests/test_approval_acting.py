from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .acting_case import ActingCase
from .approval_case import FORGED


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestDecisionOfActingPerson(ActingCase):
    """Who acts for an absent approver in the post of the step decides on exactly those days, and the signature says so."""

    def test_signature_keeps_both(self):
        plan = self.waiting_plan()
        period = self.in_force()
        self.approve(plan, self.user_deputy)
        self.assertEqual(plan.state, "approved")
        first, last = self.last_steps(plan)
        self.assertRecordValues(
            first | last,
            [
                {
                    "user_id": self.user_methodologist.id,
                    "person": self.card_methodologist.name,
                    "signer_id": self.user_methodologist.id,
                    "signer": self.card_methodologist.name,
                    "acting_id": False,
                },
                {
                    "user_id": self.user_director.id,
                    "person": self.card_director.name,
                    "signer_id": self.user_deputy.id,
                    "signer": self.card_deputy.name,
                    "acting_id": period.id,
                },
            ],
        )
        told = " ".join(plan.message_ids.mapped("body"))
        self.assertIn(f"{self.card_deputy.name} for {self.card_director.name}", told)
        stamp = plan._get_stamps()[-1]
        self.assertEqual((stamp["is_acting"], stamp["post"]), (True, last.post_label))
        self.assertIn(self.card_deputy.name.split()[0], stamp["person"])

    def test_digest_covers_who_signed(self):
        plan = self.waiting_plan()
        self.in_force()
        self.approve(plan, self.user_deputy)
        last = self.last_steps(plan)[-1]
        self.assertTrue(last._is_intact())
        for change in (
            "signer = 'x'",
            f"signer_id = {self.user_head.id}",
            "acting_id = NULL",
            "reference = '7'",
        ):
            with self.subTest(change=change), self.cr.savepoint() as savepoint:
                self.cr.execute(f"UPDATE methodical_approval_signature SET {change} WHERE id = {last.id}")
                self.env.invalidate_all()
                self.assertFalse(last._is_intact(), "a change past the server shows")
                savepoint.rollback()
                self.env.invalidate_all()
        self.assertTrue(last._is_intact())

    def test_the_absent_person_may_still_decide_himself(self):
        plan = self.waiting_plan()
        self.in_force()
        self.approve(plan, self.user_director)
        self.assertFalse(self.last_steps(plan)[-1].acting_id)

    def test_exactly_those_days(self):
        plan = self.waiting_plan()
        self.in_force(date_from=date(2026, 9, 3), date_to=date(2026, 9, 4))
        for moment in (
            "2026-09-02 04:00:00",
            "2026-09-04 18:01:00",
        ):  # half past midnight of the 5th in Bishkek
            with self.subTest(moment=moment), freeze_time(moment):
                self.assertFalse(self.as_user(plan, self.user_deputy).can_approve)
                with self.assert_refused(self.card_director.name):
                    self.approve(plan, self.user_deputy)
        with freeze_time("2026-09-04 17:59:00"):
            self.approve(plan, self.user_deputy)
        self.assertEqual(plan.state, "approved")

    def test_only_in_the_post_of_the_step(self):
        self.card_director.post_ids |= self.ref_id("post_deputy_academic")
        plan = self.waiting_plan()
        self.in_force(post_id=self.ref_id("post_deputy_academic").id)
        with self.assert_refused(self.card_director.name):
            self.approve(plan, self.user_deputy)

    def test_refusal_names_who_acts(self):
        plan = self.waiting_plan()
        self.in_force()
        for user in (self.user_academic, self.user_methodologist, self.user_head):
            with (
                self.subTest(user=user.login),
                self.assert_refused(self.card_deputy.name, "acts for", self.card_director.name),
            ):
                self.approve(plan, user)
        self.assertEqual(plan.approver_id, self.user_deputy, "the screen says for whom it waits today")
        self.assertIn(plan, plan.search([("approver_id", "=", self.user_deputy.id)]))
        self.assertNotIn(plan, plan.search([("approver_id", "=", self.user_director.id)]))

    def test_submission_names_the_holder(self):
        self.in_force()
        plan = self.waiting_plan()
        last = self.last_steps(plan)[-1]
        self.assertEqual((last.user_id, last.person), (self.user_director, self.card_director.name))
        self.assertEqual(
            self.waiting_for(plan), self.user_deputy, "the activity is with who can decide today"
        )

    def test_author_never_decides_as_acting_person(self):
        plan = self.waiting_plan()
        self.in_force(substitute_id=self.card_head.id)
        self.assertEqual(self.waiting_for(plan), self.user_director, "the author gets no activity for it")
        self.assertFalse(self.as_user(plan, self.user_head).can_approve)
        with self.assert_refused("never decides his own"):
            self.approve(plan, self.user_head)
        with self.assert_refused("never decides his own"):
            self.send_back(plan, self.user_head, "No")

    def test_acting_person_without_an_account(self):
        plan = self.waiting_plan()
        self.in_force()
        self.user_deputy.active = False
        self.env.invalidate_all()
        self.last_steps(plan)._route_activities()
        self.assertEqual((plan.approver_id, self.waiting_for(plan)), (self.user_director, self.user_director))

    def test_return_by_the_acting_person(self):
        plan = self.waiting_plan()
        period = self.in_force()
        self.send_back(plan, self.user_deputy, "Shorter")
        last = self.last_steps(plan)[-1]
        self.assertEqual((plan.state, last.acting_id, last.signer_id), ("returned", period, self.user_deputy))
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_head)
        self.assertTrue(last._is_intact())

    def test_activity_comes_back_once(self):
        plan = self.waiting_plan()
        step = self.last_steps(plan)[-1]
        period = self.in_force()
        self.assertEqual(self.waiting_for(plan), self.user_deputy)
        with freeze_time("2026-09-10 04:00:00"):
            for _call in range(2):
                step._route_activities()
        self.assertEqual(self.waiting_for(plan), self.user_director)
        self.assertEqual(
            self.env["mail.activity"].search_count(
                [("res_model", "=", plan._name), ("res_id", "=", plan.id)]
            ),
            1,
        )
        self.last_steps(plan)[0]._route_activities()
        self.assertEqual(self.waiting_for(plan), self.user_director, "a decided step routes nothing")
        self.assertEqual(period.state, "in_force")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestOneSignerOneStep(ActingCase):
    """One person does not sign two steps of a round, in whatever role, unless the regulation says so."""

    def test_approver_of_the_first_step_acts_in_the_last(self):
        plan = self.waiting_plan()
        self.in_force(substitute_id=self.card_methodologist.id)
        self.assertEqual(self.waiting_for(plan), self.user_director)
        for call in ("approve", "send_back"):
            words = () if call == "approve" else ("No",)
            with self.subTest(call=call), self.assert_refused(self.user_methodologist.name, "signed a step"):
                getattr(self, call)(plan, self.user_methodologist, *words)
        self.approve(plan, self.user_director)

    def test_one_person_acts_for_both(self):
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids[0].post_id = academic = self.ref_id("post_deputy_academic")
        self.in_force(absent_id=self.card_academic.id, post_id=academic.id)
        self.in_force()
        plan = self.approve(self.submit(self.new_plan()), self.user_deputy)
        with self.assert_refused(self.user_deputy.name, "signed a step"):
            self.approve(plan, self.user_deputy)

    def test_the_regulation_allows_it(self):
        self.regulation.allow_same_signer = True
        plan = self.waiting_plan()
        self.in_force(substitute_id=self.card_methodologist.id)
        self.regulation.allow_same_signer = False
        self.approve(plan, self.user_methodologist)
        self.assertEqual(plan.state, "approved", "the regulation of the submission counts")

    def test_allowed_later_changes_nothing_under_way(self):
        plan = self.waiting_plan()
        self.in_force(substitute_id=self.card_methodologist.id)
        self.regulation.allow_same_signer = True
        with self.assert_refused("signed a step"):
            self.approve(plan, self.user_methodologist)

    def test_nobody_can_go_on(self):
        """The director left, and who acts for him has signed: the author takes the plan back instead of waiting for ever."""
        plan = self.waiting_plan()
        self.in_force(substitute_id=self.card_methodologist.id)
        with self.assert_refused("decided in part"):
            self.as_user(plan, self.user_head).action_withdraw()
        self.user_director.active = False
        self.env.invalidate_all()
        self.as_user(plan, self.user_head).action_withdraw()
        self.env.invalidate_all()
        self.assertEqual((plan.state, self.rounds(plan).state), ("draft", "withdrawn"))

    def test_left_but_somebody_acts(self):
        plan = self.waiting_plan()
        self.in_force()
        self.user_director.active = False
        self.env.invalidate_all()
        with self.assert_refused("decided in part"):
            self.as_user(plan, self.user_head).action_withdraw()
        self.approve(plan, self.user_deputy)
        self.assertEqual(plan.state, "approved")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestRemoteActing(ActingCase):
    """No remote call makes somebody the acting person."""

    def test_forged_contexts(self):
        plan = self.waiting_plan()
        period = self.draft()
        step = self.last_steps(plan)[-1]
        contexts = (*FORGED, {"default_acting_id": period.id, "default_signer_id": self.user_deputy.id})
        for context in contexts:
            for model, records, method, args in (
                ("methodical.plan", plan, "action_approve", []),
                ("methodical.plan", plan, "action_return", ["No"]),
                (step._name, step, "action_approve", []),
            ):
                with (
                    self.subTest(method=method, context=context),
                    self.assert_refused(self.card_director.name),
                ):
                    self.rpc(self.user_deputy, model, method, records.ids, *args, context=context)
            with self.subTest(context=context), self.assert_refused(error=UserError):
                self.rpc(
                    self.user_deputy,
                    period._name,
                    "write",
                    period.ids,
                    {"state": "in_force"},
                    context=context,
                )
        self.assertEqual((plan.state, step.decision), ("submitted", False))

    def test_who_signed_is_not_written(self):
        plan = self.waiting_plan()
        first, last = self.last_steps(plan)
        period = self.in_force()
        for vals in (
            {"signer_id": self.user_deputy.id},
            {"signer": "x"},
            {"acting_id": period.id},
            {"reference": "1"},
        ):
            for step in (first, last):
                for context in ({}, *FORGED):
                    with self.subTest(vals=vals, context=context), self.assert_refused():
                        self.rpc(self.user_deputy, step._name, "write", step.ids, vals, context=context)
                with self.subTest(vals=vals, user="root"), self.assert_refused("evidence"):
                    step.sudo().write(vals)

    def test_routing_is_not_remote(self):
        step = self.last_steps(self.waiting_plan())[-1]
        for name in ("_route_activities", "_get_turn_domain", "_seal"):
            with self.subTest(name=name), self.assert_refused(error=AccessError):
                self.rpc(self.user_deputy, step._name, name, step.ids)

    def test_forged_context_does_not_silence_the_activity(self):
        plan = self.submit(self.new_plan())
        context = {"mail_activity_automation_skip": True, "mail_activity_quick_update": False}
        self.rpc(self.user_methodologist, plan._name, "action_approve", plan.ids, context=context)
        self.assertEqual(self.waiting_for(plan), self.user_director)

    def test_acting_person_decides_by_a_remote_call(self):
        plan = self.waiting_plan()
        self.in_force()
        self.rpc(self.user_deputy, plan._name, "action_approve", plan.ids)
        self.env.invalidate_all()
        self.assertEqual(plan.state, "approved")

    def test_two_posts_of_one_step(self):
        """A regulation edited under way does not move the step to somebody who acts in another post."""
        plan = self.waiting_plan()
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids[-1:].post_id = self.ref_id("post_deputy_academic")
        route.write({"step_ids": [Command.delete(route.step_ids[0].id)]})
        self.in_force()
        self.approve(plan, self.user_deputy)
        self.assertEqual(self.last_steps(plan)[-1].post_id, self.ref_id("post_director"))
