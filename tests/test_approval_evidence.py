from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .approval_case import FORGED, GuardCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestEvidence(GuardCase):
    """Rounds, signatures and remarks are written by the engine only."""

    def test_nobody_makes_evidence(self):
        plan = self.submit(self.new_plan())
        round_, step = self.rounds(plan), self.last_steps(plan)[0]
        vals = {
            "methodical.approval.round": {
                "res_model": plan._name,
                "res_id": plan.id,
                "company_id": self.company.id,
                "name": "x",
                "number": 9,
                "submitted_by_id": self.user_head.id,
                "submitted_at": "2026-09-02 04:00:00",
                "content_digest": "0",
                "state": "approved",
            },
            "methodical.approval.signature": {
                "round_id": round_.id,
                "sequence": 9,
                "verb": "approved",
                "teacher_id": self.card_director.id,
                "user_id": self.user_director.id,
                "person": "x",
                "decision": "approved",
            },
            "methodical.approval.remark": {"round_id": round_.id, "signature_id": step.id, "text": "x"},
        }
        for model, row in vals.items():
            for user in (self.user_head, self.user_director, self.user_admin):
                for context in ({}, *FORGED):
                    with self.subTest(model=model, user=user.login, context=context), self.assert_refused():
                        self.rpc(user, model, "create", [row], context=context)
            with self.subTest(model=model, user="root"), self.assert_refused():
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
                    with (
                        self.subTest(model=records._name, vals=vals, user=user.login, context=context),
                        self.assert_refused(),
                    ):
                        self.rpc(user, records._name, "write", records.ids, vals, context=context)
                with self.subTest(model=records._name, user=user.login), self.assert_refused():
                    self.rpc(user, records._name, "unlink", records.ids)
            with self.subTest(model=records._name, vals=vals, user="root"), self.assert_refused():
                records.sudo().write(vals)
            with self.subTest(model=records._name, user="root"), self.assert_refused():
                records.sudo().unlink()

    def test_evidence_through_commands_on_the_plan(self):
        plan, other = self.submit(self.new_plan()), self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        round_, step = self.rounds(plan), self.last_steps(plan)[0]
        new_round = {
            "res_model": plan._name,
            "res_id": other.id,
            "name": "x",
            "number": 1,
            "company_id": self.company.id,
            "submitted_by_id": self.user_head.id,
            "submitted_at": "2026-09-02 04:00:00",
            "content_digest": "0",
        }
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
            with self.subTest(name=name, command=command[:2]), self.assert_refused():
                self.rpc(self.user_head, "methodical.plan", "write", [other.id], {name: [command]})
        for name in ("round_ids", "signature_ids"):
            for command in ([5, 0, 0], [6, 0, []]):
                with self.subTest(name=name, command=command), self.assert_refused():
                    self.rpc(self.user_head, "methodical.plan", "write", [plan.id], {name: [command]})
        self.assertEqual((round_.res_id, step.decision, step.res_id), (plan.id, False, plan.id))

    def test_only_the_author_answers_while_the_plan_is_returned(self):
        plan = self.send_back(self.submit(self.new_plan()), self.user_methodologist, "Shorter")
        remark = self.rounds(plan).remark_ids
        for user in (self.user_methodologist, self.user_director, self.user_teacher):
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, remark._name, "write", remark.ids, {"answer": "done"})
        self.rpc(self.user_head, remark._name, "write", remark.ids, {"answer": "done"})
        self.submit(plan)
        with self.assert_refused(self.user_head.name):
            self.rpc(
                self.user_head,
                remark._name,
                "write",
                remark.ids,
                {"answer": "disagreed", "answer_text": "No"},
            )
        self.assertEqual(remark.answer, "done")

    def test_signature_is_decided_once(self):
        plan = self.submit(self.new_plan())
        with self.assert_refused("waits for"):
            self.approve(plan, self.user_methodologist, self.user_methodologist)
        self.approve(plan, self.user_methodologist, self.user_director)
        with self.assert_refused("not waiting"):
            self.approve(plan, self.user_director)

    def test_two_decisions_at_the_same_moment(self):
        """The round is locked by the first; the second is told instead of waiting, and nothing of it stays."""
        plan = self.submit(self.new_plan())
        Round = self.env["methodical.approval.round"]
        locked = patch.object(type(Round), "try_lock_for_update", return_value=Round)
        with locked, self.assert_refused("at this moment", plan.name):
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
                " submitted_at, content_digest, token) SELECT res_model, res_id, company_id, name, 2, state, submitted_by_id,"
                f" submitted_at, content_digest, 'another' FROM methodical_approval_round WHERE id = {round_.id}",
                "open_uniq",
            ),
            (
                f"UPDATE methodical_approval_signature SET is_current = true WHERE id = {step.id}",
                "current_uniq",
            ),
        ):
            with self.subTest(name=name), mute_logger("odoo.sql_db"):
                with self.assertRaises(IntegrityError) as caught:
                    self.cr.execute(statement)
                self.assertIn(name, str(caught.exception))

    def test_activity_closed_by_hand_approves_nothing(self):
        plan = self.submit(self.new_plan())
        activity = self.env["mail.activity"].search(
            [("res_model", "=", plan._name), ("res_id", "=", plan.id)]
        )
        self.as_user(activity, self.user_methodologist).action_feedback("seen")
        self.env.invalidate_all()
        self.assertEqual(plan.state, "submitted")
        self.assertFalse(self.last_steps(plan).filtered("decision"))
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved")
