from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .approval_case import FORGED, GuardCase


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
                with self.subTest(vals=vals, context=context), self.assert_refused("state and version"):
                    self.rpc(self.user_head, "methodical.plan", "write", [plan.id], vals, context=context)
        with self.assert_refused("state and version"):
            self.rpc(
                self.user_head,
                "methodical.plan",
                "web_save",
                [plan.id],
                {"state": "approved"},
                specification={},
            )
        self.assertRecordValues(plan, [{"state": "draft", "version": 1, "is_superseded": False}])

    def approved_plan_of_another_year(self):
        return self.new_plan(horizon="quarter", term_id=self.terms[0].id, item_ids=[])

    def test_plan_is_not_born_approved(self):
        for vals in ({"state": "approved"}, {"version": 3}, {"is_superseded": True}):
            for context in ({}, *FORGED):
                with self.subTest(vals=vals, context=context), self.assert_refused("state and version"):
                    self.rpc(
                        self.user_head, "methodical.plan", "create", [self.plan_vals(**vals)], context=context
                    )
        for context in FORGED[2:]:
            with self.subTest(context=context), self.assert_refused("state and version"):
                self.rpc(self.user_head, "methodical.plan", "create", [self.plan_vals()], context=context)
        self.assertFalse(self.Plan.search([("body_id", "=", self.science.id)]))

    def test_new_version_is_a_draft_whatever_the_context_says(self):
        plan = self.approved_plan()
        for context in FORGED:
            with self.subTest(context=context):
                action = self.rpc(
                    self.user_head, "methodical.plan", "action_new_version", [plan.id], context=context
                )
                version = self.Plan.browse(action["res_id"])
                self.assertRecordValues(version, [{"state": "draft", "version": 2, "is_superseded": False}])
                self.as_user(version, self.user_head).unlink()

    def test_import_with_a_state_column(self):
        plan = self.new_plan()
        xmlid = self.env["ir.model.data"].create(
            {"module": "__import__", "name": "plan", "model": "methodical.plan", "res_id": plan.id}
        )
        names = {
            "body_id/.id": str(self.science.id),
            "school_year_id/.id": str(self.year.id),
            "horizon": "month",
        }
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
        copies = self.rpc(
            self.user_head, "methodical.plan", "copy", [plan.id], {"school_year_id": next_year.id}
        )
        copy = self.Plan.browse(copies)
        self.assertRecordValues(copy, [{"state": "draft", "version": 1, "is_superseded": False}])
        self.assertEqual(
            (str(copy.date_from), str(copy.date_to)),
            ("2027-09-01", "2028-05-25"),
            "the copy plans its own year",
        )
        self.assertFalse(self.rounds(copy), "a copy takes no signatures with it")
        copy.unlink()
        with self.assert_refused("Science"):  # its lines or its state, whichever guard comes first
            self.rpc(
                self.user_head,
                "methodical.plan",
                "copy",
                [plan.id],
                {"school_year_id": next_year.id, "state": "approved"},
            )

    def _new_year_after(self):
        return self.env["methodical.school.year"].create(
            {"company_id": self.company.id, "date_start": "2027-09-01", "date_end": "2028-05-25"}
        )

    def test_through_the_association(self):
        plan = self.submit(self.new_plan())
        body = self.as_user(self.science, self.user_deputy)
        for command in (
            [1, plan.id, {"state": "approved"}],
            [0, 0, {"state": "approved", "horizon": "month"}],
        ):
            with self.subTest(command=command), self.assert_refused():
                self.rpc(self.user_deputy, "methodical.body", "write", [body.id], {"plan_ids": [command]})
        for command in ([2, plan.id, 0], [3, plan.id, 0], [5, 0, 0], [6, 0, []]):
            with self.subTest(command=command), self.assert_refused():
                self.rpc(self.user_deputy, "methodical.body", "write", [body.id], {"plan_ids": [command]})
        self.assertEqual(self.science.plan_ids, plan)
        self.assertEqual(plan.state, "submitted")

    def test_private_methods_are_not_remote(self):
        plan = self.submit(self.new_plan())
        model = type(plan)
        private = [
            "_move_to",
            "_decide",
            "_submit",
            "_pass_on",
            "_finish_return",
            "_prepare_steps",
            "_record",
            "_sign",
            "_approve",
            "_route_activities",
            "_get_content",
            "_write",
            "_load_records",
        ]
        for name in private:
            self.assertTrue(hasattr(model, name), f"{name} is gone: adjust the test")
            with self.subTest(name=name), self.assert_refused(error=AccessError):
                self.rpc(self.user_director, "methodical.plan", name, [plan.id])

    def test_public_methods_are_the_known_ones(self):
        known = {
            "action_submit",
            "action_approve",
            "action_return",
            "action_withdraw",
            "action_cancel",
            "action_new_version",
        }
        from_engine = {
            name
            for base in type(self.Plan).__mro__
            if base.__module__.startswith("odoo.addons.school_methodical.models.approval")
            for name, member in vars(base).items()
            if callable(member) and not name.startswith("_")
        }
        self.assertEqual(
            from_engine - {"create", "write", "unlink", "onchange"},
            known,
            "a new public method is an entrance: guard it here",
        )


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
                    payload = {
                        "model": "methodical.plan",
                        "method": method,
                        "args": args,
                        "kwargs": {"context": context},
                    }
                    answer = self.url_open("/web/dataset/call_kw", json={"params": payload}).json()
                    self.assertIn("error", answer, "a forged call is refused")
        self.env.invalidate_all()
        self.assertEqual(plan.state, "submitted")
        payload = {"model": "methodical.plan", "method": "action_withdraw", "args": [[plan.id]], "kwargs": {}}
        self.assertNotIn("error", self.url_open("/web/dataset/call_kw", json={"params": payload}).json())
        self.env.invalidate_all()
        self.assertEqual(plan.state, "draft", "what the head may do works through the same door")
