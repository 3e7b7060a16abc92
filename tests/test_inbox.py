from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .acting_case import ActingCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestInbox(ActingCase):
    """What waits for whom today: own steps, and those of the one for whom a person acts, on exactly those days (J26)."""

    def test_own_step(self):
        plan = self.submit(self.new_plan())
        self.assertEqual(self.inbox(self.user_methodologist), [plan.display_name])
        self.assertFalse(self.inbox(self.user_director), "it is not his turn yet")
        self.assertFalse(self.inbox(self.user_deputy))

    def test_inbox_passes_for_exactly_those_days(self):
        plan = self.waiting_plan()
        self.in_force(date_from=date(2026, 9, 3))
        for day, waits in (
            ("2026-09-02", []),
            ("2026-09-03", [plan.display_name]),
            ("2026-09-09", [plan.display_name]),
            ("2026-09-10", []),
        ):
            with self.subTest(day=day), freeze_time(f"{day} 06:00:00"):
                self.assertEqual(self.inbox(self.user_deputy), waits)

    def test_day_of_the_school_counts(self):
        """At 19:00 UTC it is the next day in Bishkek, whatever the clock of the reader says."""
        plan = self.waiting_plan()
        self.in_force(date_from=date(2026, 9, 3), date_to=date(2026, 9, 3))
        self.user_deputy.tz = "America/New_York"
        with freeze_time("2026-09-02 17:00:00"):
            self.assertFalse(self.inbox(self.user_deputy))
        with freeze_time("2026-09-02 19:00:00"):
            self.assertEqual(self.inbox(self.user_deputy), [plan.display_name])
        with freeze_time("2026-09-03 19:00:00"):
            self.assertFalse(self.inbox(self.user_deputy))

    def test_columns_say_for_whom(self):
        self.waiting_plan()
        self.in_force()
        Signature = self.as_user(self.env["methodical.approval.signature"], self.user_deputy)
        step = Signature.search([("is_for_absent", "=", True)])
        self.assertIn(self.card_director.name, step.acting_for)
        self.assertIn(step.post_label, step.acting_for)
        self.assertEqual(step.document_kind, "association_plan")
        self.assertTrue(step.is_waiting_for_me)
        own = self.as_user(step, self.user_director)
        self.assertEqual((own.is_waiting_for_me, own.acting_for), (False, False))

    def test_absent_person_keeps_what_nobody_decides_for_him(self):
        """The deputy in the post of the author may not decide it: it stays with the absent director."""
        plan = self.waiting_plan()
        self.in_force(substitute_id=self.card_head.id)
        self.assertEqual(self.inbox(self.user_director), [plan.display_name])
        self.assertEqual(self.waiting_for(plan), self.user_director)
        self.assertFalse(self.inbox(self.user_head))

    def test_absent_person_finds_nothing_on_the_days_of_the_other(self):
        plan = self.waiting_plan()
        self.in_force(date_to=date(2026, 9, 3))
        self.assertFalse(self.inbox(self.user_director))
        with freeze_time("2026-09-04 04:00:00"):
            self.assertEqual(self.inbox(self.user_director), [plan.display_name])

    def test_who_signed_a_step_decides_no_second_one_for_another(self):
        """The methodologist agreed; acting for the director she would sign twice."""
        plan = self.waiting_plan()
        self.in_force(substitute_id=self.card_methodologist.id)
        self.assertFalse(self.inbox(self.user_methodologist))
        self.assertEqual(self.inbox(self.user_director), [plan.display_name])
        with self.assert_refused(self.card_methodologist.name):
            self.as_user(plan, self.user_methodologist).action_approve()

    def test_only_the_post_of_the_period(self):
        """Who acts for a deputy gets what waits for her in that post, and nothing of her other posts."""
        self.card_director.post_ids |= self.ref_id("post_deputy_academic")
        self.waiting_plan()
        self.in_force(post_id=self.ref_id("post_deputy_academic").id)
        self.assertFalse(self.inbox(self.user_deputy))

    def test_author_does_not_find_his_own_document(self):
        plan = self.waiting_plan()
        self.in_force(substitute_id=self.card_head.id)
        self.assertFalse(self.inbox(self.user_head))
        with self.assert_refused():
            self.as_user(plan, self.user_head).action_approve()

    def test_teacher_who_acts_opens_and_decides_the_plan(self):
        """A member of no association reads the plan on those days only."""
        stranger, card = self._new_person(
            "stranger", "Асанов Бек", "group_teacher", "post_teacher", self.company
        )
        plan = self.waiting_plan()
        approval_round = self.rounds(plan)

        def reads():
            self.env.invalidate_all()
            for record in (plan, plan.item_ids, approval_round, approval_round.signature_ids):
                self.rpc(stranger, record._name, "read", record.ids, ["display_name"])

        with self.assert_refused(error=AccessError):
            reads()
        self.in_force(absent_id=self.card_director.id, substitute_id=card.id, date_to=date(2026, 9, 3))
        reads()
        for method, args in (("write", [{"theme": "x"}]), ("unlink", []), ("action_withdraw", [])):
            with self.subTest(method=method), self.assert_refused(error=UserError):
                self.rpc(stranger, "methodical.plan", method, plan.ids, *args)
        self.rpc(stranger, "methodical.plan", "action_approve", plan.ids)
        self.env.invalidate_all()
        self.assertEqual(plan.state, "approved")
        reads()
        last = self.last_steps(plan)[-1]
        self.assertEqual((last.signer_id, last.user_id), (stranger, self.user_director))
        with freeze_time("2026-09-04 04:00:00"), self.assert_refused(error=AccessError):
            reads()

    def test_other_plans_stay_closed(self):
        stranger, card = self._new_person(
            "stranger", "Асанов Бек", "group_teacher", "post_teacher", self.company
        )
        draft = self.new_plan()
        self.in_force(substitute_id=card.id)
        with self.assert_refused(error=AccessError):
            self.rpc(stranger, "methodical.plan", "read", draft.ids, ["theme"])

    def test_after_the_period_nothing_is_decided(self):
        plan = self.waiting_plan()
        self.in_force()
        with freeze_time("2026-09-10 04:00:00"), self.assert_refused(error=UserError):
            self.as_user(plan, self.user_deputy).action_approve()

    def test_selected_ones_are_decided_in_one_go(self):
        plan = self.waiting_plan()
        self.in_force()
        Signature = self.as_user(self.env["methodical.approval.signature"], self.user_deputy)
        Signature.search([("is_waiting_for_me", "=", True)]).action_approve()
        self.env.invalidate_all()
        self.assertEqual(plan.state, "approved")
        self.assertFalse(self.inbox(self.user_deputy))

    def test_desk_shows_the_same(self):
        self.waiting_plan()
        self.in_force()
        self.env.invalidate_all()
        waiting = self.as_user(self.env["methodical.desk"], self.user_deputy).get_data()["waiting"]
        self.assertEqual(waiting["count"], 1)
        self.assertIn(self.card_director.name, waiting["rows"][0]["subtitle"])

    def test_rounds_say_where_a_document_waits(self):
        plan = self.submit(self.new_plan())
        approval_round = self.as_user(self.rounds(plan), self.user_deputy)
        self.assertIn(self.card_methodologist.name, approval_round.waits_for)
        self.assertEqual(approval_round.waits_since, approval_round.submitted_at)
        with freeze_time("2026-09-03 04:00:00"):
            self.approve(plan, self.user_methodologist)
            self.assertIn(self.card_director.name, approval_round.waits_for)
            self.assertEqual(str(approval_round.waits_since), "2026-09-03 04:00:00")
        with freeze_time("2026-09-25 04:00:00"):
            self.env.invalidate_all()
            self.assertTrue(approval_round.is_overdue)
            self.assertIn(approval_round, approval_round.search([("is_overdue", "=", True)]))
        self.in_force(date_to=date(2026, 9, 10))
        self.env.invalidate_all()
        self.assertIn(self.card_deputy.name, approval_round.waits_for)

    def test_who_acts_nowhere_costs_nothing(self):
        """The record rules ask on every reading; without a period of acting they ask the database nothing."""
        self.new_plan()
        Signature = self.as_user(self.env["methodical.approval.signature"], self.user_teacher)
        Signature._get_documents_of_substitute()
        with self.assertQueryCount(0):
            Signature._get_documents_of_substitute()


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestHandingOver(ActingCase):
    """Activities of the steps and notices at the beginning and at the end (J26)."""

    def test_at_once_when_it_begins_today(self):
        plan = self.waiting_plan()
        self.assertEqual(self.waiting_for(plan), self.user_director)
        self.in_force()
        self.assertEqual(self.waiting_for(plan), self.user_deputy)
        self.assertIn("acts for", self.notices(self.user_deputy))
        self.assertIn("acts for", self.notices(self.user_director))

    def test_document_that_arrives_during_the_period(self):
        self.in_force()
        plan = self.waiting_plan()
        self.assertEqual(self.waiting_for(plan), self.user_deputy)

    def test_night_hands_over_and_back(self):
        plan = self.waiting_plan()
        period = self.in_force(date_from=date(2026, 9, 4), date_to=date(2026, 9, 5))
        self.assertEqual(self.waiting_for(plan), self.user_director)
        # 18:30 UTC is half past midnight of the next day in Bishkek
        for moment, user, passed in (
            ("2026-09-02 18:30:00", self.user_director, False),
            ("2026-09-03 18:30:00", self.user_deputy, True),
            ("2026-09-04 18:30:00", self.user_deputy, True),
            ("2026-09-05 18:30:00", self.user_director, False),
        ):
            with self.subTest(moment=moment), freeze_time(moment):
                self.run_night()
                self.assertEqual((self.waiting_for(plan), period.is_passed), (user, passed))

    def test_night_without_the_job_loses_nothing(self):
        plan = self.waiting_plan()
        self.in_force(date_to=date(2026, 9, 4))
        with freeze_time("2026-09-20 18:30:00"):
            self.run_night()
            self.assertEqual(self.waiting_for(plan), self.user_director)

    def test_management_is_told_the_day_before_once(self):
        self.in_force(date_from=date(2026, 9, 4))
        self.assertFalse(self.notices(self.user_academic))
        for _run in range(2):
            with freeze_time("2026-09-02 18:30:00"):
                self.run_night()
        self.assertEqual(self.notices(self.user_academic).count("From tomorrow"), 1)
        self.assertEqual(self.notices(self.user_director).count("From tomorrow"), 1)
        self.assertFalse(self.notices(self.user_teacher))

    def test_end_at_once(self):
        plan = self.waiting_plan()
        with freeze_time("2026-09-01 04:00:00"):
            period = self.in_force(date_from=date(2026, 9, 1))
        self.assertEqual(self.waiting_for(plan), self.user_deputy)
        self.as_user(period, self.user_director).action_end()
        self.assertEqual(self.waiting_for(plan), self.user_director)
        self.assertIn("any more", self.notices(self.user_deputy))

    def test_one_period_that_fails_keeps_no_other_waiting(self):
        plan = self.waiting_plan()
        first = self.in_force(
            absent_id=self.card_academic.id,
            post_id=self.ref_id("post_deputy_academic").id,
            date_from=date(2026, 9, 3),
        )
        self.in_force(date_from=date(2026, 9, 3))
        tell = type(first)._tell

        def fail(period, users, text):
            if period.id == first.id:
                raise ValueError("mail server")
            return tell(period, users, text)

        self.patch(type(first), "_tell", fail)
        with (
            freeze_time("2026-09-02 18:30:00"),
            self.assertLogs("odoo.addons.school_methodical.models.approval.methodical_acting", "ERROR"),
        ):
            self.run_night()
        self.assertEqual(self.waiting_for(plan), self.user_deputy)
        self.assertFalse(first.is_passed)
