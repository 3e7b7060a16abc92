from odoo import Command
from odoo.tests import freeze_time, tagged

from .approval_case import FORGED, ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestAuthorsVisa(ApprovalCase):
    """Who submits a document that the route lets him countersign, countersigns by submitting (F2 2.7, 5.5)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.route = cls.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        cls.route.step_ids[0].verb = "visa"
        cls.post = cls.ref_id("post_methodologist")
        # the words of the snapshot are in the language of the documents of the school
        cls.label = cls.post.with_context(lang=cls.company._get_print_lang()).name

    def give_post_to_the_author(self):
        self.card_methodologist.post_ids = self.ref_id("post_teacher")
        self.card_head.post_ids |= self.post

    def test_own_visa_is_no_step(self):
        self.give_post_to_the_author()
        plan = self.submit(self.new_plan())
        self.assertEqual(self.last_steps(plan).mapped("verb"), ["approved"])
        self.assertEqual(self.waiting_for(plan), self.user_director)
        approval_round = self.rounds(plan)
        self.assertEqual(
            (approval_round.visa_person, approval_round.visa_post), (self.card_head.name, self.label)
        )
        stamp = plan._get_stamps()[0]
        self.assertEqual(
            (stamp["verb"], stamp["is_decided"], stamp["post"], stamp["moment"]),
            ("visa", True, self.label, "02.09.2026, 10:00"),
        )
        self.approve(plan, self.user_director)
        self.assertEqual(plan.state, "approved")
        self.assertEqual(len(plan._get_stamps()), 2)

    def test_visa_of_somebody_else_is_a_step(self):
        plan = self.submit(self.new_plan())
        self.assertEqual(self.last_steps(plan).mapped("verb"), ["visa", "approved"])
        self.assertFalse(self.rounds(plan).visa_person)
        self.assertEqual(self.waiting_for(plan), self.user_methodologist)

    def test_only_a_visa_is_left_out(self):
        self.give_post_to_the_author()
        for verb in ("considered", "agreed", "approved"):
            self.route.step_ids[0].verb = verb
            with self.subTest(verb=verb), self.assert_refused(self.card_head.name, "cannot decide it too"):
                self.submit(self.new_plan())

    def test_route_of_nothing_but_the_own_visa(self):
        self.give_post_to_the_author()
        self.route.step_ids[-1].unlink()
        with self.assert_refused("countersigns by submitting", self.card_head.name):
            self.submit(self.new_plan())

    def test_evidence_is_not_written(self):
        self.give_post_to_the_author()
        approval_round = self.rounds(self.submit(self.new_plan()))
        for vals in ({"visa_person": "x"}, {"visa_post": "x"}, {"allow_same_signer": True}):
            for context in ({}, *FORGED):
                with self.subTest(vals=vals, context=context), self.assert_refused():
                    self.rpc(
                        self.user_director,
                        approval_round._name,
                        "write",
                        approval_round.ids,
                        vals,
                        context=context,
                    )

    def test_order_of_the_deputy_who_countersigns(self):
        steps = [
            Command.create(
                {"sequence": 1, "verb": "visa", "post_id": self.ref_id("post_deputy_academic").id}
            ),
            Command.create({"sequence": 2, "verb": "approved", "post_id": self.ref_id("post_director").id}),
        ]
        self.regulation.route_ids.filtered(lambda row: row.document == "order").unlink()
        self.regulation.route_ids = [Command.create({"document": "order", "step_ids": steps})]
        order = self.as_user(self.env["methodical.order"], self.user_academic).create(
            {
                "company_id": self.company.id,
                "kind_id": self.env["methodical.order.kind"]._get_by_code("open_lessons", self.company).id,
                "title": "Week of physics",
                "reason": "By the plan of the school",
                "point_ids": [Command.create({"text": "Hold the week of physics.", "is_control": True})],
            }
        )
        self.submit(order, self.user_academic)
        self.assertEqual(self.rounds(order).visa_person, self.card_academic.name)
        self.approve(order, self.user_director)
        self.assertEqual(order.state, "approved")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestEveryDocument(ApprovalCase):
    """What the engine does for plans it does for documents that belong to no body."""

    def new_act(self, **vals):
        return self.as_user(self.env["methodical.local.act"], self.user_deputy).create(
            {
                "name": "Duties of a head",
                "kind_id": self.ref_id("choice_act_job_description").id,
                "company_id": self.company.id,
                "text": "<p>The head plans together with the teachers.</p>",
                **vals,
            }
        )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.route = cls.regulation.route_ids.filtered(lambda row: row.document == "local_act")
        cls.route.step_ids.unlink()
        cls.route.write(
            {
                "step_ids": [
                    Command.create(
                        {"sequence": 1, "verb": "agreed", "post_id": cls.ref_id("post_methodologist").id}
                    ),
                    Command.create(
                        {"sequence": 2, "verb": "approved", "post_id": cls.ref_id("post_director").id}
                    ),
                ]
            }
        )

    def test_whole_story(self):
        act = self.submit(self.new_act(), self.user_deputy)
        self.assertEqual(act.approver_id, self.user_methodologist)
        self.send_back(act, self.user_methodologist, "Name the term")
        self.assertEqual(self.waiting_for(act, "returned"), self.user_deputy)
        with self.assert_refused("Name the term", act.name):
            self.submit(act, self.user_deputy)
        self.as_user(self.rounds(act).remark_ids, self.user_deputy).answer = "done"
        self.submit(act, self.user_deputy)
        self.as_user(act, self.user_deputy).action_withdraw()
        self.env.invalidate_all()
        self.submit(act, self.user_deputy)
        self.approve(act, self.user_methodologist, self.user_director)
        self.assertEqual(act.state, "approved")
        self.assertEqual(self.rounds(act).mapped("state"), ["returned", "withdrawn", "approved"])
        newer = act.browse(self.as_user(act, self.user_deputy).action_new_version()["res_id"])
        self.assertFalse(act.is_superseded)
        self.approve(self.submit(newer, self.user_deputy), self.user_methodologist, self.user_director)
        self.assertTrue(act.is_superseded)

    def test_missing_approvers_are_named(self):
        self.card_methodologist.post_ids = self.card_director.post_ids = self.ref_id("post_teacher")
        act = self.new_act()
        with self.assert_refused(
            act.name, self.ref_id("post_methodologist").name, self.ref_id("post_director").name
        ):
            self.submit(act, self.user_deputy)

    def test_route_without_steps(self):
        self.route.step_ids.unlink()
        with self.assert_refused("no approval route", "Local act", self.regulation.name):
            self.submit(self.new_act(), self.user_deputy)

    def test_optional_step(self):
        self.route.step_ids[0].is_required = False
        self.card_methodologist.post_ids = self.ref_id("post_teacher")
        act = self.submit(self.new_act(), self.user_deputy)
        self.assertEqual(self.last_steps(act).user_id, self.user_director)

    def test_step_of_a_head_of_no_body(self):
        self.route.step_ids[0].decider = "head"
        with self.assert_refused("needs a head"):
            self.submit(self.new_act(), self.user_deputy)

    def test_author_decides_nothing(self):
        self.card_deputy.post_ids |= self.ref_id("post_methodologist")
        self.card_methodologist.post_ids = self.ref_id("post_teacher")
        with self.assert_refused(self.card_deputy.name, "cannot decide it too"):
            self.submit(self.new_act(), self.user_deputy)
