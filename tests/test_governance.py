from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase

TODAY = date(2026, 10, 5)


class GovernanceCase(ApprovalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Body, cls.Term = cls.env["methodical.body"], cls.env["methodical.head.term"]

    def rule(self, code, **vals):
        """Set a rule of the regulation in force."""
        self.regulation.rule_ids.filtered(lambda rule: rule.code == code).write(vals)

    def proposed(self, members=(), **vals):
        """Return an association that the deputy proposes."""
        return self.as_user(self.Body, self.user_deputy).create(
            {
                "name": "Mathematics",
                "company_id": self.company.id,
                "opening_order": "20",
                "opening_date": TODAY,
                "membership_ids": [
                    Command.create({"teacher_id": card.id, "date_from": TODAY}) for card in members
                ],
                **vals,
            }
        )

    def candidate(self, card, body=None, **vals):
        """Return a candidate whom the members elected, with the order written."""
        return self.as_user(self.Term, self.user_deputy).create(
            {
                "body_id": (body or self.science).id,
                "teacher_id": card.id,
                "mode": "elected",
                "votes_for": 3,
                "date_from": TODAY,
                "order_number": "21",
                "order_date": TODAY,
                **vals,
            }
        )

    def confirm(self, term, user=None):
        return self.as_user(term, user or self.user_director).action_confirm()


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestAssociation(GovernanceCase):
    """Opening, members, closing (R1-R5)."""

    def test_fewer_than_three_members_blocks_or_warns_as_the_regulation_says(self):
        body = self.proposed([self.card_teacher, self.card_teacher2])
        self.rule("members_min", severity="block", value=3)
        self.assertIn("2", body.issue_text)
        with self.assert_refused("2 members", "at least 3", "F1 A-I.2"):
            self.as_user(body, self.user_director).action_activate()
        self.rule("members_min", severity="warn")
        self.as_user(body, self.user_director).action_activate()
        self.assertEqual(body.state, "active")
        body.invalidate_recordset()
        self.assertIn("2 members", body.issue_text, "a warning stays visible")
        self.rule("members_min", severity="off")
        body.invalidate_recordset()
        self.assertNotIn("members", body.issue_text or "")

    def test_members_are_counted_on_the_day_of_the_order(self):
        self.rule("members_min", severity="block", value=3)
        body = self.proposed([self.card_teacher, self.card_teacher2, self.card_colleague])
        body.membership_ids[0].date_from = date(2026, 11, 1)
        with self.assert_refused("2 members"):
            self.as_user(body, self.user_director).action_activate()

    def test_members_of_other_areas_are_named(self):
        self.rule("members_area", severity="warn")
        self.card_teacher.subject_ids = self.env["methodical.subject"].search(
            [("area_id", "!=", self.science.area_ids.id)], limit=1
        )
        self.science.invalidate_recordset()
        self.assertIn(self.card_teacher.name, self.science.issue_text)
        self.assertNotIn(self.card_teacher2.name, self.science.issue_text)
        self.card_teacher.subject_ids |= self.ref_id("subject_physics")
        self.science.invalidate_recordset()
        self.assertNotIn(
            self.card_teacher.name, self.science.issue_text or "", "one subject of the area is enough"
        )

    def test_only_the_director_opens_and_closes(self):
        body = self.proposed([self.card_teacher, self.card_teacher2, self.card_colleague])
        for user in (
            self.user_deputy,
            self.user_head,
            self.user_teacher,
            self.user_admin,
            self.user_officer,
            self.user_outsider,
        ):
            for method in ("action_activate", "action_dissolve"):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=AccessError):
                    self.rpc(user, "methodical.body", method, body.ids)
        self.rpc(self.user_director, "methodical.body", "action_activate", body.ids)
        self.assertEqual(body.state, "active")

    def test_state_is_not_written(self):
        for user in (self.user_deputy, self.user_director):
            for context in ({}, {"methodical_pass": True}):
                with self.subTest(user=user.login, context=context), self.assert_refused("order"):
                    self.rpc(
                        user,
                        "methodical.body",
                        "write",
                        self.science.ids,
                        {"state": "dissolved"},
                        context=context,
                    )
                with self.subTest(user=user.login, context=context), self.assert_refused("order"):
                    self.rpc(
                        user, "methodical.body", "create", [{"name": "x", "state": "active"}], context=context
                    )
            with self.subTest(user=user.login, context="default"), self.assert_refused("order"):
                self.rpc(
                    user, "methodical.body", "create", [{"name": "x"}], context={"default_state": "active"}
                )
        self.assertEqual(self.science.state, "active")

    def test_order_needs_number_and_date(self):
        members = [self.card_teacher, self.card_teacher2, self.card_colleague]
        for vals in ({"opening_order": False}, {"opening_date": False}):
            with self.subTest(vals=vals), self.assert_refused("Mathematics", "number"):
                self.as_user(self.proposed(members, **vals), self.user_director).action_activate()
        with self.assert_refused("Science", "number"):
            self.as_user(self.science, self.user_director).action_dissolve()

    def test_dissolving_ends_members_and_head(self):
        late = self.env["methodical.membership"].create(
            {"body_id": self.science.id, "teacher_id": self.card_academic.id, "date_from": date(2026, 12, 1)}
        )
        self.science.membership_ids[0].date_to = date(2027, 5, 25)
        self.science.write({"closing_order": "40", "closing_date": TODAY})
        self.as_user(self.science, self.user_director).action_dissolve()
        self.assertEqual(self.science.state, "dissolved")
        self.assertEqual(
            set(self.science.membership_ids.mapped("date_to")),
            {TODAY},
            "everybody leaves on the day of the order",
        )
        self.assertFalse(late.exists(), "nobody joins a dissolved association")
        self.assertEqual(self.science.head_term_ids.date_to, TODAY)
        with freeze_time("2026-10-06 04:00:00"):
            self.science.invalidate_recordset()
            self.assertFalse(self.science.head_id)
        with self.assert_refused("cannot become"):
            self.as_user(self.science, self.user_director).action_dissolve()

    def test_opened_association_is_not_deleted(self):
        with self.assert_refused("Science"):
            self.as_user(self.science, self.user_director).unlink()
        self.as_user(self.proposed(), self.user_deputy).unlink()

    def test_supervisor_is_the_holder_of_the_function(self):
        self.assertEqual(self.science.supervisor_id, self.card_deputy)

    def test_memberships_of_one_teacher_do_not_overlap_in_one_body(self):
        Membership = self.as_user(self.env["methodical.membership"], self.user_deputy)
        row = {"body_id": self.science.id, "teacher_id": self.card_teacher.id, "date_from": TODAY}
        with self.assert_refused(self.card_teacher.name, "Science", error=ValidationError):
            Membership.create(row)
        own = self.science.membership_ids.filtered(lambda member: member.teacher_id == self.card_teacher)
        self.as_user(own, self.user_deputy).date_to = date(2026, 9, 30)
        Membership.create(row)
        with self.assert_refused(self.card_teacher.name):
            self.as_user(own, self.user_deputy).date_to = TODAY

    def test_one_teacher_in_several_bodies(self):
        body = self.proposed([self.card_teacher, self.card_teacher2, self.card_colleague])
        self.card_teacher.invalidate_recordset()
        self.assertEqual(self.card_teacher.body_ids, self.science | body)
        self.assertEqual(
            self.Body.search([("membership_ids.teacher_id", "=", self.card_teacher.id)]), self.science | body
        )
        mine = self.as_user(self.Body, self.user_teacher).search([("is_mine", "=", True)])
        self.assertEqual(mine.sudo(False).with_env(self.env), self.science | body)

    def test_dates_of_a_membership(self):
        row = self.science.membership_ids[0]
        with self.assertRaises(Exception) as caught:
            row.date_to = date(2020, 1, 1)
            row.flush_recordset()
        self.assertIn("dates_check", str(caught.exception))
