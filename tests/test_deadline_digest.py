from datetime import date

from odoo import Command
from odoo.tests import freeze_time, tagged

from .acting_case import ActingCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestDigest(ActingCase):
    """Who is reminded of what (J1-J3), of his own late decisions too; acting persons on their days."""

    def digest(self, user, day=None):
        """Return the text of the digest that a person gets on a day ('' without one)."""
        with freeze_time(f"{day or '2026-09-02'} 04:00:00"):
            self.env.invalidate_all()
            Deadline = self.env["methodical.deadline"]
            Deadline._refresh(self.company)
            Deadline._send_digests(self.company)
            found = self.env["mail.activity"].search(
                [
                    ("activity_type_id", "=", self.ref_id("mail_activity_type_deadlines").id),
                    ("user_id", "=", user.id),
                ]
            )
            self.assertLessEqual(len(found), 1, "one digest a person a day")
            return found.note or ""

    def rule(self, code="J1", **vals):
        rule = self.regulation.deadline_rule_ids.filtered(lambda row: row.code == code)
        rule.write({"is_on": True, **vals})
        return rule

    def test_before_the_term_head_and_methodologist_are_reminded(self):
        """J1: before the term the head and the methodologist, after it the director (F0 5.1)."""
        for user, before, after in (
            (self.user_head, True, True),
            (self.user_methodologist, True, True),
            (self.user_director, False, True),
            (self.user_teacher, False, False),
        ):
            with self.subTest(user=user.login):
                self.assertFalse(self.digest(user, "2026-09-04"), "the lead time has not begun")
                self.assertEqual(bool(self.digest(user, "2026-09-05")), before)
                self.assertEqual(bool(self.digest(user, "2026-09-09")), after)

    def test_presets_name_who_is_reminded_too(self):
        for preset, code, post in (
            ("preset_f0", "J1", "post_methodologist"),
            ("preset_f1", "J2", "post_deputy_teaching"),
        ):
            rule = self.ref_id(preset).deadline_rule_ids.filtered(lambda row: row.code == code)  # noqa: B023
            self.assertEqual((rule.is_on, rule.lead_post_ids), (True, self.ref_id(post)))

    def test_copied_regulation_keeps_them(self):
        self.assertEqual(self.rule().lead_post_ids, self.ref_id("post_methodologist"))

    def test_escalation_goes_to_who_acts_on_that_day(self):
        self.in_force()
        self.assertIn("Science", self.digest(self.user_deputy, "2026-09-09"))
        self.assertFalse(self.digest(self.user_director, "2026-09-09"))
        self.assertFalse(self.digest(self.user_deputy, "2026-09-10"))
        self.assertIn("Science", self.digest(self.user_director, "2026-09-10"))

    def test_own_term_of_an_absent_deputy_is_told_to_both(self):
        """J3: the plan stays the deputy's own; who acts for him knows of it."""
        self.rule("J1", is_on=False)
        self.rule("J3", lead_days=10, escalate_post_id=False)
        self.in_force(
            absent_id=self.card_deputy.id,
            post_id=self.ref_id("post_deputy_teaching").id,
            substitute_id=self.card_teacher.id,
        )
        for user in (self.user_deputy, self.user_teacher):
            self.assertIn(self.card_deputy.name, self.digest(user))
        self.assertFalse(self.digest(self.user_director))

    def test_late_decision_is_in_the_digest_of_who_decides(self):
        self.rule(is_on=False)
        self.regulation.route_ids.filtered(lambda route: route.document == "association_plan").step_ids.write(
            {"days": 5, "counted_from": "submission", "day_kind": "calendar"}
        )
        plan = self.submit(self.new_plan())
        self.assertFalse(self.digest(self.user_methodologist, "2026-09-06"))
        for day in ("2026-09-07", "2026-09-20"):
            self.assertIn("07.09.2026", self.digest(self.user_methodologist, day))
        self.assertFalse(self.digest(self.user_director, "2026-09-20"), "it is not his turn")
        with freeze_time("2026-09-20 04:00:00"):
            self.approve(plan, self.user_methodologist)
            self.in_force(date_from=date(2026, 9, 20), date_to=date(2026, 9, 20))
        self.assertFalse(self.digest(self.user_methodologist, "2026-09-20"))
        self.assertIn("waits for your decision", self.digest(self.user_deputy, "2026-09-20"))
        self.assertFalse(self.digest(self.user_director, "2026-09-20"))
        self.assertIn("waits for your decision", self.digest(self.user_director, "2026-09-21"))
        self.approve(plan, self.user_director)
        self.assertFalse(self.digest(self.user_director, "2026-09-21"))

    def test_digest_of_a_post_held_by_nobody(self):
        self.card_methodologist.post_ids = [Command.set(self.ref_id("post_teacher").ids)]
        self.assertFalse(self.digest(self.user_methodologist, "2026-09-07"))
        self.assertTrue(self.digest(self.user_head, "2026-09-07"))
