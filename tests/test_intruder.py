from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .approval_case import ApprovalCase

BIRTHDAY = date(1979, 3, 14)
#: what our models answer to a remote call; everything else starts with an underscore
PUBLIC = {
    "methodical.approval.round": {"action_open_document"},
    "methodical.approval.signature": {"action_open_document", "action_approve"},
    "methodical.body": {
        "action_draft_opening",
        "action_draft_reorganisation",
        "action_draft_dissolution",
        "action_open_election",
        "action_open_handovers",
        "action_open_plans",
        "action_open_proposals",
        "action_open_schemes",
        "action_open_directions",
        "action_open_resolutions",
        "action_open_meetings",
        "action_open_parents",
        "action_open_predecessor_plans",
        "action_print_databank",
        "action_export_databank",
        "action_export_topics",
        "action_open_topics",
    },
    "methodical.deadline": {"action_open_record"},
    "methodical.desk": {"get_data", "open_figure"},
    "methodical.handover": {"action_hand_over", "action_receive"},
    "methodical.handover.line": {"action_open"},
    "methodical.head.term": {"action_announce", "action_draft_order", "action_draft_end_order"},
}


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCuriosity(ApprovalCase):
    """What the card of a stranger holds reaches nobody by a detour: relations, groups, exports, dialogs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_colleague.employee_id.birthday = BIRTHDAY
        cls.card_colleague.write({"speciality": "Optics", "note": "Private"})
        cls.card_colleague.service_ids.earlier_years = 33
        cls.env["methodical.category.award"].create(
            {
                "teacher_id": cls.card_colleague.id,
                "category_id": cls.ref_id("category_first").id,
                "date_awarded": "2026-01-10",
            }
        )

    def found(self, user, model, domain):
        """Return how many records a domain finds for a user; a refusal finds none."""
        try:
            return self.rpc(user, model, "search_count", domain)
        except (AccessError, UserError, ValueError):
            return 0

    def test_domains_over_relations_are_no_oracle(self):
        member = [["teacher_id", "=", self.card_colleague.id]]
        self.assertEqual(self.found(self.user_teacher, "methodical.membership", member), 1)
        for path, value in (
            ("birthday", str(BIRTHDAY)),
            ("speciality", "Optics"),
            ("note", "Private"),
            ("employee_id.birthday", str(BIRTHDAY)),
            ("service_ids.earlier_years", 33),
            ("award_ids.category_id", self.ref_id("category_first").id),
            ("category_id", self.ref_id("category_first").id),
        ):
            for model, link in (
                ("methodical.membership", "teacher_id"),
                ("methodical.body", "membership_ids.teacher_id"),
                ("methodical.post", "teacher_ids"),
                ("methodical.teacher", "body_ids.membership_ids.teacher_id"),
            ):
                with self.subTest(model=model, path=path):
                    domain = [[f"{link}.{path}", "=", value]]
                    seen = self.found(
                        self.user_teacher, model, [*domain, [link, "=", self.card_colleague.id]]
                    )
                    self.assertFalse(seen, "a stranger's card answers no question")
        self.assertTrue(
            self.found(
                self.user_head, "methodical.membership", [["teacher_id.birthday", "=", str(BIRTHDAY)]]
            ),
            "the head reads the cards of his members",
        )

    def test_groups_and_exports_by_a_related_path(self):
        membership = self.science.membership_ids.filtered(lambda row: row.teacher_id == self.card_colleague)
        groups = self.rpc(
            self.user_teacher,
            "methodical.membership",
            "formatted_read_group",
            [],
            ["teacher_id.birthday:month"],
            ["__count"],
        )
        self.assertEqual(
            [group["teacher_id.birthday:month"] for group in groups],
            [False],
            "no month of a stranger's birthday",
        )
        self.user_teacher.group_ids |= self.env.ref("base.group_allow_export")
        for path in ("teacher_id/birthday", "teacher_id/speciality", "teacher_id/employee_id/birthday"):
            with self.subTest(path=path):
                try:
                    rows = self.rpc(
                        self.user_teacher, "methodical.membership", "export_data", membership.ids, [path]
                    )["datas"]
                except AccessError:
                    rows = []
                self.assertFalse(any(cell for row in rows for cell in row))

    def test_nested_reading(self):
        membership = self.science.membership_ids.filtered(lambda row: row.teacher_id == self.card_colleague)
        inner = {"fields": {"display_name": {}, "birthday": {}, "speciality": {}}}
        try:
            rows = self.rpc(
                self.user_teacher,
                "methodical.membership",
                "web_read",
                membership.ids,
                {"teacher_id": inner, "teacher_name": {}},
            )
        except AccessError:
            return
        self.assertNotIn(str(BIRTHDAY), str(rows))
        self.assertNotIn("Optics", str(rows))

    def test_birthday_is_for_readers_of_the_card(self):
        for key, reads in (
            ("teacher", False),
            ("outsider", False),
            ("head", True),
            ("deputy", True),
            ("officer", True),
            ("other_director", False),
        ):
            user = getattr(self, f"user_{key}")
            with self.subTest(user=key):
                if reads:
                    row = self.rpc(user, "methodical.teacher", "read", self.card_colleague.ids, ["birthday"])
                    self.assertEqual(str(row[0]["birthday"]), str(BIRTHDAY))
                else:
                    with self.assert_refused(error=AccessError):
                        self.rpc(user, "methodical.teacher", "read", self.card_colleague.ids, ["birthday"])

    def test_what_rules_say_of_a_head_is_for_readers_of_his_card(self):
        self.card_head.education_level = "secondary"
        rule = self.regulation.rule_ids.filtered(lambda row: row.code == "head_education")
        rule.write({"severity": "warn"})
        self.env.invalidate_all()
        for key, reads in (("teacher", False), ("head", True), ("deputy", True)):
            text = self.as_user(self.science, getattr(self, f"user_{key}")).issue_text or ""
            self.env.invalidate_all()
            with self.subTest(user=key):
                self.assertEqual(self.card_head.name in text, reads)
        term = self.science.head_term_ids
        for name in ("eligibility_snapshot", "eligibility_text", "override_reason"):
            with self.subTest(field=name), self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher, "methodical.head.term", "read", term.ids, [name])

    def test_deadlines_attachments_and_messages_of_others(self):
        other = self._new_association("Closed circle", self.ref_id("area_science"), self.card_head)
        left = other.membership_ids.filtered(lambda row: row.teacher_id == self.card_teacher)
        left.date_to = "2026-09-01"
        plan = self.new_plan(body_id=other.id)
        message = plan.message_post(body="Between us")
        attachment = self.env["ir.attachment"].create(
            {"name": "x.txt", "raw": b"secret", "res_model": plan._name, "res_id": plan.id}
        )
        self.submit(plan)
        for model, record in (
            ("methodical.plan", plan),
            ("methodical.plan.item", plan.item_ids),
            ("mail.message", message),
            ("ir.attachment", attachment),
            ("methodical.approval.round", self.rounds(plan)),
            ("methodical.deadline", self.env["methodical.deadline"].search([("res_id", "=", other.id)])),
        ):
            with self.subTest(model=model):
                self.assertTrue(record)
                with self.assert_refused(error=AccessError):
                    self.rpc(self.user_teacher, model, "read", record.ids, [])
        for method, kwargs in (
            ("message_post", {"body": "x"}),
            ("activity_schedule", {"summary": "x"}),
            ("copy", {}),
        ):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher, "methodical.plan", method, plan.ids, **kwargs)
        own = {"partner_ids": self.user_teacher.partner_id.ids}
        self.assertFalse(self.rpc(self.user_teacher, "methodical.plan", "message_subscribe", plan.ids, **own))

    def test_public_methods_are_the_known_ones(self):
        for name, known in PUBLIC.items():
            ours = {
                method
                for base in type(self.env[name]).__mro__
                if base.__module__.startswith("odoo.addons.school_methodical")
                and not base.__module__.endswith(("mixin", "approval_guard"))
                for method, member in vars(base).items()
                if callable(member) and not method.startswith("_")
            }
            with self.subTest(model=name):
                self.assertEqual(
                    ours - {"create", "write", "unlink", "copy_data", "fields_get"} - known, set()
                )


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestAddresses(ApprovalCase, HttpCase):
    """Addresses that a stranger types by hand."""

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_actions_report")
    def test_foreign_and_broken_ids(self):
        plan = self.new_plan()
        portal = self.env["res.users"].create(
            {
                "name": "Parent",
                "login": "m_parent",
                "password": "m_parent",
                "group_ids": [(6, 0, self.env.ref("base.group_portal").ids)],
            }
        )
        huge = "9" * 30
        addresses = {
            f"/methodical/databank.xlsx?ids={self.card_other_director.id}": 403,
            f"/methodical/databank.xlsx?ids={self.card_colleague.id}&birthday=1": 403,
            f"/methodical/databank.xlsx?ids={huge}": 404,
            "/methodical/databank.xlsx?ids=1;drop": 404,
            f"/methodical/databank.xlsx?body_id={huge}": 404,
            f"/methodical/databank.xlsx?ids={','.join(map(str, range(10**6, 10**6 + 800)))}": 403,
            f"/methodical/plan_grid/{huge}.xlsx": 404,
            "/methodical/plan_grid/0.xlsx": 404,
            f"/report/pdf/school_methodical.report_databank/{self.card_other_director.id}": 403,
        }
        for user in (self.user_teacher, self.user_outsider, portal):
            self.authenticate(user.login, user.login)
            for address, status in addresses.items():
                with self.subTest(user=user.login, address=address[:60]):
                    answer = self.url_open(address)
                    self.assertIn(answer.status_code, {status, 403, 404}, answer.text[:300])
                    self.assertNotIn("1979", answer.text[:2000])
            if user != self.user_teacher:
                answer = self.url_open(f"/methodical/plan_grid/{plan.id}.xlsx")
                self.assertEqual(answer.status_code, 403)
