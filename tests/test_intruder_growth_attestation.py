from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .attestation_case import TODAY, DossierCase

MODEL = "methodical.attestation"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestIntruderAttestation(DossierCase):
    """Attestation against who would skip a step, write over a result, or make an opinion vanish (N36, C18)."""

    def call(self, user, method, case, *arguments):
        return self.rpc(user, MODEL, method, case.ids, *arguments)

    def failed(self):
        """Return a case whose portfolio was not accepted."""
        case = self.submitted()
        self.call(self.user_officer, "action_fail", case, "2026-09-25", "41 of 100")
        self.env.invalidate_all()
        return case

    def test_result_is_not_written_over_by_the_step_before(self):
        case = self.examined()
        for user in (self.user_deputy, self.user_officer, self.user_director):
            with self.subTest(user=user.login), self.assert_refused("Test passed"):
                self.call(user, "action_accept_portfolio", case, "2026-10-02", "99 of 100")
        self.assertEqual((case.state, case.portfolio_result), ("test", "82 of 100"))

    def test_failure_is_not_turned_round_without_a_reason(self):
        case = self.failed()
        for method, arguments in (
            ("action_accept_portfolio", ["2026-09-26", "99 of 100"]),
            ("action_pass_test", ["2026-09-26", "80 of 80"]),
            ("action_award", ["2026-09-26", "1"]),
            ("action_submit", ["2026-09-26"]),
        ):
            with self.subTest(method=method), self.assert_refused():
                self.call(self.user_officer, method, case, *arguments)
        with self.assert_refused("reason"):
            self.call(self.user_officer, "action_take_back", case, " ")
        self.call(self.user_officer, "action_take_back", case, "The letter named somebody else")
        self.assertEqual((case.state, case.reason), ("submitted", "The letter named somebody else"))

    def test_no_category_is_not_awarded(self):
        case, none = self.examined(), self.ref_id("category_none")
        with self.assert_refused(none.name, error=Exception):
            self.call(self.user_officer, "action_award", case, "2026-10-02", "1", none.id)
        dialog = self.rpc(
            self.user_officer,
            "methodical.attestation.step",
            "create",
            [{"attestation_id": case.id, "step": "award", "category_id": none.id, "day": "2026-10-02"}],
        )
        with self.assert_refused(none.name, error=Exception):
            self.rpc(self.user_officer, "methodical.attestation.step", "action_confirm", dialog)
        with self.assert_refused("until_check", error=Exception), self.cr.savepoint():
            self.call(self.user_officer, "action_award", case, "2026-10-02", "1", False, "2020-01-01")

    def test_opinion_does_not_go_with_the_wish(self):
        self.set_roles("participant", "evaluator")
        case = self.wish()
        self.call(self.user_deputy, "action_give_opinion", case, "Marks are late all the year")
        self.env.invalidate_all()
        with self.assert_refused("stays"):
            self.call(self.user_teacher, "unlink", case)
        with self.assert_refused("prepared by the teacher"):
            self.call(self.user_officer, "unlink", case)
        opinion = case.opinion_ids
        for commands in ([[2, opinion.id]], [[1, opinion.id, {"text": "Excellent"}]], [[5]]):
            with self.subTest(commands=commands), self.assert_refused():
                self.call(self.user_teacher, "write", case, {"opinion_ids": commands})
        self.assertEqual(case.opinion_ids.text, "Marks are late all the year")
        self.call(self.user_teacher, "action_withdraw", case, "Later")
        line = {"role": "deputy", "text": "Excellent", "date": "2026-10-01", "author_name": "x"}
        with self.assert_refused("stay"):
            self.rpc(
                self.user_teacher,
                MODEL,
                "create",
                [{"category_id": self.first.id, "opinion_ids": [[0, 0, line]]}],
            )

    def test_what_was_sent_is_neither_renamed_nor_published(self):
        case = self.submitted()
        for file in case.frozen_ids:
            for vals in (
                {"name": "other.zip"},
                {"public": True},
                {"mimetype": "text/html"},
                {"raw": "x"},
                {"res_id": 0},
                {"res_model": "res.partner", "res_id": self.user_teacher.partner_id.id},
            ):
                with self.subTest(file=file.name, vals=vals), self.assert_refused(case.display_name):
                    self.rpc(self.user_teacher, "ir.attachment", "write", file.ids, vals)
            with self.assert_refused("stays"):
                self.rpc(self.user_officer, "ir.attachment", "unlink", file.ids)
            with self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher2, "ir.attachment", "read", file.ids, ["datas"])
        for vals in ({"frozen_ids": [[5]]}, {"frozen_digest": "0"}, {"file_ids": [[5]]}):
            with self.subTest(vals=vals), self.assert_refused():
                self.call(self.user_teacher, "write", case, vals)

    def test_strangers_reach_no_case(self):
        case = self.submitted()
        for user in (self.user_teacher2, self.user_outsider, self.user_admin, self.user_other_director):
            for method, arguments in (
                ("read", [["state"]]),
                ("action_withdraw", ["x"]),
                ("action_accept_portfolio", ["2026-09-25", "1"]),
                ("action_open_section", ["courses"]),
                ("message_post", []),
                ("copy", []),
            ):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=AccessError):
                    self.call(user, method, case, *arguments)
        for user in (self.user_teacher2, self.user_admin):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(
                    user,
                    "methodical.attestation.step",
                    "create",
                    [{"attestation_id": case.id, "step": "submit"}],
                )

    def test_steps_come_by_no_default(self):
        for context in (
            {"default_state": "awarded"},
            {"default_award_id": self.award.id},
            {"default_date_submitted": "2026-01-01"},
            {"default_frozen_digest": "0", "methodical_pass": True},
        ):
            with self.subTest(context=context), self.assert_refused("buttons"):
                self.rpc(
                    self.user_teacher, MODEL, "create", [{"category_id": self.first.id}], context=context
                )

    def test_award_of_somebody_else_is_not_linked(self):
        case = self.dossier()
        for user in (self.user_teacher, self.user_officer):
            with self.subTest(user=user.login), self.assert_refused("buttons"):
                self.call(user, "write", case, {"award_id": self.award.id})
        for vals in ({"date_until": "2040-01-01"}, {"reference": "15"}, {"category_id": self.highest.id}):
            for user in (self.user_teacher, self.user_officer, self.user_director):
                with self.subTest(user=user.login, vals=vals), self.assert_refused(error=Exception):
                    self.rpc(user, self.award._name, "write", self.award.ids, vals)
        with self.assert_refused(error=Exception):
            self.rpc(self.user_officer, self.award._name, "unlink", self.award.ids)
