from datetime import date

from psycopg2.errors import CheckViolation, ExclusionViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .acting_case import ActingCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestActingGround(ActingCase):
    """How a period comes in force, what stands against it, how it ends (R53, R54, F2 5.9, 6.0)."""

    def test_deputy_acts_for_the_director_without_an_order(self):
        self.allow()
        period = self.draft()
        self.assertTrue(self.as_user(period, self.user_director).can_act_without_order)
        self.as_user(period, self.user_director).action_put_in_force()
        self.assertEqual((period.state, period.clause, period.phase), ("in_force", "F2 5.9", "now"))

    def test_officer_records_it_for_the_absent_director(self):
        self.allow()
        period = self.draft(self.user_officer)
        self.as_user(period, self.user_officer).action_put_in_force()
        self.assertEqual(period.state, "in_force")

    def test_preset_of_the_deputy_allows_it_and_the_others_do_not(self):
        for preset, allowed in (("f0", 0), ("f1", 0), ("f2", 1), ("f3", 0), ("f4", 0)):
            duties = self.ref_id(f"preset_{preset}").duty_ids.filtered(lambda duty: duty.function == "act")
            with self.subTest(preset=preset):
                self.assertEqual(len(duties), allowed)
        self.assertEqual(
            self.ref_id("preset_f2").duty_ids.filtered(lambda duty: duty.function == "act").clause, "F2 5.9"
        )

    def test_without_the_clause_an_order_is_needed(self):
        period = self.draft()
        self.assertFalse(self.as_user(period, self.user_director).can_act_without_order)
        with self.assert_refused("Draft the order", "Director"):
            self.as_user(period, self.user_director).action_put_in_force()

    def test_clause_names_the_posts(self):
        """F2 6.0: for the deputy for upbringing an order is needed; F2 5.9 names one deputy, not every teacher."""
        self.allow()
        for vals in (
            {"substitute_id": self.card_academic.id},
            {"absent_id": self.card_academic.id, "post_id": self.ref_id("post_deputy_academic").id},
        ):
            period = self.draft(**vals)
            with self.subTest(**vals), self.assert_refused("raft the order"):
                self.as_user(period, self.user_director).action_put_in_force()

    def test_nobody_makes_himself_the_acting_person(self):
        self.allow()
        self.user_deputy.group_ids |= self.ref_id("group_officer")
        period = self.draft(self.user_deputy)
        with self.assert_refused(self.card_deputy.name, "himself"):
            self.as_user(period, self.user_deputy).action_put_in_force()
        self.assertEqual(period.state, "draft")

    def test_deputies_only_draft(self):
        self.allow()
        period = self.draft()
        with self.assert_refused("director", error=AccessError):
            self.as_user(period, self.user_academic).action_put_in_force()
        self.as_user(period, self.user_academic).action_cancel()
        self.assertEqual(period.state, "cancelled")

    def test_teacher_reads_who_acts_and_writes_nothing(self):
        period = self.in_force()
        row = self.rpc(
            self.user_teacher,
            "methodical.acting",
            "web_read",
            period.ids,
            {"absent_id": {"fields": {"display_name": {}}}, "phase": {}},
        )
        self.assertEqual(row[0]["absent_id"]["display_name"], self.card_director.name)
        with self.assert_refused(error=AccessError):
            self.draft(self.user_teacher)
        with self.assert_refused(error=AccessError):
            self.as_user(period, self.user_teacher).action_cancel()

    # what stands against it

    def test_overlap_names_the_other_period(self):
        other = self.in_force()
        with self.assert_refused(other.display_name, "Change the dates", error=ValidationError):
            self.draft(
                date_from=date(2026, 9, 9), date_to=date(2026, 9, 20), substitute_id=self.card_academic.id
            )
        self.draft(date_from=date(2026, 9, 10), date_to=date(2026, 9, 20))

    def test_second_of_two_drafts_does_not_come_in_force(self):
        first, second = self.draft(), self.draft(substitute_id=self.card_academic.id)
        first._put_in_force()
        with self.assert_refused(first.display_name):
            second._put_in_force()

    @mute_logger("odoo.sql_db")
    def test_database_keeps_days_apart(self):
        """Two transactions that see only their own period: the second one fails."""
        first, second = self.draft(), self.draft(substitute_id=self.card_academic.id)
        first._put_in_force()
        self.env.flush_all()
        with self.assertRaises(ExclusionViolation), self.cr.savepoint():
            self.cr.execute("UPDATE methodical_acting SET state = 'in_force' WHERE id = %s", second.ids)

    def test_nonsense_is_refused_with_a_sentence(self):
        deputy_post = self.ref_id("post_deputy_teaching")
        for words, vals in (
            (("himself",), {"substitute_id": self.card_director.id}),
            (("account", self.card_colleague.name), {"substitute_id": self.card_colleague.id}),
            (("hold", self.card_director.name), {"post_id": deputy_post.id}),
            (
                ("management", "teacher"),
                {"absent_id": self.card_teacher.id, "post_id": self.ref_id("post_teacher").id},
            ),
        ):
            with self.subTest(words=words), self.assert_refused(*words, error=ValidationError):
                self.draft(**vals)

    @mute_logger("odoo.sql_db")
    def test_end_before_start(self):
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.draft(date_to=date(2026, 9, 1))

    def test_nobody_acts_in_the_past(self):
        period = self.draft(date_from=date(2026, 8, 25), date_to=date(2026, 9, 1))
        with self.assert_refused("past"):
            period._put_in_force()

    def test_chains_and_circles(self):
        """Two deputies hold one post; who acts in it is not replaced, who is absent does not act."""
        post = self.ref_id("post_deputy_teaching")
        self.card_academic.post_ids |= post
        self.in_force(absent_id=self.card_deputy.id, post_id=post.id, substitute_id=self.card_academic.id)
        with self.assert_refused(self.card_academic.name, "acts in the post", error=ValidationError):
            self.draft(absent_id=self.card_academic.id, post_id=post.id, substitute_id=self.card_teacher.id)
        with self.assert_refused(self.card_deputy.name, "absent", error=ValidationError):
            self.draft(absent_id=self.card_academic.id, post_id=post.id, substitute_id=self.card_deputy.id)
        academic_post = self.ref_id("post_deputy_academic")
        with self.assert_refused(self.card_deputy.name, "absent", error=ValidationError):
            self.draft(
                absent_id=self.card_academic.id, post_id=academic_post.id, substitute_id=self.card_deputy.id
            )

    def test_deputy_who_acts_for_the_director_is_replaced_himself(self):
        """That is no chain: two posts, two acting persons."""
        director = self.in_force()
        deputy = self.in_force(
            absent_id=self.card_deputy.id,
            post_id=self.ref_id("post_deputy_teaching").id,
            substitute_id=self.card_teacher.id,
        )
        self.assertEqual((director | deputy).mapped("state"), ["in_force", "in_force"])

    # how it ends

    def test_ends_by_itself(self):
        period = self.in_force()
        for day, phase in (("2026-09-01", "coming"), ("2026-09-09", "now"), ("2026-09-10", "over")):
            with self.subTest(day=day), freeze_time(f"{day} 04:00:00"):
                self.env.invalidate_all()
                self.assertEqual(period.phase, phase)
                self.assertIn(period, period.search([("phase", "=", phase)]))
                self.assertNotIn(period, period.search([("phase", "!=", phase)]))

    @freeze_time("2026-09-05 04:00:00")
    def test_ended_early_by_the_dialog(self):
        with freeze_time("2026-09-02 04:00:00"):
            period = self.in_force()
        officer = self.as_user(period, self.user_officer)
        dialog = officer.action_open_end()
        form = Form(officer.env[dialog["res_model"]].with_context(**dialog["context"]))
        form.date_to = date(2026, 9, 6)
        form.save().action_confirm()
        self.assertEqual((period.date_to, period.state), (date(2026, 9, 6), "in_force"))
        officer.action_end()
        self.assertEqual((period.date_to, period.phase), (date(2026, 9, 4), "over"))

    @freeze_time("2026-09-05 04:00:00")
    def test_ends_that_are_refused(self):
        with freeze_time("2026-09-02 04:00:00"):
            period = self.in_force()
        director = self.as_user(period, self.user_director)
        for day in ("2026-09-03", "2026-09-09", "2026-12-01", "2026-09-01"):
            with self.subTest(day=day), self.assert_refused(period.display_name):
                director.action_end(day)
        with self.assert_refused("end it early"):
            director.action_cancel()
        with self.assert_refused(error=AccessError):
            self.as_user(period, self.user_deputy).action_end()
        self.assertEqual(period.date_to, self.LAST)

    def test_cancelled_before_it_begins(self):
        period = self.in_force(date_from=date(2026, 9, 3))
        with self.assert_refused("officer", error=AccessError):
            self.as_user(period, self.user_academic).action_cancel()
        self.as_user(period, self.user_director).action_cancel()
        self.assertEqual(period.state, "cancelled")
        with self.assert_refused("state"):
            self.as_user(period, self.user_director).action_cancel()
