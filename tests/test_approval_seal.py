from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .approval_case import GuardCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestSeal(GuardCase):
    """Content under approval and approved does not change; progress does."""

    def test_sealed_fields_are_refused_with_their_labels(self):
        plan = self.approved_plan()
        for name, value, label in (
            ("theme", "x", "Methodical theme"),
            ("aim", "x", "Aim"),
            ("source_guidance", "x", "District guidance"),
            ("date_to", "2027-06-01", "Until"),
            ("body_id", False, "Association"),
            ("name", "Plan of everything", "Name"),
            ("company_id", self.other_company.id, "School"),
        ):
            with self.subTest(name=name), self.assert_refused(label):
                self.rpc(self.user_head, "methodical.plan", "write", [plan.id], {name: value})

    def test_sealed_lines_are_refused_with_their_labels(self):
        plan = self.approved_plan()
        item = plan.item_ids[0]
        for name, value, label in (
            ("name", "x", "Activity"),
            ("date_from", "2026-12-01", "From"),
            ("responsible_ids", [[6, 0, []]], "Responsible"),
            ("expected_result", "x", "Expected result"),
            ("is_joint", True, "All members"),
        ):
            for user in (self.user_head, self.user_teacher):
                with self.subTest(name=name, user=user.login), self.assert_refused(label):
                    self.rpc(user, "methodical.plan.item", "write", [item.id], {name: value})
            with self.subTest(name=name, user="through the plan"), self.assert_refused(label):
                self.rpc(
                    self.user_head,
                    "methodical.plan",
                    "write",
                    [plan.id],
                    {"item_ids": [[1, item.id, {name: value}]]},
                )

    def test_lines_are_not_added_or_removed(self):
        plan = self.approved_plan()
        vals = {"name": "x", "direction_id": self.ref_id("direction_1").id, "date_from": "2026-10-01"}
        item = plan.item_ids[0]
        for command in ([0, 0, vals], [2, item.id, 0], [3, item.id, 0], [5, 0, 0], [6, 0, []]):
            with self.subTest(command=command[0]), self.assert_refused("lines cannot change"):
                self.rpc(self.user_head, "methodical.plan", "write", [plan.id], {"item_ids": [command]})
        with self.assert_refused("lines cannot change"):
            self.rpc(self.user_head, "methodical.plan.item", "create", [{**vals, "plan_id": plan.id}])
        with self.assert_refused("lines cannot change"):
            self.rpc(
                self.user_head,
                "methodical.plan.item",
                "create",
                [vals],
                context={"default_plan_id": plan.id, "methodical_pass": True},
            )
        with self.assert_refused("lines cannot change"):
            self.rpc(self.user_head, "methodical.plan.item", "copy", [item.id])
        with self.assert_refused("lines cannot change"):
            self.rpc(self.user_head, "methodical.plan.item", "unlink", [item.id])
        self.assertEqual(len(plan.item_ids), 2)

    def test_lines_do_not_move_between_plans(self):
        plan = self.approved_plan()
        draft = self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        for item, target in ((plan.item_ids[0], draft), (draft.item_ids[0], plan)):
            with self.subTest(target=target.state), self.assert_refused("lines cannot change"):
                self.rpc(self.user_head, "methodical.plan.item", "write", [item.id], {"plan_id": target.id})
            with self.subTest(target=target.state, way="link"), self.assert_refused("lines cannot change"):
                self.rpc(
                    self.user_head, "methodical.plan", "write", [target.id], {"item_ids": [[4, item.id, 0]]}
                )

    def test_progress_stays_editable(self):
        plan = self.approved_plan()
        item = plan.item_ids[0]
        self.rpc(
            self.user_teacher,
            "methodical.plan.item",
            "write",
            [item.id],
            {"state": "done", "actual_result": "12 lessons"},
        )
        self.assertRecordValues(item, [{"state": "done", "actual_result": "12 lessons"}])

    def test_submitted_plan_is_not_deleted(self):
        plan = self.submit(self.new_plan())
        for user in (self.user_head, self.user_deputy, self.user_director, self.user_admin):
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, "methodical.plan", "unlink", [plan.id])
        self.as_user(plan, self.user_head).action_withdraw()
        with self.assert_refused("evidence"):
            self.rpc(self.user_head, "methodical.plan", "unlink", [plan.id])
        with self.assert_refused("evidence"):
            plan.sudo().unlink()

    def test_what_a_plan_stands_on_is_not_deleted(self):
        plan = self.approved_plan()
        with self.assert_refused("opened by an order"):
            self.rpc(self.user_director, "methodical.body", "unlink", [self.science.id])
        for records in (
            plan.school_year_id,
            self.card_director,
            self.user_director,
            self.card_director.employee_id,
            plan.item_ids.direction_id[0],
        ):
            with self.subTest(model=records._name), mute_logger("odoo.sql_db"):
                with self.assertRaises(Exception) as caught:
                    records.sudo().unlink()
                    self.env.flush_all()
                self.assertIsInstance(caught.exception, IntegrityError | UserError)

    def test_plan_is_not_given_to_another_association(self):
        plan = self.new_plan()
        other = self._new_association("Informatics", self.ref_id("area_science"), self.card_teacher2)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_head, "methodical.plan", "write", [plan.id], {"body_id": other.id})

    def test_item_is_not_slipped_into_a_plan_of_strangers(self):
        other = self._new_association(
            "Informatics",
            self.ref_id("area_science"),
            self.card_teacher2,
            self.card_teacher2 | self.card_academic | self.card_deputy,
        )
        foreign = self.as_user(self.Plan, self.user_teacher2).create(self.plan_vals(body_id=other.id))
        own = self.new_plan()
        item = own.item_ids[0]
        vals = {
            "name": "x",
            "direction_id": self.ref_id("direction_1").id,
            "date_from": "2026-10-01",
            "responsible_ids": [[6, 0, self.card_teacher.ids]],
            "plan_id": foreign.id,
        }
        for context in ({}, {"default_body_id": self.science.id}):
            for extra in (
                {},
                {"body_id": self.science.id},
                {"body_id": self.science.id, "company_id": self.company.id},
            ):
                with self.subTest(extra=extra, context=context), self.assert_refused(error=AccessError):
                    self.rpc(
                        self.user_teacher,
                        "methodical.plan.item",
                        "create",
                        [{**vals, **extra}],
                        context=context,
                    )
        for user in (self.user_teacher, self.user_head):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.plan.item", "write", [item.id], {"plan_id": foreign.id})
        self.rpc(
            self.user_teacher,
            "methodical.plan.item",
            "write",
            [item.id],
            {"body_id": other.id, "state": "done"},
        )
        self.assertEqual((item.plan_id, item.body_id), (own, self.science), "an item follows its plan")
