from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .approval_case import FORGED, ApprovalCase

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
                "membership_ids": [
                    Command.create({"teacher_id": card.id, "date_from": TODAY}) for card in members
                ],
                **vals,
            }
        )

    def candidate(self, card, body=None, announce=True, **vals):
        """Return a candidate whom the members elected, as the deputy wrote it down."""
        term = self.as_user(self.Term, self.user_deputy).create(
            {
                "body_id": (body or self.science).id,
                "teacher_id": card.id,
                "mode": "elected",
                "meeting_reference": f"{self.Term.search_count([]) + 1}",
                "meeting_date": TODAY,
                "votes_for": 3,
                "date_from": TODAY,
                **vals,
            }
        )
        if announce and term.mode != "appointed":
            term.action_announce()
        return term

    def effect(self, kind, day=TODAY, **subject):
        """Return an order of the deputy with one effect, dated but not run."""
        order = self.as_user(self.env["methodical.order"], self.user_deputy)._draft(kind, **subject)
        with_pass(order.sudo()).write({"date": day})
        self.env.flush_all()
        return order

    def sign(self, kind, day=TODAY, **subject):
        """Run what an order does at the moment in which the director signs it; return the order."""
        order = self.effect(kind, day, **subject)
        with_pass(order.sudo()).write({"state": "approved"})
        with_pass(order.sudo()).effect_ids._run()
        self.env.flush_all()
        self.env.invalidate_all()
        return order

    def confirm(self, term, day=TODAY):
        """Seat a head by an order."""
        kind = "seat_head" if term.mode == "elected" else "appoint_head"
        return self.sign(kind, day, head_term_id=term)


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestAssociation(GovernanceCase):
    """Opening, members, closing: by orders only (R1-R5)."""

    def three(self):
        return [self.card_teacher, self.card_teacher2, self.card_colleague]

    def test_fewer_than_three_members_blocks_or_warns_as_the_regulation_says(self):
        body = self.proposed([self.card_teacher, self.card_teacher2])
        self.rule("members_min", severity="block", value=3)
        self.assertIn("2", body.issue_text)
        with self.assert_refused("2 members", "at least 3", "F1 A-I.2"):
            self.sign("open_body", body_id=body)
        self.assertEqual(body.state, "proposed")
        self.rule("members_min", severity="warn")
        self.sign("open_body", body_id=body)
        self.assertEqual(body.state, "active")
        self.assertIn("2 members", body.issue_text, "a warning stays visible")
        self.rule("members_min", severity="off")
        body.invalidate_recordset()
        self.assertNotIn("members", body.issue_text or "")

    def test_members_are_counted_on_the_day_of_the_order(self):
        self.rule("members_min", severity="block", value=3)
        body = self.proposed(self.three())
        body.membership_ids[0].date_from = date(2026, 11, 1)
        with self.assert_refused("2 members"):
            self.sign("open_body", body_id=body)
        self.sign("open_body", date(2026, 11, 1), body_id=body)
        self.assertEqual((body.state, body.opening_date), ("active", date(2026, 11, 1)))

    def test_association_needs_its_supervising_deputy(self):
        body = self.proposed(self.three())
        body.supervisor_id = False
        with self.assert_refused("Mathematics", "supervising deputy", "F1 A-I.6"):
            self.sign("open_body", body_id=body)

    def test_council_is_opened_by_an_order_too(self):
        body = self.proposed([self.card_deputy], kind="methodical_council", name="Council")
        order = self.sign("open_body", body_id=body)
        self.assertEqual((body.state, body.opening_order_id), ("active", order.with_env(body.env)))

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

    def test_deputy_drafts_the_opening_order_by_a_button(self):
        body = self.proposed(self.three())
        for user in (self.user_head, self.user_teacher, self.user_officer, self.user_outsider):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.body", "action_draft_opening", body.ids)
        action = self.rpc(self.user_deputy, "methodical.body", "action_draft_opening", body.ids)
        order = self.env["methodical.order"].browse(action["res_id"])
        self.assertEqual(order.effect_ids.mapped("kind"), ["open_body"])
        self.assertEqual(order.effect_ids.body_id, body.with_env(self.env))
        self.assertIn("Mathematics", order.effect_ids._describe_open_body())
        self.assertEqual(body.state, "proposed", "a draft opens nothing")
        again = self.rpc(self.user_deputy, "methodical.body", "action_draft_opening", body.ids)
        self.assertEqual(again["res_id"], order.id, "one draft is enough")
        with self.assert_refused("Science", "cannot become"):
            self.rpc(self.user_deputy, "methodical.body", "action_draft_opening", self.science.ids)

    def test_what_an_order_does_is_not_written_by_hand(self):
        other = self.env["methodical.order"].search([], limit=1).id or 1
        values = {
            "state": "dissolved",
            "opening_date": "2026-01-01",
            "closing_date": "2026-10-05",
            "opening_order_id": other,
            "closing_order_id": other,
            "successor_id": self.science.id,
            "heir_id": self.proposed(name="Other").id,
        }
        for user in (self.user_deputy, self.user_director):
            for context in FORGED:
                for name, value in values.items():
                    told = self.subTest(user=user.login, context=context, field=name)
                    with told, self.assert_refused("order"):
                        self.rpc(
                            user,
                            "methodical.body",
                            "write",
                            self.science.ids,
                            {name: value},
                            context=context,
                        )
        self.assertEqual(self.science.state, "active")
        self.assertEqual(self.science.heir_id, self.science)

    def test_what_an_order_does_is_not_created_by_hand(self):
        for user in (self.user_deputy, self.user_director):
            for vals, context in (
                ({"state": "active"}, {}),
                ({"state": "active"}, {"methodical_pass": True}),
                ({}, {"default_state": "active"}),
                ({"opening_date": "2026-10-05"}, {}),
                ({}, {"default_opening_date": "2026-10-05"}),
                ({"successor_id": self.science.id}, {}),
                ({}, {"default_successor_id": self.science.id}),
            ):
                told = self.subTest(user=user.login, vals=vals, context=context)
                with told, self.assert_refused("order"):
                    self.rpc(user, "methodical.body", "create", [{"name": "x", **vals}], context=context)
        result = self.rpc(
            self.user_director, "methodical.body", "load", ["name", "state"], [["Loaded", "active"]]
        )
        self.assertTrue(result["messages"], "the import says why not")
        self.assertFalse(self.Body.search([("name", "=", "Loaded")]))

    def test_dissolving_ends_members_and_head(self):
        late = self.env["methodical.membership"].create(
            {"body_id": self.science.id, "teacher_id": self.card_academic.id, "date_from": date(2026, 12, 1)}
        )
        self.science.membership_ids[0].date_to = date(2027, 5, 25)
        order = self.sign("dissolve_body", body_id=self.science)
        self.assertEqual(self.science.state, "dissolved")
        self.assertEqual(
            (self.science.closing_order_id, self.science.closing_date),
            (order.sudo(False).with_env(self.env), TODAY),
        )
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
        with self.assert_refused("Science", "Dissolved"):
            self.sign("dissolve_body", body_id=self.science)

    def test_association_does_not_end_before_it_began(self):
        with self.assert_refused("Science", "08/24/2026"):
            self.sign("dissolve_body", date(2026, 8, 1), body_id=self.science)

    def test_plan_under_approval_holds_the_dissolution_up(self):
        plan = self.submit(self.new_plan())
        with self.assert_refused(plan.name, "under approval", "withdraw"):
            self.sign("dissolve_body", body_id=self.science)
        self.assertEqual(self.science.state, "active")

    def test_opened_association_is_not_deleted(self):
        with self.assert_refused("Science"):
            self.as_user(self.science, self.user_director).unlink()
        self.as_user(self.proposed(), self.user_deputy).unlink()

    def test_supervisor_is_the_holder_of_the_function(self):
        self.assertEqual(self.science.supervisor_id, self.card_deputy)


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMembership(GovernanceCase):
    """Membership with dates and history, one teacher in several bodies (N5)."""

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

    def test_membership_that_has_run_stays_in_the_history(self):
        row = self.science.membership_ids.filtered(lambda member: member.teacher_id == self.card_teacher)
        with self.assert_refused(self.card_teacher.name, "last day"):
            self.rpc(self.user_deputy, "methodical.membership", "unlink", row.ids)
        with self.assert_refused(self.card_teacher.name):
            self.rpc(
                self.user_deputy,
                "methodical.body",
                "write",
                self.science.ids,
                {"membership_ids": [[2, row.id, 0]]},
            )
        mistake = self.as_user(self.env["methodical.membership"], self.user_deputy).create(
            {"body_id": self.science.id, "teacher_id": self.card_academic.id, "date_from": TODAY}
        )
        mistake.unlink()
        self.as_user(row, self.user_deputy).date_to = date(2026, 10, 4)
        Membership = self.as_user(self.env["methodical.membership"], self.user_teacher2)
        self.assertIn(row, Membership.search([("is_current", "=", False)]), "past members stay readable")

    def test_members_of_a_dissolved_association_are_history(self):
        row = self.science.membership_ids[0]
        self.sign("dissolve_body", body_id=self.science)
        for method, args in (
            ("write", [row.ids, {"date_to": "2026-12-31"}]),
            ("unlink", [row.ids]),
            ("create", [[{"body_id": self.science.id, "teacher_id": self.card_academic.id}]]),
        ):
            with self.subTest(method=method), self.assert_refused("Science", "history"):
                self.rpc(self.user_director, "methodical.membership", method, *args)
