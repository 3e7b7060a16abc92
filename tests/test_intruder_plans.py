import base64
from contextlib import suppress

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestIntruderPlans(ApprovalCase):
    """Templates of all schools, imports, evidence and recommendations of plans against who may not change them."""

    def attempt(self, work):
        result = None
        with suppress(UserError, AccessError, ValidationError), self.cr.savepoint():
            result = work()
        self.env.invalidate_all()
        return result

    def individual_plan(self):
        """Return the individual plan of ``user_teacher2``, which his colleagues do not read."""
        return self.as_user(self.env["methodical.plan"], self.user_teacher2).create(
            {
                "owner_kind": "teacher",
                "body_id": False,
                "owner_id": self.card_teacher2.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": "My secret",
                            "expected_result": "Secret result",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-12",
                        }
                    )
                ],
            }
        )

    def test_template_of_all_schools(self):
        shared = self.env["methodical.plan.template"].create({"name": "Shared", "company_id": False})
        own = self.env["methodical.plan.template"].create({"name": "Own", "company_id": self.company.id})
        vals = {"name": "x", "direction_id": self.ref_id("direction_1").id, "month": "9"}
        row = self.env["methodical.plan.template.item"].create({**vals, "template_id": own.id})
        for user in (self.user_deputy, self.user_admin):
            works = (
                lambda user=user: self.rpc(
                    user, "methodical.plan.template.item", "write", row.ids, {"template_id": shared.id}
                ),
                lambda user=user: self.rpc(
                    user, "methodical.plan.template.item", "create", [{**vals, "template_id": shared.id}]
                ),
                lambda user=user: self.rpc(
                    user,
                    "methodical.plan.template",
                    "write",
                    shared.ids,
                    {"item_ids": [[4, row.id, 0], [0, 0, vals]]},
                ),
                lambda user=user: self.rpc(
                    user, "methodical.plan.template", "write", own.ids, {"company_id": False}
                ),
                lambda user=user: self.rpc(user, "methodical.plan.template", "unlink", shared.ids),
            )
            for place, work in enumerate(works):
                with self.subTest(user=user.login, place=place):
                    self.attempt(work)
                    self.assertTrue(shared.exists())
                    self.assertFalse(shared.item_ids)
                    self.assertEqual(own.company_id, self.company)
        for user in (self.user_teacher, self.user_head):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.plan.template.item", "write", row.ids, {"name": "y"})

    def test_report_dialog_reads_no_activity_of_others(self):
        secret = self.individual_plan().item_ids
        dialog = self.attempt(
            lambda: self.rpc(
                self.user_teacher,
                "methodical.plan.report",
                "create",
                [{"item_id": secret.id, "actual_result": "x"}],
            )
        )
        if dialog:
            read = self.attempt(
                lambda: self.rpc(
                    self.user_teacher, "methodical.plan.report", "read", dialog, ["expected_result"]
                )
            )
            self.assertNotIn("Secret result", str(read))
            self.attempt(
                lambda: self.rpc(self.user_teacher, "methodical.plan.report", "action_confirm", dialog)
            )
        self.assertFalse(secret.actual_result)
        got = self.attempt(
            lambda: self.rpc(
                self.user_teacher,
                "methodical.plan.report",
                "onchange",
                [],
                {},
                [],
                {"expected_result": {}},
                context={"default_item_id": secret.id},
            )
        )
        self.assertNotIn("Secret result", str(got))

    def test_import_remembers_nothing_for_another_school(self):
        plan = self.new_plan()
        vals = {"plan_id": plan.id, "company_id": self.other_company.id}
        for user in (self.user_head, self.user_teacher):
            wizard = self.attempt(
                lambda user=user: self.rpc(user, "methodical.plan.import", "create", [vals])
            )
            self.assertFalse(wizard)
        wizard = self.rpc(self.user_head, "methodical.plan.import", "create", [{"plan_id": plan.id}])
        self.attempt(
            lambda: self.rpc(
                self.user_head,
                "methodical.plan.import",
                "write",
                wizard,
                {"company_id": self.other_company.id},
            )
        )
        record = self.env["methodical.plan.import"].browse(wizard)
        self.assertEqual(record.company_id, self.company)

    def test_import_of_others(self):
        plan = self.new_plan()
        content = base64.b64encode(b"x").decode()
        mine = self.rpc(
            self.user_head, "methodical.plan.import", "create", [{"plan_id": plan.id, "file": content}]
        )
        for user in (self.user_teacher, self.user_deputy):
            for method, args in (
                ("read", [mine, ["file"]]),
                ("write", [mine, {"filename": "x"}]),
                ("action_import", [mine]),
                ("action_read", [mine]),
            ):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=AccessError):
                    self.rpc(user, "methodical.plan.import", method, *args)
        foreign = self.attempt(
            lambda: self.rpc(self.user_teacher, "methodical.plan.import", "create", [{"plan_id": plan.id}])
        )
        if foreign:
            self.attempt(
                lambda: self.rpc(self.user_teacher, "methodical.plan.import", "action_import", foreign)
            )
        self.assertEqual(len(plan.item_ids), 2)

    def test_mappings_belong_to_who_imports(self):
        row = {"company_id": self.company.id, "kind": "plan", "heading": "x", "target": "name"}
        for user in (self.user_head, self.user_teacher, self.user_deputy):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.import.mapping", "create", [row])
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_admin,
                "methodical.import.mapping",
                "create",
                [{**row, "company_id": self.other_company.id}],
            )

    def test_evidence_of_what_was_done_stays(self):
        plan = self.approved_plan()
        lesson = plan.item_ids[0]
        Event = self.as_user(self.env["calendar.event"], self.user_teacher)
        event = Event.create(
            {
                "name": "Lesson",
                "start": "2026-10-02 04:00:00",
                "stop": "2026-10-02 05:00:00",
                "plan_item_id": lesson.id,
            }
        )
        self.as_user(lesson.evidence_ids, self.user_teacher).action_confirm()
        self.assertEqual(lesson.state, "done")
        self.attempt(lambda: self.rpc(self.user_teacher, "calendar.event", "unlink", event.ids))
        self.assertTrue(lesson.evidence_ids.exists())
        self.assertTrue(event.exists())

    def test_file_of_what_was_done_stays(self):
        plan = self.approved_plan()
        lesson = plan.item_ids[0]
        dialog = self.rpc(
            self.user_teacher,
            "methodical.plan.attach",
            "create",
            [
                {
                    "item_id": lesson.id,
                    "mode": "file",
                    "file": base64.b64encode(b"photo").decode(),
                    "file_name": "photo.jpg",
                }
            ],
        )
        self.rpc(self.user_teacher, "methodical.plan.attach", "action_confirm", dialog)
        row = lesson.evidence_ids
        file = self.env["ir.attachment"].browse(row.res_id)
        self.assertTrue(row.date_done)
        works = (
            lambda user: self.rpc(
                user, "ir.attachment", "write", file.ids, {"datas": base64.b64encode(b"y").decode()}
            ),
            lambda user: self.rpc(user, "ir.attachment", "write", file.ids, {"res_id": plan.item_ids[1].id}),
            lambda user: self.rpc(user, "ir.attachment", "unlink", file.ids),
        )
        for user in (self.user_teacher, self.user_head, self.user_teacher2):
            for place, work in enumerate(works):
                with self.subTest(user=user.login, place=place):
                    self.attempt(lambda work=work, user=user: work(user))
                    self.assertTrue(file.exists())
                    self.assertEqual((file.raw, file.res_id), (b"photo", lesson.id))

    def test_evidence_is_not_written_by_hand(self):
        plan = self.approved_plan()
        lesson = plan.item_ids[0]
        row = {
            "item_id": lesson.id,
            "res_model": "hr.employee",
            "res_id": self.card_head.employee_id.id,
            "date_done": "2026-10-01",
        }
        for user in (self.user_teacher, self.user_head, self.user_deputy, self.user_director):
            with self.subTest(user=user.login), self.assert_refused(error=UserError):
                self.rpc(user, "methodical.plan.evidence", "create", [row])
            with self.subTest(user=user.login), self.assert_refused(error=UserError):
                self.rpc(
                    user, "methodical.plan.item", "write", lesson.ids, {"evidence_ids": [[0, 0, dict(row)]]}
                )
        for record in (f"hr.employee,{self.card_head.employee_id.id}", "res.users,1"):
            with self.subTest(record=record), self.assert_refused(error=ValueError):
                dialog = self.rpc(
                    self.user_teacher,
                    "methodical.plan.attach",
                    "create",
                    [{"item_id": lesson.id, "mode": "record", "record": record}],
                )
                self.rpc(self.user_teacher, "methodical.plan.attach", "action_confirm", dialog)

    def test_evidence_dialog_of_activities_of_others(self):
        secret = self.individual_plan().item_ids
        event = {
            "name": "x",
            "start": "2026-10-12 04:00:00",
            "stop": "2026-10-12 05:00:00",
            "plan_item_id": secret.id,
        }
        with self.assertRaises(AccessError) as caught, self.cr.savepoint():
            self.rpc(self.user_teacher, "calendar.event", "create", [event])
        self.assertNotIn("My secret", str(caught.exception))
        for mode in ("file", "create"):
            with self.subTest(mode=mode), self.assert_refused(error=AccessError):
                dialog = self.rpc(
                    self.user_teacher,
                    "methodical.plan.attach",
                    "create",
                    [{"item_id": secret.id, "mode": mode, "file": base64.b64encode(b"x").decode()}],
                )
                self.rpc(self.user_teacher, "methodical.plan.attach", "action_confirm", dialog)

    def test_recommendations_are_not_forged(self):
        plan = self.new_plan()
        row = {"plan_id": plan.id, "text": "Do less"}
        for context in ({}, {"methodical_pass": True}):
            with self.subTest(context=context), self.assert_refused():
                self.rpc(self.user_head, "methodical.plan.recommendation", "create", [row], context=context)
            with self.subTest(context=context), self.assert_refused(error=UserError):
                self.rpc(
                    self.user_head,
                    "methodical.plan",
                    "write",
                    plan.ids,
                    {"recommendation_ids": [[0, 0, {"text": "Do less"}]]},
                    context=context,
                )
