from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

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

    def test_only_the_director_confirms_and_ends(self):
        term = self.candidate(self.card_teacher)
        for user in (self.user_deputy, self.user_head, self.user_teacher, self.user_admin):
            for method in ("action_confirm", "action_end"):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=AccessError):
                    self.rpc(user, "methodical.head.term", method, term.ids)
        self.assertFalse(self.user_teacher.has_group("school_methodical.group_head"))

    def test_state_is_not_written(self):
        term = self.candidate(self.card_teacher)
        for user in (self.user_deputy, self.user_director):
            for context in ({}, {"methodical_pass": True}):
                with self.subTest(user=user.login, context=context), self.assert_refused("order"):
                    self.rpc(
                        user,
                        "methodical.head.term",
                        "write",
                        term.ids,
                        {"state": "confirmed"},
                        context=context,
                    )
        row = {"body_id": self.science.id, "teacher_id": self.card_teacher.id}
        with self.assert_refused("order"):
            self.rpc(self.user_deputy, "methodical.head.term", "create", [{**row, "state": "confirmed"}])
        with self.assert_refused("order"):
            self.rpc(
                self.user_deputy,
                "methodical.head.term",
                "create",
                [row],
                context={"default_state": "confirmed"},
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

    def test_candidate_is_not_ended_into_office(self):
        term = self.candidate(self.card_teacher)
        with self.assert_refused("confirmed"):
            self.as_user(term, self.user_director).action_end()
        self.assertEqual(term.state, "candidate")

    def test_ended_term_does_not_grow(self):
        term = self.science.head_term_ids
        self.as_user(term, self.user_director).action_end()
        with freeze_time("2026-10-20 04:00:00"), self.assert_refused("confirmed"):
            self.as_user(term, self.user_director).action_end()
        self.assertEqual(term.date_to, TODAY)

    def test_what_an_order_needs(self):
        for vals, word in (
            ({"order_number": False}, "order"),
            ({"order_date": False}, "order"),
            ({"votes_for": 2, "votes_against": 2}, "not elected"),
            ({"votes_for": 0}, "not elected"),
            ({"mode": "consent"}, "minutes"),
        ):
            with self.subTest(vals=vals), self.assert_refused(word, self.card_teacher.name):
                self.confirm(self.candidate(self.card_teacher, **vals))

    def test_head_is_a_member_on_that_day(self):
        with self.assert_refused("not a member", self.card_academic.name):
            self.confirm(self.candidate(self.card_academic))
        row = self.science.membership_ids.filtered(lambda member: member.teacher_id == self.card_teacher)
        row.date_to = date(2026, 10, 4)
        with self.assert_refused("not a member"):
            self.confirm(self.candidate(self.card_teacher))

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
