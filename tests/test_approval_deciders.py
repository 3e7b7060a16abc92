from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .approval_case import GuardCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestWhoDecides(GuardCase):
    """Only the person of the snapshot decides, when it is his turn, and never the author."""

    def test_wrong_person_and_out_of_turn(self):
        plan = self.submit(self.new_plan())
        wrong = [
            self.user_director,
            self.user_deputy,
            self.user_academic,
            self.user_head,
            self.user_teacher,
            self.user_admin,
        ]
        for user in wrong:
            for call in (["action_approve", [plan.id]], ["action_return", [plan.id], ["No"]]):
                with (
                    self.subTest(user=user.login, call=call[0]),
                    self.assert_refused(self.card_methodologist.name),
                ):
                    self.rpc(user, "methodical.plan", *call)
        for user in (self.user_outsider, self.user_officer, self.user_other_director):
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, "methodical.plan", "action_approve", [plan.id])
        self.assertEqual(plan.state, "submitted")

    def test_dialog_decides_for_nobody_else(self):
        plan = self.submit(self.new_plan())
        for user in (self.user_head, self.user_director):
            with self.subTest(user=user.login), self.assert_refused(self.card_methodologist.name):
                dialog = self.rpc(
                    user,
                    "methodical.approval.decide",
                    "create",
                    [{"res_model": plan._name, "res_id": plan.id, "kind": "approve"}],
                )
                self.rpc(user, "methodical.approval.decide", "action_confirm", dialog)
        for model in ("res.users", "no.such.model"):
            with self.subTest(model=model), self.assert_refused("cannot be approved"):
                dialog = self.rpc(
                    self.user_director,
                    "methodical.approval.decide",
                    "create",
                    [{"res_model": model, "res_id": 1}],
                )
                self.rpc(self.user_director, "methodical.approval.decide", "action_confirm", dialog)

    def test_inbox_button_decides_for_nobody_else(self):
        plan = self.submit(self.new_plan())
        step = self.last_steps(plan)[-1]
        with self.assert_refused(self.card_methodologist.name):
            self.rpc(self.user_director, step._name, "action_approve", step.ids)
        self.rpc(self.user_methodologist, step._name, "action_approve", self.last_steps(plan)[0].ids)
        self.env.invalidate_all()
        self.rpc(self.user_director, step._name, "action_approve", step.ids)
        self.env.invalidate_all()
        self.assertEqual(plan.state, "approved")

    def test_submission_by_somebody_else(self):
        plan = self.new_plan()
        for user in (
            self.user_teacher,
            self.user_deputy,
            self.user_director,
            self.user_admin,
            self.user_outsider,
        ):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.plan", "action_submit", [plan.id])
        with self.assert_refused("cannot become"):
            self.submit(self.submit(plan))

    def test_author_in_his_own_route(self):
        self.card_head.post_ids = self.ref_id("post_director")
        self.card_director.post_ids = self.ref_id("post_teacher")
        with self.assert_refused(self.card_head.name, "cannot decide it too"):
            self.submit(self.new_plan())

    def test_same_person_for_two_steps(self):
        self.card_methodologist.post_ids = self.ref_id("post_teacher")
        self.card_director.post_ids |= self.ref_id("post_methodologist")
        plan = self.new_plan()
        with self.assert_refused(self.card_director.name, "two steps"):
            self.submit(plan)
        self.regulation.allow_same_signer = True
        self.approve(self.submit(plan), self.user_director, self.user_director)
        self.assertEqual(plan.state, "approved")

    def test_post_nobody_holds(self):
        self.card_methodologist.post_ids = self.ref_id("post_teacher")
        with self.assert_refused("Nobody holds the post", self.ref_id("post_methodologist").name):
            self.submit(self.new_plan())

    def test_optional_step_is_left_out_only_when_nobody_holds_the_post(self):
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids[0].is_required = False
        self.card_academic.post_ids |= self.ref_id("post_methodologist")
        plan = self.new_plan()
        with self.assert_refused(self.card_academic.name, self.card_methodologist.name):
            self.submit(plan)
        (self.card_academic | self.card_methodologist).write(
            {"post_ids": [(6, 0, self.ref_id("post_teacher").ids)]}
        )
        self.submit(plan)
        self.assertEqual(self.last_steps(plan).user_id, self.user_director)

    def test_route_in_which_nobody_decides(self):
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids.is_required = False
        (self.card_director | self.card_methodologist).write(
            {"post_ids": [(6, 0, self.ref_id("post_teacher").ids)]}
        )
        plan = self.new_plan()
        with self.assert_refused("Nobody holds"):
            self.submit(plan)
        self.assertEqual(plan.state, "draft")

    def test_post_two_people_hold(self):
        self.card_academic.post_ids |= self.ref_id("post_methodologist")
        with self.assert_refused(self.card_academic.name, self.card_methodologist.name, "supervising deputy"):
            self.submit(self.new_plan())
        self.science.supervisor_id = self.card_academic
        plan = self.submit(self.new_plan())
        self.assertEqual(
            self.last_steps(plan)[0].user_id,
            self.user_academic,
            "the supervising deputy of the association decides",
        )

    def test_holder_without_user_or_with_an_archived_one(self):
        self.user_methodologist.active = False
        plan = self.new_plan()
        with self.assert_refused(self.card_methodologist.name, "user account"):
            self.submit(plan)
        self.card_methodologist.employee_id.user_id = False
        with self.assert_refused(self.card_methodologist.name, "user account"):
            self.submit(plan)

    def test_all_missing_deciders_in_one_message(self):
        self.card_methodologist.post_ids = self.card_director.post_ids = self.ref_id("post_teacher")
        with self.assert_refused(self.ref_id("post_methodologist").name, self.ref_id("post_director").name):
            self.submit(self.new_plan())

    def test_no_regulation_and_no_route(self):
        plan = self.new_plan()
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids.unlink()
        with self.assert_refused("no approval route", self.regulation.name):
            self.submit(plan)
        with_pass(self.regulation).date_to = "2026-09-01"
        with self.assert_refused("no regulation in force", self.company.name):
            self.submit(plan)
