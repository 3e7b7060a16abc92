from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, new_test_user, tagged

from .approval_case import ApprovalCase

#: child of a regulation: values that a row needs
ROWS = {
    "methodical.regulation.rule": {"code": "members_min", "value": 99},
    "methodical.regulation.duty": {"function": "consult", "post_id": 1},
    "methodical.regulation.norm": {"name": "x"},
    "methodical.approval.route": {"document": "control_plan", "body_kind": "other"},
}


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestForeignSchool(ApprovalCase):
    """An administrator, a deputy, an officer of one school against the rows of another one and of the presets."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_regulation = cls.load_regulation("preset_f0", date(2026, 8, 1), cls.other_company)
        cls.other_year = cls._new_year(cls.other_company)
        cls.other_body = cls.env["methodical.body"].create(
            {"name": "Elsewhere", "company_id": cls.other_company.id}
        )
        cls.foreign = {"company_id": cls.company.id}

    def test_rows_of_a_foreign_regulation_or_preset(self):
        for parent in (self.other_regulation, self.ref_id("preset_f1")):
            for model, vals in ROWS.items():
                row = {"regulation_id": parent.id, **vals}
                for extra, context in (
                    ({}, {}),
                    (self.foreign, {}),
                    ({}, {"default_company_id": self.company.id}),
                ):
                    with (
                        self.subTest(model=model, extra=extra, context=context),
                        self.assert_refused(error=AccessError),
                    ):
                        self.rpc(self.user_admin, model, "create", [{**row, **extra}], context=context)

    def test_row_is_not_moved_into_a_foreign_regulation(self):
        for parent in (self.other_regulation, self.ref_id("preset_f1")):
            for model, field in (
                ("methodical.regulation.rule", "rule_ids"),
                ("methodical.regulation.duty", "duty_ids"),
                ("methodical.approval.route", "route_ids"),
            ):
                row = self.regulation[field][:1]
                self.assertTrue(row, field)
                free = {"document": "control_plan", "body_kind": "other"} if field == "route_ids" else {}
                for extra in ({}, self.foreign):
                    vals = {"regulation_id": parent.id, **free, **extra}
                    with self.subTest(model=model, extra=extra), self.assert_refused(error=AccessError):
                        self.rpc(self.user_admin, model, "write", row.ids, vals)

    def test_every_copy_of_a_school_is_kept_by_the_mixin(self):
        for name, model in self.env.registry.items():
            company = model._fields.get("company_id")
            if name.startswith("methodical.") and company is not None and company.related and company.store:
                is_evidence = name in ("methodical.approval.signature", "methodical.approval.remark")
                with self.subTest(model=name):
                    self.assertTrue(is_evidence or hasattr(model, "_get_copied_fields"))

    def test_row_of_a_foreign_regulation_is_not_drawn_over(self):
        stolen = self.other_regulation.rule_ids[:1]
        for command in (
            [4, stolen.id, 0],
            [6, 0, stolen.ids],
            [1, stolen.id, {"value": 99}],
            [2, stolen.id, 0],
        ):
            with self.subTest(command=command), self.assert_refused(error=AccessError):
                self.rpc(
                    self.user_admin,
                    "methodical.regulation",
                    "write",
                    self.regulation.ids,
                    {"rule_ids": [command]},
                )
        self.assertEqual(stolen.regulation_id, self.other_regulation)

    def test_stored_school_follows_the_parent(self):
        rule, step = self.regulation.rule_ids[:1], self.regulation.route_ids.step_ids[:1]
        membership, service = self.science.membership_ids[:1], self.card_teacher.service_ids[:1]
        term = self.terms[:1]
        for user, record in (
            (self.user_admin, rule),
            (self.user_admin, step),
            (self.user_admin, term),
            (self.user_deputy, membership),
            (self.user_officer, service),
        ):
            with self.subTest(model=record._name):
                self.rpc(user, record._name, "write", record.ids, {"company_id": self.other_company.id})
                record.invalidate_recordset()
                self.assertEqual(record.company_id, self.company)
        candidate = self.rpc(
            self.user_deputy,
            "methodical.head.term",
            "create",
            [
                {
                    "body_id": self.science.id,
                    "teacher_id": self.card_teacher.id,
                    "company_id": self.other_company.id,
                }
            ],
            context={"default_company_id": self.other_company.id},
        )
        self.assertEqual(self.env["methodical.head.term"].browse(candidate).company_id, self.company)
        self.rpc(
            self.user_officer,
            "methodical.teacher",
            "write",
            self.card_teacher.ids,
            {"user_id": self.user_officer.id},
        )
        self.card_teacher.invalidate_recordset()
        self.assertEqual(
            self.card_teacher.user_id, self.user_teacher, "whose card it is, HR says on the employee"
        )

    def test_nothing_is_given_away_to_another_school(self):
        school_class = self.env["methodical.class"].create(
            {"school_year_id": self.year.id, "company_id": self.company.id, "grade": 5}
        )
        draft = self.ref_id("preset_f1")._load_into(self.company)
        body = self.as_user(self.env["methodical.body"], self.user_deputy).create({"name": "Music"})
        for user, record in (
            (self.user_admin, self.year),
            (self.user_admin, school_class),
            (self.user_admin, draft),
            (self.user_deputy, body),
            (self.user_officer, self.card_colleague),
        ):
            for company in (self.other_company.id, False):
                with (
                    self.subTest(model=record._name, company=company),
                    self.assertRaises(Exception) as caught,
                ):
                    self.rpc(user, record._name, "write", record.ids, {"company_id": company})
                self.env.invalidate_all()
                self.assertEqual(record.company_id, self.company, caught.exception)

    def test_foreign_schools_in_the_context(self):
        for method, args in (
            ("search_read", [[], ["id"]]),
            ("action_put_in_force", [self.other_regulation.ids]),
        ):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(
                    self.user_admin,
                    "methodical.regulation",
                    method,
                    *args,
                    context={"allowed_company_ids": self.other_company.ids},
                )
        for context in (
            {"force_company": self.other_company.id},
            {"active_test": False},
            {"install_mode": True},
        ):
            with self.subTest(context=context):
                seen = self.rpc(
                    self.user_admin,
                    "methodical.regulation",
                    "search",
                    [["company_id", "=", self.other_company.id]],
                    context=context,
                )
                self.assertFalse(seen)

    def test_wizards_do_not_reach_over(self):
        name = {"name": "Copy", "company_id": self.company.id}
        with self.assert_refused(error=AccessError):
            load = self.rpc(
                self.user_admin,
                "methodical.regulation.load",
                "create",
                [{**name, "preset_id": self.other_regulation.id}],
            )
            self.rpc(self.user_admin, "methodical.regulation.load", "action_load", load)
        for model, method, vals, user in (
            (
                "methodical.regulation.load",
                "action_load",
                {"preset_id": self.ref_id("preset_f1").id},
                self.user_admin,
            ),
            ("methodical.school.year.create", "action_create", {"start_year": 2030}, self.user_admin),
        ):
            with self.subTest(model=model), self.assert_refused(error=AccessError):
                record = self.rpc(user, model, "create", [{**vals, "company_id": self.other_company.id}])
                self.rpc(user, model, method, record)

    def test_shared_lists_are_not_one_school_s_to_change(self):
        post = self.ref_id("post_director")
        for vals in ({"name": "x"}, {"active": False}, {"company_id": self.company.id}):
            with self.subTest(vals=vals), self.assert_refused("used by all schools", post.name):
                self.rpc(self.user_admin, "methodical.post", "write", post.ids, vals)
        with self.assert_refused("used by all schools", "serves all of them"):
            self.rpc(
                self.user_admin,
                "methodical.category",
                "write",
                self.ref_id("category_first").ids,
                {"validity_years": 50},
            )
        with self.assert_refused("used by all schools"):
            self.rpc(self.user_admin, "methodical.subject", "unlink", self.ref_id("subject_physics").ids)
        own = self.env["methodical.direction"].browse(
            self.rpc(self.user_admin, "methodical.direction", "create", [{"name": "Robots"}])
        )
        self.assertEqual(own.company_id, self.company, "an entry belongs to the school of who adds it")
        with self.assert_refused("used by all schools"):
            self.rpc(self.user_admin, "methodical.direction", "write", own.ids, {"company_id": False})
        everywhere = new_test_user(
            self.env,
            login="m_district",
            groups="school_methodical.group_admin",
            company_id=self.company.id,
            company_ids=[(6, 0, self.env["res.company"].search([]).ids)],
        )
        self.rpc(everywhere, "methodical.post", "write", post.ids, {"sequence": 77})
        self.assertEqual(post.sequence, 77, "who serves all schools keeps the shared lists")

    def test_administrator_gives_nobody_a_post(self):
        own = self.env["methodical.post"].create({"name": "Keeper", "company_id": self.company.id})
        card = self._new_card("Токтоңалиев Эрмек", "post_teacher", self.company, self.user_admin)
        for method, args in (
            ("write", [own.ids, {"teacher_ids": [[4, card.id, 0]]}]),
            ("write", [self.ref_id("post_director").ids, {"teacher_ids": [[4, card.id, 0]]}]),
            ("create", [[{"name": "x", "company_id": self.company.id, "teacher_ids": [[6, 0, card.ids]]}]]),
        ):
            with self.subTest(method=method, args=args), self.assert_refused(error=UserError):
                self.rpc(self.user_admin, "methodical.post", method, *args)
        self.assertEqual(card.post_ids, self.ref_id("post_teacher"))
