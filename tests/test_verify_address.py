from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..models.approval import methodical_approval_round
from ..tools.qr import qr_data_uri
from .approval_case import ApprovalCase
from .print_case import TODAY
from .test_verify import NO_ADDRESS, PATH


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestVerifyAddress(ApprovalCase):
    """The address of the public page: random, read by nobody, printed as a QR code, cheap to look up."""

    def setUp(self):
        super().setUp()
        self.plan = self.new_plan()

    def token(self, plan):
        return self.rounds(plan)[-1:].sudo().token

    def approved(self):
        self.submit(self.plan)
        return self.approve(self.plan, self.user_methodologist, self.user_director)

    def count_queries(self, round_):
        """Return how many queries the values of a page need, nothing being in memory."""
        self.env.flush_all()
        self.env.invalidate_all()
        count = self.env.cr.sql_log_count
        found = self.env["methodical.approval.round"]._find_by_token(round_.sudo().token)
        found.with_context(lang="en_US")._get_public_values()
        return self.env.cr.sql_log_count - count

    def test_queries_do_not_grow_with_the_document(self):
        small = self.approved()
        other = self._new_association("History", self.ref_id("area_science"), self.card_head)
        large = self.new_plan(
            body_id=other.id,
            item_ids=[
                Command.create(
                    {
                        "name": f"Open lesson {number}",
                        "direction_id": self.ref_id("direction_1").id,
                        "date_from": "2026-10-12",
                        "responsible_ids": [Command.link(self.card_teacher.id)],
                    }
                )
                for number in range(120)
            ],
        )
        self.approve(self.submit(large), self.user_methodologist, self.user_director)
        self.count_queries(self.rounds(small))  # what is asked once and then remembered
        few, many = (self.count_queries(self.rounds(plan)) for plan in (small, large))
        self.assertEqual(few, many)
        self.assertLessEqual(many, 20)

    def test_a_wrong_address_costs_one_query(self):
        for token in NO_ADDRESS:
            self.env.invalidate_all()
            with self.subTest(token[:40]), self.assertQueryCount(1):
                self.assertFalse(self.env["methodical.approval.round"]._find_by_token(token))

    def test_token_is_random_and_nobody_reads_it(self):
        plan = self.as_user(self.plan, self.user_head).with_context(default_token="chosen")
        plan.action_submit()
        token = self.token(self.plan)
        self.assertRegex(token, r"^[A-Za-z0-9_-]{32}$")
        self.assertGreaterEqual(methodical_approval_round.TOKEN_BYTES * 8, 128)

        round_ = self.rounds(self.plan)
        for user in (self.user_head, self.user_deputy, self.user_director, self.env.ref("base.user_admin")):
            with self.subTest(user.login):
                reader = round_.with_user(user)
                self.assertNotIn("token", reader.fields_get())
                for forbidden in (
                    lambda reader=reader: reader.read(["token"]),
                    lambda reader=reader: reader.search([("token", "=like", "A%")]),
                    lambda reader=reader: reader.search([], order="token"),
                    lambda reader=reader: reader._read_group([], ["token"]),
                    lambda reader=reader: reader.export_data(["token"]),
                ):
                    with self.assertRaises(UserError):
                        forbidden()

    def test_code_of_a_print_is_the_address(self):
        plan = self.plan.with_context(lang="en_US")
        self.assertIsNone(plan._get_qr(), "nobody has decided a draft")
        self.submit(plan)
        code = plan._get_qr()
        self.assertEqual(code["url"], f"{plan.get_base_url()}{PATH}/{self.token(plan)}")
        self.assertEqual(code["picture"], qr_data_uri(code["url"]))
        self.assertEqual(code["digest"][:4], self.rounds(plan).content_digest[:4])
        self.as_user(plan, self.user_head).action_withdraw()
        self.assertIsNone(plan._get_qr(), "a withdrawn plan is a draft again")

    def test_print_shows_code_address_and_mark(self):
        plan = self.approved()
        html, _kind = self.as_user(self.env["ir.actions.report"], self.user_director)._render_qweb_html(
            "school_methodical.report_plan", plan.ids
        )
        code = plan._get_qr()
        self.assertIn(code["picture"], html.decode())
        self.assertIn(code["url"], html.decode())
        self.assertIn(f"<b>{code['digest']}</b>", html.decode())
