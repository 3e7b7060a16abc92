from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .test_governance import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestHead(GovernanceCase):
    """The head: eligibility, votes, order, rights (R7-R11)."""

    def test_new_head_replaces_the_old_one(self):
        old = self.science.head_term_ids
        term = self.candidate(self.card_teacher)
        self.confirm(term)
        self.science.invalidate_recordset()
        self.assertEqual(self.science.head_id, self.card_teacher)
        self.assertEqual((old.state, old.date_to), ("ended", date(2026, 10, 4)))
        self.assertTrue(
            self.user_teacher.has_group("school_methodical.group_head"),
            "the order gives the rights of a head",
        )

    def test_new_head_ends_a_term_that_had_a_last_day(self):
        first = self.candidate(self.card_teacher, date_to=date(2027, 5, 25))
        self.confirm(first)
        self.confirm(self.candidate(self.card_teacher2, date_from=date(2026, 10, 12)))
        self.assertEqual(first.date_to, date(2026, 10, 11), "two heads never overlap")

    def test_order_is_drafted_by_the_deputy_and_seats_nobody(self):
        term = self.candidate(self.card_teacher)
        for user in (self.user_head, self.user_teacher, self.user_officer, self.user_admin):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.head.term", "action_draft_order", term.ids)
        action = self.rpc(self.user_deputy, "methodical.head.term", "action_draft_order", term.ids)
        order = self.env["methodical.order"].browse(action["res_id"])
        self.assertEqual(order.effect_ids.head_term_id, term.with_env(self.env))
        self.assertIn(self.card_teacher.name, order.effect_ids._describe_seat_head())
        self.assertIn("10/05/2026", order.effect_ids._describe_seat_head())
        self.assertEqual(term.state, "elected")
        self.assertFalse(self.user_teacher.has_group("school_methodical.group_head"))

    def test_state_and_orders_are_not_written(self):
        term = self.candidate(self.card_teacher, announce=False)
        order = self.effect("seat_head", head_term_id=self.candidate(self.card_teacher2))
        values = {
            "state": "confirmed",
            "order_id": order.id,
            "end_order_id": order.id,
            "eligibility_snapshot": "x",
            "electorate": 9,
        }
        row = {"body_id": self.science.id, "teacher_id": self.card_teacher.id}
        for user in (self.user_deputy, self.user_director):
            for name, value in values.items():
                for context in ({}, {"methodical_pass": True}):
                    with self.subTest(user=user.login, field=name), self.assert_refused("order"):
                        self.rpc(
                            user, "methodical.head.term", "write", term.ids, {name: value}, context=context
                        )
                    with self.subTest(user=user.login, field=name), self.assert_refused("order"):
                        self.rpc(
                            user, "methodical.head.term", "create", [{**row, name: value}], context=context
                        )
                with self.subTest(user=user.login, default=name), self.assert_refused("order"):
                    self.rpc(
                        user, "methodical.head.term", "create", [row], context={f"default_{name}": value}
                    )
        with self.assert_refused("order"):
            self.rpc(
                self.user_deputy,
                "methodical.body",
                "write",
                self.science.ids,
                {"head_term_ids": [[0, 0, {"teacher_id": self.card_teacher.id, "state": "confirmed"}]]},
            )

    def test_confirmed_term_is_evidence(self):
        term = self.science.head_term_ids
        for vals in (
            {"date_to": "2030-01-01"},
            {"votes_for": 9},
            {"teacher_id": self.card_teacher.id},
            {"eligibility_snapshot": "x"},
        ):
            with self.subTest(vals=vals), self.assert_refused("order"):
                self.rpc(self.user_director, "methodical.head.term", "write", term.ids, vals)
        with self.assert_refused("order"):
            self.rpc(self.user_director, "methodical.head.term", "unlink", term.ids)

    def test_term_ends_by_an_order(self):
        term = self.science.head_term_ids
        action = self.rpc(self.user_deputy, "methodical.head.term", "action_draft_end_order", term.ids)
        order = self.env["methodical.order"].browse(action["res_id"])
        self.assertEqual(order.effect_ids.mapped("kind"), ["end_head"])
        with self.assert_refused(self.card_head.name, "08/24/2026"):
            self.sign("end_head", date(2026, 8, 20), head_term_id=term)
        order = self.sign("end_head", head_term_id=term)
        self.assertEqual((term.state, term.date_to, term.end_order_id.id), ("ended", TODAY, order.id))

    def test_candidate_is_not_ended_into_office(self):
        term = self.candidate(self.card_teacher)
        with self.assert_refused("only a confirmed term"):
            self.rpc(self.user_deputy, "methodical.head.term", "action_draft_end_order", term.ids)
        with self.assert_refused("only a confirmed term"):
            self.sign("end_head", head_term_id=term)
        self.assertEqual(term.state, "elected")

    def test_ended_term_does_not_grow(self):
        term = self.science.head_term_ids
        self.sign("end_head", head_term_id=term)
        with self.assert_refused("only a confirmed term"):
            self.sign("end_head", date(2026, 10, 20), head_term_id=term)
        self.assertEqual(term.date_to, TODAY)

    def test_order_in_every_mode(self):
        for vals, word in (
            ({"announce": False}, "announce the result"),
            ({"announce": False, "mode": "consent"}, "members agreed"),
            ({"votes_for": 1, "votes_against": 3}, "cannot be seated"),
        ):
            with self.subTest(vals=vals), self.assert_refused(word, self.card_teacher.name):
                self.confirm(self.candidate(self.card_teacher, **vals))
        term = self.candidate(self.card_teacher, mode="appointed", votes_for=0, meeting_reference=False)
        self.assertEqual(term.state, "candidate")
        with self.assert_refused("“Elected”", "“Appointed”", self.card_teacher.name):
            self.confirm(term)
        term.override_reason = "Nobody stood for the election"
        order = self.confirm(term)
        self.assertEqual((term.state, term.order_id.id), ("confirmed", order.id))

    def test_head_is_a_member_on_that_day(self):
        with self.assert_refused("not a member", self.card_academic.name):
            self.confirm(self.candidate(self.card_academic))
        row = self.science.membership_ids.filtered(lambda member: member.teacher_id == self.card_teacher)
        row.date_to = date(2026, 10, 4)
        with self.assert_refused("not a member"):
            self.confirm(self.candidate(self.card_teacher))

    def test_head_of_a_proposal(self):
        body = self.proposed([self.card_teacher, self.card_teacher2, self.card_colleague])
        with self.assert_refused("Mathematics", "not active"):
            self.confirm(self.candidate(self.card_teacher, body=body))

    def test_term_does_not_change_under_the_pen(self):
        term = self.candidate(self.card_teacher)
        self.as_user(term, self.user_deputy).write({"date_from": date(2026, 10, 6)})
        with_pass(self.effect("seat_head", head_term_id=term).sudo()).write({"state": "submitted"})
        for user in (self.user_deputy, self.user_director):
            with self.subTest(user=user.login), self.assert_refused(self.card_teacher.name, "Withdraw"):
                self.rpc(user, "methodical.head.term", "write", term.ids, {"date_from": "2026-10-12"})

    def test_head_without_user_account(self):
        with self.assert_refused(self.card_colleague.name, "user account"):
            self.confirm(self.candidate(self.card_colleague))

    def test_education_blocks_or_needs_a_reason(self):
        self.card_teacher.education_level = "vocational"
        with self.assert_refused("higher professional education", "F0 1.2"):
            self.confirm(self.candidate(self.card_teacher))
        self.rule("head_education", severity="warn")
        with self.assert_refused("reason of the exception"):
            self.confirm(self.candidate(self.card_teacher))
        term = self.candidate(self.card_teacher, override_reason="Nobody else teaches it")
        self.confirm(term)
        self.assertIn("Nobody else teaches it", term.eligibility_snapshot)
        self.assertIn("higher professional education", term.eligibility_snapshot)
        self.rule("head_education", severity="off")
        self.confirm(self.candidate(self.card_teacher, date_from=date(2026, 10, 12)))

    def test_service_is_counted_on_the_day_of_the_order(self):
        service = self.card_teacher.service_ids.filtered(lambda row: row.kind == "education")
        service.date_start = date(2021, 10, 6)
        with self.assert_refused("4 y 11 m", "5 years", "F0 1.2"):
            self.confirm(self.candidate(self.card_teacher))
        self.confirm(self.candidate(self.card_teacher, date_from=date(2026, 10, 6)))

    def test_earlier_service_counts(self):
        service = self.card_teacher.service_ids.filtered(lambda row: row.kind == "education")
        service.write({"date_start": date(2024, 10, 5), "earlier_years": 3})
        self.confirm(self.candidate(self.card_teacher))
        self.assertEqual(
            self.science.head_term_ids.filtered(lambda term: term.teacher_id == self.card_teacher).state,
            "confirmed",
        )

    def test_category_holds_on_the_day_of_the_order(self):
        highest, first, second = (self.ref_id(f"category_{name}") for name in ("highest", "first", "second"))
        self.rule("head_category", severity="block", category_ids=[Command.set((highest | first).ids)])
        with self.assert_refused("categories", "F1 A-I.2e"):
            self.confirm(self.candidate(self.card_teacher))
        Award = self.env["methodical.category.award"]
        Award.create(
            {"teacher_id": self.card_teacher.id, "category_id": second.id, "date_awarded": "2026-01-10"}
        )
        with self.assert_refused("categories"):
            self.confirm(self.candidate(self.card_teacher))
        Award.create(
            {"teacher_id": self.card_teacher.id, "category_id": first.id, "date_awarded": "2026-10-06"}
        )
        with self.assert_refused("categories"):
            self.confirm(self.candidate(self.card_teacher))
        term = self.candidate(self.card_teacher, date_from=date(2026, 10, 6))
        self.confirm(term)
        self.assertIn(first.name, term.eligibility_snapshot)

    def test_snapshot_keeps_the_day_of_the_order(self):
        term = self.candidate(self.card_teacher)
        self.confirm(term)
        before = term.eligibility_snapshot
        self.assertIn("10 y", before)
        self.card_teacher.education_level = "secondary"
        self.assertEqual(term.eligibility_snapshot, before)
        self.assertIn(
            "higher professional education",
            term.eligibility_text,
            "the present view differs from the snapshot",
        )

    def test_rights_end_with_the_term(self):
        plan = self.new_plan()
        self.as_user(plan, self.user_head).theme = "While in office"
        self.confirm(self.candidate(self.card_teacher))
        self.assertTrue(
            self.user_head.has_group("school_methodical.group_head"), "the group stays, it reaches nothing"
        )
        for method, args in (
            ("write", [plan.ids, {"theme": "After"}]),
            ("action_submit", [plan.ids]),
            ("unlink", [plan.ids]),
            ("create", [[{"body_id": self.science.id, "school_year_id": self.year.id, "horizon": "month"}]]),
        ):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_head, "methodical.plan", method, *args)
        self.rpc(self.user_teacher, "methodical.plan", "write", plan.ids, {"theme": "The new head goes on"})
        self.assertEqual(plan.theme, "The new head goes on")

    def test_term_begins_on_its_day(self):
        self.confirm(self.candidate(self.card_teacher, date_from=date(2026, 10, 12)))
        plan = self.new_plan()
        with self.assert_refused(error=AccessError):
            self.as_user(plan, self.user_teacher).theme = "Too early"
        with freeze_time("2026-10-12 04:00:00"):
            self.as_user(plan, self.user_teacher).theme = "In office"
            with self.assert_refused(error=AccessError):
                self.as_user(plan, self.user_head).theme = "Out of office"

    def test_former_head_cannot_withdraw_or_submit(self):
        plan = self.submit(self.new_plan())
        self.confirm(self.candidate(self.card_teacher))
        with self.assert_refused(error=AccessError):
            self.as_user(plan, self.user_head).action_withdraw()
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved", "the round goes its way without the former head")
