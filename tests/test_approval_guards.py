from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, LockError, UserError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .approval_case import ApprovalCase

#: contexts with which a caller could try to pass for the engine
FORGED = (
    {"methodical_pass": True},
    {"methodical_pass": {}},
    {"default_state": "approved"},
    {"default_state": "approved", "methodical_pass": True, "tracking_disable": True, "active_test": False},
)


class GuardCase(ApprovalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Plan, cls.Item = cls.env["methodical.plan"], cls.env["methodical.plan.item"]

    def plan_vals(self, **vals):
        return {"body_id": self.science.id, "school_year_id": self.year.id, "company_id": self.company.id, **vals}


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestStateGuard(GuardCase):
    """The state of a plan has one path, whatever entrance a caller takes."""

    def test_state_and_version_are_not_written(self):
        plan = self.new_plan()
        other = self.approved_plan_of_another_year()
        attacks = [
            {"state": "approved"},
            {"state": "submitted"},
            {"version": 2},
            {"previous_version_id": other.id},
            {"is_superseded": True},
            {"theme": "with it", "state": "approved"},
        ]
        for vals in attacks:
            for context in ({}, *FORGED):
                with self.subTest(vals=vals, context=context), self.refused("state and version"):
                    self.rpc(self.user_head, "methodical.plan", "write", [plan.id], vals, context=context)
        with self.refused("state and version"):
            self.rpc(self.user_head, "methodical.plan", "web_save", [plan.id], {"state": "approved"}, specification={})
        self.assertRecordValues(plan, [{"state": "draft", "version": 1, "is_superseded": False}])

    def approved_plan_of_another_year(self):
        return self.new_plan(horizon="quarter", term_id=self.terms[0].id, item_ids=[])

    def test_plan_is_not_born_approved(self):
        for vals in ({"state": "approved"}, {"version": 3}, {"is_superseded": True}):
            for context in ({}, *FORGED):
                with self.subTest(vals=vals, context=context), self.refused("state and version"):
                    self.rpc(self.user_head, "methodical.plan", "create", [self.plan_vals(**vals)], context=context)
        for context in FORGED[2:]:
            with self.subTest(context=context), self.refused("state and version"):
                self.rpc(self.user_head, "methodical.plan", "create", [self.plan_vals()], context=context)
        self.assertFalse(self.Plan.search([("body_id", "=", self.science.id)]))

    def test_new_version_is_a_draft_whatever_the_context_says(self):
        plan = self.approved_plan()
        for context in FORGED:
            with self.subTest(context=context):
                action = self.rpc(self.user_head, "methodical.plan", "action_new_version", [plan.id], context=context)
                version = self.Plan.browse(action["res_id"])
                self.assertRecordValues(version, [{"state": "draft", "version": 2, "is_superseded": False}])
                self.as_user(version, self.user_head).unlink()

    def test_import_with_a_state_column(self):
        plan = self.new_plan()
        xmlid = self.env["ir.model.data"].create(
            {"module": "__import__", "name": "plan", "model": "methodical.plan", "res_id": plan.id}
        )
        names = {"body_id/.id": str(self.science.id), "school_year_id/.id": str(self.year.id), "horizon": "month"}
        for fields, row in (
            (["id", "state"], [xmlid.complete_name, "approved"]),
            ([".id", "state"], [str(plan.id), "approved"]),
            ([".id", "version"], [str(plan.id), "4"]),
            ([*names, "state"], [*names.values(), "approved"]),
        ):
            with self.subTest(fields=fields):
                result = self.rpc(self.user_head, "methodical.plan", "load", fields, [row])
                self.assertFalse(result["ids"], "the import is refused")
                self.assertIn("state and version", result["messages"][0]["message"])
        self.assertEqual(self.Plan.search([("body_id", "=", self.science.id)]), plan)
        self.assertEqual((plan.state, plan.version), ("draft", 1))

    def test_copy_of_an_approved_plan_is_a_draft_for_the_same_period_and_refused(self):
        plan = self.approved_plan()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.rpc(self.user_head, "methodical.plan", "copy", [plan.id])
        next_year = self._new_year_after()
        copies = self.rpc(self.user_head, "methodical.plan", "copy", [plan.id], {"school_year_id": next_year.id})
        copy = self.Plan.browse(copies)
        self.assertRecordValues(copy, [{"state": "draft", "version": 1, "is_superseded": False}])
        self.assertEqual((str(copy.date_from), str(copy.date_to)), ("2027-09-01", "2028-05-25"), "the copy plans its own year")
        self.assertFalse(self.rounds(copy), "a copy takes no signatures with it")
        copy.unlink()
        with self.refused("state and version"):
            self.rpc(self.user_head, "methodical.plan", "copy", [plan.id], {"school_year_id": next_year.id, "state": "approved"})

    def _new_year_after(self):
        return self.env["methodical.school.year"].create(
            {"company_id": self.company.id, "date_start": "2027-09-01", "date_end": "2028-05-25"}
        )

    def test_through_the_association(self):
        plan = self.submit(self.new_plan())
        body = self.as_user(self.science, self.user_deputy)
        for command in ([1, plan.id, {"state": "approved"}], [0, 0, {"state": "approved", "horizon": "month"}]):
            with self.subTest(command=command), self.refused():
                self.rpc(self.user_deputy, "methodical.body", "write", [body.id], {"plan_ids": [command]})
        for command in ([2, plan.id, 0], [3, plan.id, 0], [5, 0, 0], [6, 0, []]):
            with self.subTest(command=command), self.refused():
                self.rpc(self.user_deputy, "methodical.body", "write", [body.id], {"plan_ids": [command]})
        self.assertEqual(self.science.plan_ids, plan)
        self.assertEqual(plan.state, "submitted")

    def test_private_methods_are_not_remote(self):
        plan = self.submit(self.new_plan())
        model = type(plan)
        private = [
            "_move_to", "_decide", "_submit", "_pass_on", "_finish_return", "_prepare_steps", "_close_approval_activity",
            "_get_content", "_write", "_load_records",
        ]
        for name in private:
            self.assertTrue(hasattr(model, name), f"{name} is gone: adjust the test")
            with self.subTest(name=name), self.refused(error=AccessError):
                self.rpc(self.user_director, "methodical.plan", name, [plan.id])

    def test_public_methods_are_the_known_ones(self):
        known = {
            "action_submit", "action_approve", "action_return", "action_withdraw", "action_cancel", "action_new_version",
        }
        from_engine = {
            name
            for base in type(self.Plan).__mro__
            if base.__module__.startswith("odoo.addons.school_methodical.models.approval")
            for name, member in vars(base).items()
            if callable(member) and not name.startswith("_")
        }
        self.assertEqual(from_engine - {"create", "write", "unlink"}, known, "a new public method is an entrance: guard it here")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestEvidence(GuardCase):
    """Rounds, signatures and remarks are written by the engine only."""

    def test_nobody_makes_evidence(self):
        plan = self.submit(self.new_plan())
        round_, step = self.rounds(plan), self.last_steps(plan)[0]
        vals = {
            "methodical.approval.round": {
                "res_model": plan._name, "res_id": plan.id, "company_id": self.company.id, "name": "x", "number": 9,
                "submitted_by_id": self.user_head.id, "submitted_at": "2026-09-02 04:00:00", "content_digest": "0", "state": "approved",
            },
            "methodical.approval.signature": {
                "round_id": round_.id, "sequence": 9, "verb": "approved", "teacher_id": self.card_director.id,
                "user_id": self.user_director.id, "person": "x", "decision": "approved",
            },
            "methodical.approval.remark": {"round_id": round_.id, "signature_id": step.id, "text": "x"},
        }
        for model, row in vals.items():
            for user in (self.user_head, self.user_director, self.user_admin):
                for context in ({}, *FORGED):
                    with self.subTest(model=model, user=user.login, context=context), self.refused():
                        self.rpc(user, model, "create", [row], context=context)
            with self.subTest(model=model, user="root"), self.refused():
                self.env[model].sudo().create(row)

    def test_nobody_changes_or_deletes_evidence(self):
        plan = self.submit(self.new_plan())
        self.approve(plan, self.user_methodologist)
        self.send_back(plan, self.user_director, "Shorter")
        attacks = [
            (self.rounds(plan), {"state": "approved"}),
            (self.rounds(plan), {"submitted_by_id": self.user_teacher.id}),
            (self.last_steps(plan)[0], {"decision": "returned"}),
            (self.last_steps(plan)[0], {"person": "x"}),
            (self.last_steps(plan)[1], {"is_current": True, "decision": False}),
            (self.rounds(plan).remark_ids, {"text": "Nothing"}),
        ]
        for records, vals in attacks:
            for user in (self.user_head, self.user_director, self.user_admin):
                for context in ({}, *FORGED):
                    with self.subTest(model=records._name, vals=vals, user=user.login, context=context), self.refused():
                        self.rpc(user, records._name, "write", records.ids, vals, context=context)
                with self.subTest(model=records._name, user=user.login), self.refused():
                    self.rpc(user, records._name, "unlink", records.ids)
            with self.subTest(model=records._name, vals=vals, user="root"), self.refused():
                records.sudo().write(vals)
            with self.subTest(model=records._name, user="root"), self.refused():
                records.sudo().unlink()

    def test_evidence_through_commands_on_the_plan(self):
        plan, other = self.submit(self.new_plan()), self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        round_, step = self.rounds(plan), self.last_steps(plan)[0]
        new_round = {"res_model": plan._name, "res_id": other.id, "name": "x", "number": 1, "company_id": self.company.id,
                     "submitted_by_id": self.user_head.id, "submitted_at": "2026-09-02 04:00:00", "content_digest": "0"}
        attacks = [
            ("round_ids", [0, 0, new_round]),
            ("round_ids", [1, round_.id, {"state": "approved"}]),
            ("round_ids", [4, round_.id, 0]),
            ("signature_ids", [1, step.id, {"decision": "approved"}]),
            ("signature_ids", [4, step.id, 0]),
            ("signature_ids", [2, step.id, 0]),
            ("remark_ids", [0, 0, {"round_id": round_.id, "text": "x"}]),
        ]
        for name, command in attacks:
            with self.subTest(name=name, command=command[:2]), self.refused():
                self.rpc(self.user_head, "methodical.plan", "write", [other.id], {name: [command]})
        for name in ("round_ids", "signature_ids"):
            for command in ([5, 0, 0], [6, 0, []]):
                with self.subTest(name=name, command=command), self.refused():
                    self.rpc(self.user_head, "methodical.plan", "write", [plan.id], {name: [command]})
        self.assertEqual((round_.res_id, step.decision, step.res_id), (plan.id, False, plan.id))

    def test_only_the_author_answers_while_the_plan_is_returned(self):
        plan = self.send_back(self.submit(self.new_plan()), self.user_methodologist, "Shorter")
        remark = self.rounds(plan).remark_ids
        for user in (self.user_methodologist, self.user_director, self.user_teacher):
            with self.subTest(user=user.login), self.refused():
                self.rpc(user, remark._name, "write", remark.ids, {"answer": "done"})
        self.rpc(self.user_head, remark._name, "write", remark.ids, {"answer": "done"})
        self.submit(plan)
        with self.refused(self.user_head.name):
            self.rpc(self.user_head, remark._name, "write", remark.ids, {"answer": "disagreed", "answer_text": "No"})
        self.assertEqual(remark.answer, "done")

    def test_signature_is_decided_once(self):
        plan = self.submit(self.new_plan())
        with self.refused("waits for"):
            self.approve(plan, self.user_methodologist, self.user_methodologist)
        self.approve(plan, self.user_methodologist, self.user_director)
        with self.refused("not waiting"):
            self.approve(plan, self.user_director)

    def test_two_decisions_at_the_same_moment(self):
        """The round is locked by the first; the second is told instead of waiting, and nothing of it stays."""
        plan = self.submit(self.new_plan())
        with patch.object(type(self.env["methodical.approval.round"]), "lock_for_update", side_effect=LockError("locked")):
            with self.refused("at this moment", plan.name):
                self.approve(plan, self.user_methodologist)
        self.assertFalse(self.last_steps(plan).filtered("decision"))
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved")

    def test_one_open_round_and_one_current_step(self):
        """What two transactions could do at once is refused by the database itself."""
        plan = self.submit(self.new_plan())
        round_, step = self.rounds(plan), self.last_steps(plan)[1]
        for statement, name in (
            (
                "INSERT INTO methodical_approval_round (res_model, res_id, company_id, name, number, state, submitted_by_id,"
                " submitted_at, content_digest) SELECT res_model, res_id, company_id, name, 2, state, submitted_by_id,"
                f" submitted_at, content_digest FROM methodical_approval_round WHERE id = {round_.id}",
                "open_uniq",
            ),
            (f"UPDATE methodical_approval_signature SET is_current = true WHERE id = {step.id}", "current_uniq"),
        ):
            with self.subTest(name=name), mute_logger("odoo.sql_db"):
                with self.assertRaises(IntegrityError) as caught:
                    self.cr.execute(statement)
                self.assertIn(name, str(caught.exception))

    def test_activity_closed_by_hand_approves_nothing(self):
        plan = self.submit(self.new_plan())
        activity = self.env["mail.activity"].search([("res_model", "=", plan._name), ("res_id", "=", plan.id)])
        self.as_user(activity, self.user_methodologist).action_feedback("seen")
        self.env.invalidate_all()
        self.assertEqual(plan.state, "submitted")
        self.assertFalse(self.last_steps(plan).filtered("decision"))
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestWhoDecides(GuardCase):
    """Only the person of the snapshot decides, when it is his turn, and never the author."""

    def test_wrong_person_and_out_of_turn(self):
        plan = self.submit(self.new_plan())
        wrong = [self.user_director, self.user_deputy, self.user_academic, self.user_head, self.user_teacher, self.user_admin]
        for user in wrong:
            for call in (["action_approve", [plan.id]], ["action_return", [plan.id], ["No"]]):
                with self.subTest(user=user.login, call=call[0]), self.refused(self.card_methodologist.name):
                    self.rpc(user, "methodical.plan", *call)
        for user in (self.user_outsider, self.user_officer, self.user_other_director):
            with self.subTest(user=user.login), self.refused():
                self.rpc(user, "methodical.plan", "action_approve", [plan.id])
        self.assertEqual(plan.state, "submitted")

    def test_dialog_decides_for_nobody_else(self):
        plan = self.submit(self.new_plan())
        for user in (self.user_head, self.user_director):
            with self.subTest(user=user.login), self.refused(self.card_methodologist.name):
                dialog = self.rpc(
                    user, "methodical.approval.decide", "create", [{"res_model": plan._name, "res_id": plan.id, "kind": "approve"}]
                )
                self.rpc(user, "methodical.approval.decide", "action_confirm", dialog)
        for model in ("res.users", "no.such.model"):
            with self.subTest(model=model), self.refused("cannot be approved"):
                dialog = self.rpc(self.user_director, "methodical.approval.decide", "create", [{"res_model": model, "res_id": 1}])
                self.rpc(self.user_director, "methodical.approval.decide", "action_confirm", dialog)

    def test_inbox_button_decides_for_nobody_else(self):
        plan = self.submit(self.new_plan())
        step = self.last_steps(plan)[-1]
        with self.refused(self.card_methodologist.name):
            self.rpc(self.user_director, step._name, "action_approve", step.ids)
        self.rpc(self.user_methodologist, step._name, "action_approve", self.last_steps(plan)[0].ids)
        self.env.invalidate_all()
        self.rpc(self.user_director, step._name, "action_approve", step.ids)
        self.env.invalidate_all()
        self.assertEqual(plan.state, "approved")

    def test_submission_by_somebody_else(self):
        plan = self.new_plan()
        for user in (self.user_teacher, self.user_deputy, self.user_director, self.user_admin, self.user_outsider):
            with self.subTest(user=user.login), self.refused(error=AccessError):
                self.rpc(user, "methodical.plan", "action_submit", [plan.id])
        with self.refused("cannot become"):
            self.submit(self.submit(plan))

    def test_author_in_his_own_route(self):
        self.card_head.post_ids = self.ref_id("post_director")
        self.card_director.post_ids = self.ref_id("post_teacher")
        with self.refused(self.card_head.name, "cannot decide it too"):
            self.submit(self.new_plan())

    def test_same_person_for_two_steps(self):
        self.card_methodologist.post_ids = self.ref_id("post_teacher")
        self.card_director.post_ids |= self.ref_id("post_methodologist")
        plan = self.new_plan()
        with self.refused(self.card_director.name, "two steps"):
            self.submit(plan)
        self.regulation.allow_same_signer = True
        self.approve(self.submit(plan), self.user_director, self.user_director)
        self.assertEqual(plan.state, "approved")

    def test_post_nobody_holds(self):
        self.card_methodologist.post_ids = self.ref_id("post_teacher")
        with self.refused("Nobody holds the post", self.ref_id("post_methodologist").name):
            self.submit(self.new_plan())

    def test_optional_step_is_left_out_only_when_nobody_holds_the_post(self):
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids[0].is_required = False
        self.card_academic.post_ids |= self.ref_id("post_methodologist")
        plan = self.new_plan()
        with self.refused(self.card_academic.name, self.card_methodologist.name):
            self.submit(plan)
        (self.card_academic | self.card_methodologist).write({"post_ids": [(6, 0, self.ref_id("post_teacher").ids)]})
        self.submit(plan)
        self.assertEqual(self.last_steps(plan).user_id, self.user_director)

    def test_route_in_which_nobody_decides(self):
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids.is_required = False
        (self.card_director | self.card_methodologist).write({"post_ids": [(6, 0, self.ref_id("post_teacher").ids)]})
        plan = self.new_plan()
        with self.refused("Nobody holds"):
            self.submit(plan)
        self.assertEqual(plan.state, "draft")

    def test_post_two_people_hold(self):
        self.card_academic.post_ids |= self.ref_id("post_methodologist")
        with self.refused(self.card_academic.name, self.card_methodologist.name, "supervising deputy"):
            self.submit(self.new_plan())
        self.science.supervisor_id = self.card_academic
        plan = self.submit(self.new_plan())
        self.assertEqual(self.last_steps(plan)[0].user_id, self.user_academic, "the supervising deputy of the association decides")

    def test_holder_without_user_or_with_an_archived_one(self):
        self.user_methodologist.active = False
        plan = self.new_plan()
        with self.refused(self.card_methodologist.name, "user account"):
            self.submit(plan)
        self.card_methodologist.employee_id.user_id = False
        with self.refused(self.card_methodologist.name, "user account"):
            self.submit(plan)

    def test_all_missing_deciders_in_one_message(self):
        self.card_methodologist.post_ids = self.card_director.post_ids = self.ref_id("post_teacher")
        with self.refused(self.ref_id("post_methodologist").name, self.ref_id("post_director").name):
            self.submit(self.new_plan())

    def test_no_regulation_and_no_route(self):
        plan = self.new_plan()
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids.unlink()
        with self.refused("no approval route", self.regulation.name):
            self.submit(plan)
        self.regulation.date_to = "2026-09-01"
        with self.refused("no regulation in force", self.company.name):
            self.submit(plan)


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
            with self.subTest(name=name), self.refused(label):
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
                with self.subTest(name=name, user=user.login), self.refused(label):
                    self.rpc(user, "methodical.plan.item", "write", [item.id], {name: value})
            with self.subTest(name=name, user="through the plan"), self.refused(label):
                self.rpc(self.user_head, "methodical.plan", "write", [plan.id], {"item_ids": [[1, item.id, {name: value}]]})

    def test_lines_are_not_added_or_removed(self):
        plan = self.approved_plan()
        vals = {"name": "x", "direction_id": self.ref_id("direction_1").id, "date_from": "2026-10-01"}
        item = plan.item_ids[0]
        for command in ([0, 0, vals], [2, item.id, 0], [3, item.id, 0], [5, 0, 0], [6, 0, []]):
            with self.subTest(command=command[0]), self.refused("lines cannot change"):
                self.rpc(self.user_head, "methodical.plan", "write", [plan.id], {"item_ids": [command]})
        with self.refused("lines cannot change"):
            self.rpc(self.user_head, "methodical.plan.item", "create", [{**vals, "plan_id": plan.id}])
        with self.refused("lines cannot change"):
            self.rpc(
                self.user_head, "methodical.plan.item", "create", [vals], context={"default_plan_id": plan.id, "methodical_pass": True}
            )
        with self.refused("lines cannot change"):
            self.rpc(self.user_head, "methodical.plan.item", "copy", [item.id])
        with self.refused("lines cannot change"):
            self.rpc(self.user_head, "methodical.plan.item", "unlink", [item.id])
        self.assertEqual(len(plan.item_ids), 2)

    def test_lines_do_not_move_between_plans(self):
        plan = self.approved_plan()
        draft = self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        for item, target in ((plan.item_ids[0], draft), (draft.item_ids[0], plan)):
            with self.subTest(target=target.state), self.refused("lines cannot change"):
                self.rpc(self.user_head, "methodical.plan.item", "write", [item.id], {"plan_id": target.id})
            with self.subTest(target=target.state, way="link"), self.refused("lines cannot change"):
                self.rpc(self.user_head, "methodical.plan", "write", [target.id], {"item_ids": [[4, item.id, 0]]})

    def test_progress_stays_editable(self):
        plan = self.approved_plan()
        item = plan.item_ids[0]
        self.rpc(self.user_teacher, "methodical.plan.item", "write", [item.id], {"state": "done", "actual_result": "12 lessons"})
        self.assertRecordValues(item, [{"state": "done", "actual_result": "12 lessons"}])

    def test_submitted_plan_is_not_deleted(self):
        plan = self.submit(self.new_plan())
        for user in (self.user_head, self.user_deputy, self.user_director, self.user_admin):
            with self.subTest(user=user.login), self.refused():
                self.rpc(user, "methodical.plan", "unlink", [plan.id])
        self.as_user(plan, self.user_head).action_withdraw()
        with self.refused("evidence"):
            self.rpc(self.user_head, "methodical.plan", "unlink", [plan.id])
        with self.refused("evidence"):
            plan.sudo().unlink()

    def test_what_a_plan_stands_on_is_not_deleted(self):
        plan = self.approved_plan()
        with self.refused("opened by an order"):
            self.rpc(self.user_director, "methodical.body", "unlink", [self.science.id])
        for records in (
            plan.school_year_id, self.card_director, self.user_director, self.card_director.employee_id, plan.item_ids.direction_id[0],
        ):
            with self.subTest(model=records._name), mute_logger("odoo.sql_db"):
                with self.assertRaises(Exception) as caught:
                    records.sudo().unlink()
                    self.env.flush_all()
                self.assertIsInstance(caught.exception, IntegrityError | UserError)

    def test_plan_is_not_given_to_another_association(self):
        plan = self.new_plan()
        other = self._new_association("Informatics", self.ref_id("area_science"), self.card_teacher2)
        with self.refused(error=AccessError):
            self.rpc(self.user_head, "methodical.plan", "write", [plan.id], {"body_id": other.id})

    def test_item_is_not_slipped_into_a_plan_of_strangers(self):
        other = self._new_association("Informatics", self.ref_id("area_science"), self.card_teacher2, self.card_teacher2 | self.card_academic | self.card_deputy)
        foreign = self.as_user(self.Plan, self.user_teacher2).create(self.plan_vals(body_id=other.id))
        own = self.new_plan()
        item = own.item_ids[0]
        vals = {
            "name": "x", "direction_id": self.ref_id("direction_1").id, "date_from": "2026-10-01",
            "responsible_ids": [[6, 0, self.card_teacher.ids]], "plan_id": foreign.id,
        }
        for context in ({}, {"default_body_id": self.science.id}):
            for extra in ({}, {"body_id": self.science.id}, {"body_id": self.science.id, "company_id": self.company.id}):
                with self.subTest(extra=extra, context=context), self.refused(error=AccessError):
                    self.rpc(self.user_teacher, "methodical.plan.item", "create", [{**vals, **extra}], context=context)
        for user in (self.user_teacher, self.user_head):
            with self.subTest(user=user.login), self.refused(error=AccessError):
                self.rpc(user, "methodical.plan.item", "write", [item.id], {"plan_id": foreign.id})
        self.rpc(self.user_teacher, "methodical.plan.item", "write", [item.id], {"body_id": other.id, "state": "done"})
        self.assertEqual((item.plan_id, item.body_id), (own, self.science), "an item follows its plan")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 06:00:00")
class TestRemote(GuardCase, HttpCase):
    """The same guards from outside, through the web server."""

    @mute_logger("odoo.http")
    def test_state_by_json(self):
        plan = self.submit(self.new_plan())
        self.authenticate(self.user_head.login, self.user_head.login)
        for method, args in (
            ("write", [[plan.id], {"state": "approved"}]),
            ("_move_to", [[plan.id], "approved"]),
            ("_decide", [[plan.id], "approved", "2026-09-02 04:00:00"]),
            ("action_approve", [[plan.id]]),
            ("unlink", [[plan.id]]),
        ):
            for context in FORGED:
                with self.subTest(method=method, context=context):
                    payload = {"model": "methodical.plan", "method": method, "args": args, "kwargs": {"context": context}}
                    answer = self.url_open("/web/dataset/call_kw", json={"params": payload}).json()
                    self.assertIn("error", answer, "a forged call is refused")
        self.env.invalidate_all()
        self.assertEqual(plan.state, "submitted")
        payload = {"model": "methodical.plan", "method": "action_withdraw", "args": [[plan.id]], "kwargs": {}}
        self.assertNotIn("error", self.url_open("/web/dataset/call_kw", json={"params": payload}).json())
        self.env.invalidate_all()
        self.assertEqual(plan.state, "draft", "what the head may do works through the same door")
