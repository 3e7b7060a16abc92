from contextlib import suppress

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .acting_case import ActingCase

#: what our models of governance answer to a remote call; everything else starts with an underscore
PUBLIC = {
    "methodical.acknowledgement": {
        "action_seen",
        "action_remarks",
        "action_mark_paper",
        "action_open_document",
    },
    "methodical.acknowledgement.scan": set(),
    "methodical.acting": {
        "action_cancel",
        "action_draft_order",
        "action_end",
        "action_open_end",
        "action_open_order",
        "action_put_in_force",
    },
    "methodical.body.duty": set(),
    "methodical.membership": set(),
    "methodical.order.effect": set(),
    "methodical.order.kind": set(),
    "methodical.order.point": set(),
    "methodical.local.act.file": set(),
}


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestIntruderPosts(ActingCase):
    """Who would like to decide in another one's place: posts, accounts, functions of an association."""

    def refused_to(self, user, model, method, *args, words=()):
        with self.assert_refused(*words):
            self.rpc(user, model, method, *args)
        self.env.invalidate_all()

    def officer_card(self):
        return self._new_card("Ибраева Күмүш", "post_teacher", self.company, self.user_officer)

    def test_the_officer_gives_himself_no_post_of_the_management(self):
        card, director = self.officer_card(), self.ref_id("post_director")
        add = {"post_ids": [Command.link(director.id)]}
        self.refused_to(self.user_officer, "methodical.teacher", "write", card.ids, add, words=(card.name,))
        result = self.rpc(
            self.user_officer,
            "methodical.teacher",
            "load",
            [".id", "post_ids/.id"],
            [[str(card.id), str(director.id)]],
        )
        self.assertFalse(result["ids"])
        self.env.invalidate_all()
        self.assertNotIn(director, card.post_ids)
        self.user_officer.group_ids |= self.ref_id("group_admin")
        self.user_officer.company_ids |= self.env["res.company"].search([])
        self.refused_to(
            self.user_officer,
            "methodical.post",
            "write",
            director.ids,
            {"teacher_ids": [Command.link(card.id)]},
        )
        post = self.ref_id("post_teacher")
        self.refused_to(self.user_officer, "methodical.post", "write", post.ids, {"is_management": True})
        self.refused_to(
            self.user_officer,
            "methodical.post",
            "create",
            [{"name": "Chief", "is_management": True, "teacher_ids": [Command.link(card.id)]}],
        )

    def test_the_officer_is_not_born_a_director(self):
        employee = self.env["hr.employee"].create(
            {"name": "Ибраева Күмүш", "company_id": self.company.id, "user_id": self.user_officer.id}
        )
        vals = {
            "employee_id": employee.id,
            "company_id": self.company.id,
            "post_ids": [Command.link(self.ref_id("post_director").id)],
        }
        self.refused_to(self.user_officer, "methodical.teacher", "create", [vals])
        self.assertFalse(employee.id in self.env["methodical.teacher"].search([]).employee_id.ids)
        self.rpc(self.user_officer, "methodical.teacher", "create", [{**vals, "post_ids": []}])
        card = self.env["methodical.teacher"].search([("employee_id", "=", employee.id)])
        self.assertFalse(card.post_ids, "a card without a post is no promotion")

    def test_the_officer_does_not_take_over_a_card(self):
        employee = self.env["hr.employee"].create(
            {"name": "Ибраева Күмүш", "company_id": self.company.id, "user_id": self.user_officer.id}
        )
        self.refused_to(
            self.user_officer,
            "methodical.teacher",
            "write",
            self.card_director.ids,
            {"employee_id": employee.id},
        )
        employee.user_id = False
        self.refused_to(
            self.user_officer,
            "hr.employee",
            "write",
            self.card_director.employee_id.ids,
            {"user_id": self.user_officer.id},
        )
        self.assertEqual(self.card_director.user_id, self.user_director)

    def test_the_officer_still_keeps_the_cards_of_the_others(self):
        self.rpc(
            self.user_officer,
            "methodical.teacher",
            "write",
            self.card_teacher.ids,
            {"post_ids": [Command.link(self.ref_id("post_deputy_teaching").id)]},
        )
        card = self.officer_card()
        self.rpc(self.user_officer, "methodical.teacher", "write", card.ids, {"note": "Mine"})
        self.assertIn(self.ref_id("post_deputy_teaching"), self.card_teacher.post_ids)
        self.assertIn("Mine", card.note)

    def test_cards_edited_under_way_change_no_decider(self):
        plan = self.waiting_plan()
        self.card_director.post_ids = [Command.clear()]
        self.card_academic.post_ids = [Command.link(self.ref_id("post_director").id)]
        with self.assert_refused(self.card_director.name):
            self.rpc(self.user_academic, "methodical.plan", "action_approve", plan.ids)
        self.assertEqual(self.last_steps(plan)[1].user_id, self.user_director)

    def test_an_archived_card_gives_the_document_back_to_its_author(self):
        plan = self.waiting_plan()
        self.card_director.active = False
        self.env.invalidate_all()
        self.as_user(plan, self.user_head).action_withdraw()
        self.assertEqual(plan.state, "draft")

    def test_a_deputy_does_not_name_himself_where_he_would_decide(self):
        Duty = "methodical.body.duty"
        vals = {"body_id": self.science.id, "function": "approve_plan"}
        self.refused_to(
            self.user_academic,
            Duty,
            "create",
            [{**vals, "teacher_id": self.card_academic.id}],
            words=(self.card_academic.name,),
        )
        self.refused_to(
            self.user_academic,
            "methodical.body",
            "write",
            self.science.ids,
            {"duty_ids": [Command.create({"function": "agree_plan", "teacher_id": self.card_academic.id})]},
        )
        row = self.rpc(self.user_academic, Duty, "create", [{**vals, "teacher_id": self.card_deputy.id}])
        self.refused_to(self.user_academic, Duty, "write", row, {"teacher_id": self.card_academic.id})
        self.assertEqual(self.science.duty_ids.teacher_id, self.card_deputy, "nothing of it was stored")
        self.rpc(self.user_deputy, Duty, "write", row, {"teacher_id": self.card_academic.id})
        self.assertEqual(self.science.duty_ids.teacher_id, self.card_academic, "somebody else named him")

    def test_only_the_administration_does_a_function(self):
        vals = {"body_id": self.science.id, "function": "approve_plan", "teacher_id": self.card_teacher.id}
        self.refused_to(
            self.user_deputy, "methodical.body.duty", "create", [vals], words=(self.card_teacher.name,)
        )
        self.refused_to(
            self.user_deputy,
            "methodical.body",
            "write",
            self.science.ids,
            {"supervisor_id": self.card_teacher.id},
            words=(self.card_teacher.name,),
        )
        self.assertFalse(self.science.duty_ids)
        self.assertNotEqual(self.science.supervisor_id, self.card_teacher)

    def test_supervisor_and_regulation_change_nothing_under_way(self):
        plan = self.submit(self.new_plan())
        before = [(row.user_id, row.post_label, row.sequence) for row in self.last_steps(plan)]
        self.science.supervisor_id = self.card_academic
        self.regulation.sudo().allow_same_signer = True
        self.regulation._get_route("association_plan", "area").step_ids[1:].unlink()
        self.env.invalidate_all()
        self.assertEqual(
            [(row.user_id, row.post_label, row.sequence) for row in self.last_steps(plan)], before
        )
        self.approve(plan, self.user_methodologist)
        self.assertEqual(plan.state, "submitted", "the director has still to approve")

    def test_mode_of_the_head_is_the_regulation_s(self):
        self.regulation.head_mode = "elected"
        term = self.as_user(self.env["methodical.head.term"], self.user_deputy).create(
            {
                "body_id": self.science.id,
                "teacher_id": self.card_teacher.id,
                "mode": "appointed",
                "date_from": "2026-09-02",
            }
        )
        self.assertTrue(term.with_env(self.env)._get_seating_problems(), "the regulation wants an election")
        self.as_user(term, self.user_deputy).override_reason = "Nobody stood for the election"
        self.assertFalse(term.with_env(self.env)._get_seating_problems())

    def test_announced_result_does_not_go_with_its_proposal(self):
        body = self.as_user(self.env["methodical.body"], self.user_deputy).create(
            {
                "name": "Mathematics",
                "membership_ids": [
                    Command.create({"teacher_id": card.id, "date_from": "2026-09-01"})
                    for card in self.card_teacher | self.card_teacher2
                ],
            }
        )
        term = self.as_user(self.env["methodical.head.term"], self.user_deputy).create(
            {
                "body_id": body.id,
                "teacher_id": self.card_teacher.id,
                "mode": "elected",
                "meeting_reference": "1",
                "meeting_date": "2026-09-01",
                "votes_for": 2,
                "date_from": "2026-09-02",
            }
        )
        term.action_announce()
        self.refused_to(self.user_deputy, "methodical.body", "unlink", body.ids, words=("announced",))
        self.assertTrue(term.exists())

    def test_a_card_that_stands_somewhere_is_not_deleted_with_a_riddle(self):
        self.refused_to(
            self.user_officer,
            "methodical.teacher",
            "unlink",
            self.card_head.ids,
            words=(self.card_head.name, "cannot be deleted", "archive"),
        )
        self.assertEqual(self.science.head_id, self.card_head)

    def test_an_old_line_of_the_inbox_decides_nothing_new(self):
        """The director left a tab open; meanwhile the plan came back and went out again with another text."""
        plan = self.waiting_plan()
        line = self.last_steps(plan)[1]
        self.send_back(plan, self.user_director, "Say more")
        self.rounds(plan).remark_ids.with_user(self.user_head).write({"answer": "done"})
        plan.with_user(self.user_head).theme = "Another theme"
        self.submit(plan)
        self.approve(plan, self.user_methodologist)
        self.refused_to(
            self.user_director,
            "methodical.approval.signature",
            "action_approve",
            line.ids,
            words=(plan.display_name,),
        )
        self.assertEqual(plan.state, "submitted")
        self.rpc(
            self.user_director,
            "methodical.approval.signature",
            "action_approve",
            self.last_steps(plan)[1].ids,
        )
        self.assertEqual(plan.state, "approved")

    def test_a_second_tab_and_a_double_click(self):
        plan = self.new_plan()
        self.submit(plan)
        with self.assert_refused("present state"):
            self.submit(plan)
        self.approve(plan, self.user_methodologist)
        with self.assert_refused("not for you"):
            self.approve(plan, self.user_methodologist)
        self.assertEqual(len(self.rounds(plan)), 1)

    def test_activities_are_notices_only(self):
        plan = self.waiting_plan()
        activity = self.env["mail.activity"].search(
            [("res_model", "=", plan._name), ("res_id", "=", plan.id)]
        )
        for method, args in (
            ("write", [activity.ids, {"user_id": self.user_head.id}]),
            ("action_feedback", [activity.ids]),
            ("action_done", [activity.ids]),
            ("unlink", [activity.ids]),
        ):
            with suppress(AccessError):
                self.rpc(self.user_head, "mail.activity", method, *args)
            self.env.invalidate_all()
            with self.subTest(method=method):
                self.assertEqual(plan.state, "submitted")
                with self.assert_refused("not for you"):
                    self.rpc(self.user_head, "methodical.plan", "action_approve", plan.ids)
        self.assertEqual(self.inbox(self.user_director), [self.rounds(plan).name])

    def test_the_card_of_an_acting_person_is_not_deleted(self):
        period = self.in_force()
        self.refused_to(
            self.user_officer,
            "methodical.teacher",
            "unlink",
            period.substitute_id.ids,
            words=("cannot be deleted",),
        )
        self.assertTrue(period.substitute_id.exists())

    def test_people_of_two_schools(self):
        """A director of two schools with both open decides what waits for him in each, and nothing else."""
        plan = self.waiting_plan()
        self.user_other_director.company_ids |= self.company
        both = [self.other_company.id, self.company.id]
        other = self.env["methodical.plan"].with_user(self.user_other_director)
        with self.assert_refused("not for you"):
            other.with_context(allowed_company_ids=both).browse(plan.id).action_approve()
        Signature = self.env["methodical.approval.signature"].with_user(self.user_other_director)
        self.assertFalse(
            Signature.with_context(allowed_company_ids=both).search([("is_waiting_for_me", "=", True)])
        )
        self.user_director.company_ids |= self.other_company
        mine = plan.with_user(self.user_director).with_context(allowed_company_ids=both)
        mine.action_approve()
        self.assertEqual(plan.state, "approved")

    def test_forms_name_nobody_of_another_school(self):
        """Before anything is saved a form fills in names and texts: guessed numbers of another school fill in nothing."""
        foreign = self.card_other_director
        foreign.employee_id.birthday = "1979-03-14"
        self.assertEqual(foreign.birthday.year, 1979)
        point = {"text": "x", "responsible_id": foreign.id}
        for user, model, values, spec in (
            (
                self.user_officer,
                "methodical.teacher",
                {"employee_id": foreign.employee_id.id},
                {"birthday": {}, "name": {}, "user_id": {}},
            ),
            (
                self.user_deputy,
                "methodical.order",
                {"teacher_ids": [[6, 0, foreign.ids]]},
                {"person_names": {}, "title": {}},
            ),
            (self.user_deputy, "methodical.order", {"teacher_ids": [[4, foreign.id]]}, {"person_names": {}}),
            (self.user_deputy, "methodical.order", {"control_id": foreign.id}, {"title": {}, "reason": {}}),
            (
                self.user_deputy,
                "methodical.order",
                {"point_ids": [[0, "virtual_1", point]]},
                {"executor_names": {}},
            ),
            (self.user_deputy, "methodical.acting", {"absent_id": foreign.id}, {"display_name": {}}),
            (self.user_deputy, "methodical.membership", {"teacher_id": foreign.id}, {"teacher_name": {}}),
            (self.user_deputy, "methodical.head.term", {"teacher_id": foreign.id}, {"eligibility_text": {}}),
        ):
            with (
                self.subTest(model=model, values=values),
                self.assert_refused("another school", error=AccessError),
            ):
                self.rpc(user, model, "onchange", [], values, list(values), spec)
        own = {"teacher_ids": [[6, 0, self.card_teacher.ids]], "control_id": self.card_deputy.id}
        spec = {"teacher_ids": {"fields": {}}, "control_id": {}, "person_names": {}}
        shown = self.rpc(self.user_deputy, "methodical.order", "onchange", [], own, list(own), spec)
        self.assertEqual(shown["value"]["person_names"], self.card_teacher.name)

    def test_strangers_and_parents(self):
        portal = self.env["res.users"].create(
            {
                "name": "Parent",
                "login": "m_parent",
                "group_ids": [Command.set(self.env.ref("base.group_portal").ids)],
            }
        )
        plan = self.waiting_plan()
        period = self.in_force()
        for user in (portal, self.user_outsider):
            for model in (
                "methodical.plan",
                "methodical.order",
                "methodical.acting",
                "methodical.local.act",
                "methodical.acknowledgement",
                "methodical.approval.round",
                "methodical.approval.signature",
                "methodical.teacher",
                "methodical.body",
            ):
                with self.subTest(user=user.login, model=model), self.assert_refused(error=AccessError):
                    self.rpc(user, model, "search_read", [])
            with self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.plan", "action_approve", plan.ids)
            with self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.acting", "action_end", period.ids)

    def test_public_methods_are_the_known_ones(self):
        for name, known in PUBLIC.items():
            ours = {
                method
                for base in type(self.env[name]).__mro__
                if base.__module__.startswith("odoo.addons.school_methodical")
                and not base.__module__.endswith("mixin")
                for method, member in vars(base).items()
                if callable(member) and not method.startswith("_")
            }
            with self.subTest(model=name):
                self.assertEqual(
                    ours - {"create", "write", "unlink", "copy_data", "fields_get"} - known, set()
                )
