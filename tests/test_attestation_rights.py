from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .approval_case import FORGED
from .attestation_case import TODAY, AttestationCase

EVERYBODY = (
    "teacher",
    "teacher2",
    "head",
    "deputy",
    "director",
    "officer",
    "admin",
    "outsider",
    "other_director",
)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestAttestationRights(AttestationCase):
    """Who reads, prepares, records and judges a case (C18); nobody forges what the steps write."""

    def who(self, case, field):
        """Return the keys of the people for whom a flag of a case holds."""
        case.invalidate_recordset()
        found = set()
        for key in EVERYBODY:
            own = self.as_user(case, getattr(self, f"user_{key}"))
            if own.has_access("read") and own[field]:
                found.add(key)
        return found

    def test_who_reads(self):
        case = self.dossier()
        readers = {
            key for key in EVERYBODY if self.as_user(case, getattr(self, f"user_{key}")).has_access("read")
        }
        self.assertEqual(readers, {"teacher", "head", "deputy", "director", "officer"})

    def test_who_prepares_by_the_regulation(self):
        case = self.dossier()
        for (head, deputy), wanted in {
            ("none", "none"): {"teacher"},
            ("participant", "none"): {"teacher"},
            ("preparer", "none"): {"teacher", "head"},
            ("none", "preparer"): {"teacher", "deputy", "director"},
            ("participant", "evaluator"): {"teacher", "deputy", "director"},
        }.items():
            with self.subTest(head=head, deputy=deputy):
                self.set_roles(head, deputy)
                self.assertEqual(self.who(case, "can_prepare"), wanted)

    def test_who_judges_by_the_regulation(self):
        case = self.dossier()
        for (head, deputy), wanted in {
            ("none", "none"): set(),
            ("participant", "none"): {"head"},
            ("preparer", "evaluator"): {"head", "deputy", "director"},
            ("none", "preparer"): set(),
        }.items():
            with self.subTest(head=head, deputy=deputy):
                self.set_roles(head, deputy)
                self.assertEqual(self.who(case, "opinion_role"), wanted)

    def test_who_records(self):
        self.assertEqual(self.who(self.submitted(), "can_record"), {"deputy", "director", "officer"})

    def test_nobody_records_his_own_result(self):
        own = self.wish(self.user_deputy, teacher_id=self.card_deputy.id, date_wish="2026-09-14")
        deputy = self.as_user(own, self.user_deputy)
        deputy.action_begin_dossier()
        deputy.action_submit("2026-09-21")
        with self.assert_refused("never for oneself"):
            self.rpc(self.user_deputy, own._name, "action_accept_portfolio", own.ids, "2026-09-25")
        self.as_user(own, self.user_officer).action_accept_portfolio("2026-09-25")
        self.assertEqual(own.state, "portfolio")

    def test_steps_of_others_are_refused(self):
        case = self.submitted()
        for user in (self.user_teacher, self.user_head):
            for method in ("action_accept_portfolio", "action_fail", "action_award", "action_take_back"):
                with (
                    self.subTest(user=user.login, method=method),
                    self.assert_refused("recorded by a deputy"),
                ):
                    self.rpc(user, case._name, method, case.ids, "2026-09-25")
        for user in (self.user_teacher2, self.user_outsider, self.user_other_director):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, case._name, "action_withdraw", case.ids, "No")
        self.assertEqual(case.state, "submitted")

    def test_teacher_states_wishes_of_his_own(self):
        for user in (self.user_teacher, self.user_head):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(
                    user,
                    self.Case._name,
                    "create",
                    [{"teacher_id": self.card_teacher2.id, "category_id": self.first.id}],
                )
        mine = self.as_user(self.Case, self.user_teacher).create({"category_id": self.first.id})
        self.assertEqual(mine.teacher_id, self.card_teacher, "what the system knows is not asked")

    def test_what_the_steps_write_is_not_written_by_hand(self):
        case = self.dossier()
        forged = {
            "state": "awarded",
            "date_submitted": "2026-09-21",
            "date_portfolio": "2026-09-21",
            "portfolio_result": "100",
            "date_test": "2026-09-21",
            "test_result": "100",
            "date_retake": "2026-09-21",
            "reason": "x",
            "award_id": self.award.id,
            "frozen_digest": "0" * 64,
            "frozen_ids": [[5]],
        }
        for name, value in forged.items():
            for user in (self.user_teacher, self.user_deputy, self.user_officer):
                for context in ({}, *FORGED[:2]):
                    with self.subTest(field=name, user=user.login), self.assert_refused("by the buttons"):
                        self.rpc(user, case._name, "write", case.ids, {name: value}, context=context)
            if name == "frozen_ids":
                continue
            vals = {"teacher_id": self.card_teacher2.id, "category_id": self.first.id}
            with self.subTest(create=name), self.assert_refused("by the buttons"):
                self.rpc(self.user_officer, case._name, "create", [{**vals, name: value}])
            with self.subTest(default=name), self.assert_refused("by the buttons"):
                self.rpc(self.user_officer, case._name, "create", [vals], context={f"default_{name}": value})

    def test_content_stays_after_the_application(self):
        case = self.submitted()
        for user in (self.user_teacher, self.user_deputy, self.user_officer):
            for vals in (
                {"category_id": self.highest.id},
                {"date_wish": "2026-09-01"},
                {"date_since": "2020-09-01"},
                {"own_words": "Better words"},
                {"file_ids": [[5]]},
            ):
                with self.subTest(user=user.login, vals=vals), self.assert_refused("until the application"):
                    self.rpc(user, case._name, "write", case.ids, vals)

    def test_own_words_are_his_own(self):
        self.set_roles("preparer", "preparer")
        case = self.dossier()
        for user in (self.user_head, self.user_deputy, self.user_officer):
            with self.subTest(user=user.login), self.assert_refused("by the teacher alone"):
                self.rpc(user, case._name, "write", case.ids, {"own_words": "I am great"})
        self.rpc(self.user_head, case._name, "write", case.ids, {"category_id": self.highest.id})
        self.assertEqual(case.category_id, self.highest, "who prepares may change the rest")

    def test_case_stays_with_its_teacher(self):
        case = self.dossier()
        for user in (self.user_teacher, self.user_deputy):
            with self.subTest(user=user.login), self.assert_refused():
                self.rpc(user, case._name, "write", case.ids, {"teacher_id": self.card_teacher2.id})

    def test_files_of_others_are_not_shown_by_their_number(self):
        case = self.dossier()
        secret = self.env["ir.attachment"].create(
            {
                "name": "secret.pdf",
                "raw": b"%PDF-1.4 s",
                "res_model": "methodical.teacher",
                "res_id": self.card_head.id,
            }
        )
        loose = self.env["ir.attachment"].create({"name": "loose.pdf", "raw": b"%PDF-1.4 l"})
        for file in secret | loose:
            for command in ([4, file.id], [6, 0, file.ids]):
                with self.subTest(file=file.name, command=command), self.assert_refused(error=Exception):
                    self.rpc(self.user_teacher, case._name, "write", case.ids, {"file_ids": [command]})

    def test_file_is_what_its_name_says(self):
        case = self.dossier()
        program = (
            self.env["ir.attachment"]
            .with_user(self.user_teacher)
            .create({"name": "paper.pdf", "raw": b"MZ\x90\x00"})
        )
        with self.assert_refused("paper.pdf"):
            self.as_user(case, self.user_teacher).file_ids = [Command.link(program.id)]

    def test_opinion_is_given_once_by_its_author(self):
        self.set_roles("participant", "evaluator")
        case = self.dossier()
        self.as_user(case, self.user_head).action_give_opinion("A thinking colleague.")
        opinion = case.opinion_ids
        self.assertEqual((opinion.role, opinion.author_name), ("head", self.user_head.name))
        for user in (self.user_teacher, self.user_officer, self.user_head):
            with self.subTest(user=user.login), self.assert_refused("does not wait for your opinion"):
                self.rpc(user, case._name, "action_give_opinion", case.ids, "Another one")
        for user in (self.user_teacher, self.user_head, self.user_deputy):
            for method, args in (("write", [{"text": "x"}]), ("unlink", [])):
                with self.subTest(user=user.login, method=method), self.assert_refused():
                    self.rpc(user, opinion._name, method, opinion.ids, *args)
            with self.subTest(user=user.login, way="x2many"), self.assert_refused(error=Exception):
                self.rpc(
                    user, case._name, "write", case.ids, {"opinion_ids": [[1, opinion.id, {"text": "x"}]]}
                )
        self.as_user(case, self.user_deputy).action_give_opinion("Supported.")
        with self.assert_refused("take it back"):
            self.rpc(self.user_teacher, case._name, "action_take_back_opinion", case.ids)
        self.as_user(case, self.user_head).action_take_back_opinion()
        self.assertEqual(case.opinion_ids.mapped("role"), ["deputy"])
        self.as_user(case, self.user_teacher).action_submit("2026-09-21")
        with self.assert_refused("does not wait for your opinion"):
            self.rpc(self.user_head, case._name, "action_give_opinion", case.ids, "Too late")
        with self.assert_refused("take it back"):
            self.rpc(self.user_deputy, case._name, "action_take_back_opinion", case.ids)

    def test_card_without_account_is_prepared_by_staff(self):
        case = self.wish(self.user_officer, teacher_id=self.card_colleague.id)
        self.as_user(case, self.user_officer).own_words = "Told to the officer"
        self.as_user(case, self.user_officer).action_begin_dossier()
        self.assertEqual(case.state, "dossier")

    def test_import_is_no_way_around(self):
        result = self.as_user(self.Case, self.user_officer).load(
            ["teacher_id/.id", "category_id/.id", "state"],
            [[str(self.card_teacher2.id), str(self.first.id), "awarded"]],
        )
        self.assertFalse(result["ids"])
        self.assertIn("by the buttons", result["messages"][0]["message"])
