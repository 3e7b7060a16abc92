from datetime import date

from psycopg2.errors import CheckViolation

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .approval_case import ApprovalCase
from .common import SETUP_DAY


class OwnerCase(ApprovalCase):
    """Plans of persons and of the school, made as their forms make them."""

    def item_vals(self, name="Open lesson", day="2026-10-12", **vals):
        return {
            "name": name,
            "direction_id": self.ref_id("direction_1").id,
            "date_from": day,
            "is_joint": True,
            **vals,
        }

    def owned_plan(self, kind, user, card=None, **vals):
        """Return a draft that a user makes for a person or for the school, with one activity."""
        return self.as_user(self.env["methodical.plan"], user).create(
            {
                "owner_kind": kind,
                "body_id": False,
                "owner_id": card.id if card else False,
                "company_id": self.company.id,
                "school_year_id": self.year.id,
                "item_ids": [Command.create(self.item_vals())],
                **vals,
            }
        )

    def new_council(self, chair):
        """Return the methodical council, chaired by a card."""
        council = self.env["methodical.body"].create(
            {
                "name": "Methodical council",
                "kind": "methodical_council",
                "company_id": self.company.id,
                "membership_ids": [Command.create({"teacher_id": chair.id, "date_from": SETUP_DAY})],
            }
        )
        self.open_body(council, SETUP_DAY)
        self.seat_head(council, chair, SETUP_DAY, mode="appointed", votes_for=0)
        return council


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestTeacherPlan(OwnerCase):
    """The individual plan: the teacher drafts, the head of his association approves."""

    def test_from_draft_to_approval(self):
        plan = self.owned_plan("teacher", self.user_teacher, self.card_teacher)
        self.assertEqual(plan.teacher_body_id, self.science, "his association is found by itself")
        self.submit(plan, self.user_teacher)
        self.assertEqual(self.last_steps(plan).user_id, self.user_head)
        self.send_back(plan, self.user_head, "Add your self-education")
        self.assertEqual(
            self.waiting_for(plan, "returned"), self.user_teacher, "the author is the teacher, not the head"
        )
        plan.remark_ids.with_user(self.user_teacher).answer = "done"
        self.submit(plan, self.user_teacher)
        self.approve(plan, self.user_head)
        self.assertEqual(plan.state, "approved")
        with self.assert_refused("submitted or approved"):
            self.as_user(plan, self.user_teacher).aim = "x"

    def test_form_starts_with_the_own_card(self):
        Plan = self.as_user(self.env["methodical.plan"], self.user_teacher)
        with Form(Plan.with_context(default_owner_kind="teacher", default_body_id=False)) as form:
            self.assertEqual(form.owner_id, self.card_teacher)
            self.assertEqual(form.teacher_body_id, self.science)
            self.assertFalse(form.body_id)
        self.assertEqual(form.record.owner_kind, "teacher")

    def test_plan_of_a_head_goes_to_the_deputy(self):
        self.science.supervisor_id = self.card_deputy
        plan = self.owned_plan("teacher", self.user_head, self.card_head)
        self.submit(plan, self.user_head)
        self.assertEqual(self.last_steps(plan).user_id, self.user_deputy, "nobody approves his own plan")

    def test_teacher_without_an_association(self):
        self.science.membership_ids.filtered(lambda row: row.teacher_id == self.card_teacher).date_to = date(
            2026, 9, 1
        )
        plan = self.owned_plan("teacher", self.user_teacher, self.card_teacher)
        self.assertFalse(plan.teacher_body_id)
        with self.assert_refused("needs a head"):
            self.submit(plan, self.user_teacher)

    def test_who_sees_it(self):
        plan = self.owned_plan("teacher", self.user_teacher, self.card_teacher)
        for key, sees, writes in (
            ("teacher", True, True),
            ("teacher2", False, False),
            ("head", True, False),
            ("deputy", True, False),
            ("director", True, False),
            ("admin", True, False),
            ("officer", False, False),
            ("outsider", False, False),
            ("other_director", False, False),
        ):
            for records in (plan, plan.item_ids):
                own = self.as_user(records, getattr(self, f"user_{key}"))
                with self.subTest(user=key, model=records._name):
                    self.assertEqual(own.has_access("read"), sees)
                    self.assertEqual(own.has_access("write"), writes)

    def test_head_of_another_association_sees_nothing(self):
        plan = self.owned_plan("teacher", self.user_teacher, self.card_teacher)
        self._new_association(
            "Maths", self.ref_id("area_humanities"), self.card_teacher2, self.card_teacher2 | self.card_deputy
        )
        self.assertFalse(self.as_user(plan, self.user_teacher2).has_access("read"))

    def test_nobody_plans_for_somebody_else(self):
        plan = self.owned_plan("teacher", self.user_teacher, self.card_teacher)
        vals = {
            "owner_kind": "teacher",
            "body_id": False,
            "school_year_id": self.year.id,
            "company_id": self.company.id,
        }
        for user in (self.user_teacher, self.user_head, self.user_deputy):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.plan", "create", [{**vals, "owner_id": self.card_colleague.id}])
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher, "methodical.plan", "write", plan.ids, {"owner_id": self.card_teacher2.id}
            )
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher,
                "methodical.plan",
                "write",
                plan.ids,
                {"owner_kind": "body", "owner_id": False, "body_id": self.science.id},
            )
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher2, "methodical.plan.item", "write", plan.item_ids.ids, {"name": "x"})
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_head, "methodical.plan.item", "create", [{**self.item_vals(), "plan_id": plan.id}]
            )

    def test_teacher_is_no_deputy(self):
        with self.assert_refused(error=AccessError):
            self.owned_plan("deputy", self.user_teacher, self.card_teacher)
        plan = self.owned_plan("teacher", self.user_teacher, self.card_teacher)
        with self.assert_refused():
            self.rpc(self.user_teacher, "methodical.plan", "write", plan.ids, {"owner_kind": "deputy"})
        with self.assert_refused():
            self.rpc(
                self.user_teacher,
                "methodical.plan",
                "write",
                plan.ids,
                {"owner_kind": "school", "owner_id": False},
            )
        with self.assert_refused("no post of the management", error=ValidationError):
            self.owned_plan("deputy", self.env.user, self.card_teacher)

    def test_plan_of_a_teacher_is_none_of_the_association(self):
        """It meets no term of the association or of a deputy, and does not stand in for their plans."""
        own = self.owned_plan("teacher", self.user_deputy, self.card_deputy, horizon="year")
        other = self.owned_plan("deputy", self.user_deputy, self.card_deputy, horizon="year")
        self.regulation.deadline_rule_ids.is_on = True
        self.env["methodical.deadline"]._refresh(self.company)
        plans = own | other
        plans.invalidate_recordset()
        self.assertFalse(own.deadline_date)
        self.assertTrue(other.deadline_date)
        with freeze_time("2026-10-02 04:00:00"):
            plans.invalidate_recordset()
            late = self.env["methodical.plan"].search([("id", "in", plans.ids), ("is_late", "=", True)])
            self.assertEqual(late, other)


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestSchoolPlan(OwnerCase):
    """The plan of the school: deputies draft, the director approves, the staff reads it then (F2 2.1c)."""

    def test_from_draft_to_approval(self):
        plan = self.owned_plan("school", self.user_deputy)
        self.assertIn("Plan of the school", plan.name)
        self.assertFalse(self.as_user(plan, self.user_teacher).has_access("read"), "a draft is for deputies")
        self.as_user(plan, self.user_academic).aim = "Quality of teaching"
        self.submit(plan, self.user_deputy)
        self.assertEqual(self.last_steps(plan).user_id, self.user_director)
        self.approve(plan, self.user_director)
        for user in (self.user_teacher, self.user_head, self.user_officer):
            with self.subTest(user=user.login):
                self.assertTrue(self.as_user(plan | plan, user).has_access("read"))
                self.assertTrue(self.as_user(plan.item_ids, user).has_access("read"))
                self.assertFalse(self.as_user(plan, user).has_access("write"))
        self.assertFalse(self.as_user(plan, self.user_other_director).has_access("read"))

    def test_one_a_year(self):
        first = self.owned_plan("school", self.user_deputy)
        with self.assert_refused(first.name, "already", error=ValidationError):
            self.owned_plan("school", self.user_academic, date_from="2026-09-02")
        self.owned_plan("school", self.user_academic, horizon="quarter", term_id=self.terms[0].id)

    def test_head_does_not_draft_it(self):
        for user in (self.user_head, self.user_teacher, self.user_admin):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.owned_plan("school", user)

    def test_person_responsible_reports(self):
        plan = self.owned_plan(
            "school",
            self.user_deputy,
            item_ids=[
                Command.create(
                    self.item_vals(is_joint=False, responsible_ids=[Command.link(self.card_teacher.id)])
                )
            ],
        )
        self.approve(self.submit(plan, self.user_deputy), self.user_director)
        self.as_user(plan.item_ids, self.user_teacher).state = "in_progress"
        with self.assert_refused(error=AccessError):
            self.as_user(plan.item_ids, self.user_teacher2).state = "in_progress"


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestChairOfCouncil(OwnerCase):
    """C2, F3 P1b: where the regulation says so, the chair of the methodical council drafts the plans of associations."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.council = cls.new_council(cls, cls.card_teacher2)

    def draft(self, user, body=None):
        return self.as_user(self.env["methodical.plan"], user).create(
            {
                "body_id": (body or self.science).id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [Command.create(self.item_vals())],
            }
        )

    def test_chair_drafts_where_the_regulation_says_so(self):
        with self.assert_refused(error=AccessError):
            self.draft(self.user_teacher2)
        self.regulation.plan_drafter = "council_chair"
        plan = self.draft(self.user_teacher2)
        self.as_user(plan, self.user_teacher2).aim = "x"
        self.as_user(plan.item_ids, self.user_teacher2).name = "y"
        self.submit(plan, self.user_teacher2)
        self.assertEqual(plan.state, "submitted")
        self.assertTrue(self.as_user(plan, self.user_head).has_access("write"), "several may edit (C2)")

    def test_return_reaches_who_drafted_it(self):
        """The chair answers the remarks, the head is told as well."""
        self.regulation.plan_drafter = "council_chair"
        plan = self.submit(self.draft(self.user_teacher2), self.user_teacher2)
        self.send_back(plan, self.user_methodologist, "Name the dates")
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_teacher2)
        told = plan.message_ids.notified_partner_ids
        self.assertLessEqual((self.user_teacher2 | self.user_head).partner_id, told)

    def test_return_of_the_plan_of_a_head_stays_with_him(self):
        self.regulation.plan_drafter = "council_chair"
        plan = self.send_back(self.submit(self.new_plan()), self.user_methodologist, "Name the dates")
        self.assertEqual(self.waiting_for(plan, "returned"), self.user_head)
        self.assertNotIn(self.user_teacher2.partner_id, plan.message_ids.notified_partner_ids)

    def test_others_do_not(self):
        self.regulation.plan_drafter = "council_chair"
        for user in (self.user_teacher, self.user_deputy):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.draft(user)
        foreign = self.env["methodical.body"].create(
            {"name": "Elsewhere", "company_id": self.other_company.id}
        )
        self.assertFalse(foreign.with_user(self.user_teacher2).sudo(False).sudo().is_drafted_by_me)

    def test_former_chair_does_not(self):
        self.regulation.plan_drafter = "council_chair"
        self.end_head(self.council.head_term_ids, date(2026, 9, 1))
        with self.assert_refused(error=AccessError):
            self.draft(self.user_teacher2)

    def test_chair_drafts_no_plan_of_another_council(self):
        self.regulation.plan_drafter = "council_chair"
        other = self.env["methodical.body"].create(
            {"name": "Pedagogical council", "kind": "pedagogical_council", "company_id": self.company.id}
        )
        with self.assert_refused(error=AccessError):
            self.draft(self.user_teacher2, other)
        self.assertTrue(self.draft(self.user_teacher2, self.council), "that of his own council he does")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestHorizon(OwnerCase):
    """Year, quarter, month and several years, for every kind of owner."""

    def test_month(self):
        plan = self.owned_plan("teacher", self.user_teacher, self.card_teacher, horizon="month")
        self.assertEqual((plan.date_from, plan.date_to), (date(2026, 9, 1), date(2026, 9, 30)))
        self.assertIn("September 2026", plan.name)
        with self.assert_refused(plan.name, error=ValidationError):
            self.owned_plan(
                "teacher",
                self.user_teacher,
                self.card_teacher,
                horizon="month",
                date_from="2026-09-02",
                date_to="2026-09-30",
            )
        october = self.owned_plan(
            "teacher",
            self.user_teacher,
            self.card_teacher,
            horizon="month",
            date_from="2026-10-01",
            date_to="2026-10-31",
        )
        with self.assert_refused("same month", error=ValidationError):
            self.as_user(october, self.user_teacher).date_to = "2026-11-01"

    def test_several_years(self):
        plan = self.new_plan(horizon="long")
        self.assertEqual((plan.date_from, plan.date_to), (date(2026, 9, 1), date(2029, 5, 25)))
        self.assertIn("2026–2029", plan.name)
        with self.assert_refused("several years", error=ValidationError):
            self.as_user(plan, self.user_head).date_to = "2027-05-25"
        with self.assert_refused(plan.name, "already", error=ValidationError):
            self.new_plan(horizon="long", date_from="2026-09-02")

    def test_kinds_of_one_owner_stand_side_by_side(self):
        made = self.env["methodical.plan"]
        for kind, user, card in (
            ("teacher", self.user_deputy, self.card_deputy),
            ("deputy", self.user_deputy, self.card_deputy),
            ("school", self.user_deputy, None),
        ):
            for vals in (
                {"horizon": "year"},
                {"horizon": "quarter", "term_id": self.terms[0].id},
                {"horizon": "month"},
                {"horizon": "long"},
            ):
                made |= self.owned_plan(kind, user, card, **vals)
        self.assertEqual(len(made), 12)
        self.assertEqual(len(set(made.mapped(lambda plan: (plan.owner_kind, plan.name)))), 12)

    def test_owner_fits_its_kind(self):
        for kind, vals in (
            ("teacher", {"owner_id": False}),
            ("school", {"owner_id": self.card_deputy.id}),
            ("body", {}),
        ):
            with (
                self.subTest(kind=kind),
                mute_logger("odoo.sql_db"),
                self.assert_refused("methodical_plan_owner_check", error=CheckViolation),
            ):
                self.owned_plan(kind, self.env.user, **vals)
