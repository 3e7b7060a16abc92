import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase
from .test_card_change import PHOTO


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 06:00:00")
class TestConsent(MethodicalCase):
    """Consent to personal data: once for each version of the text, by the person himself or on paper (print 20)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.text = cls.ref_id("consent_text_common")
        cls.mine = cls.as_user(cls.card_teacher, cls.user_teacher)

    def give(self):
        dialog = self.as_user(self.env["methodical.consent.give"], self.user_teacher)
        dialog.create({"teacher_id": self.card_teacher.id}).action_consent()
        return self.card_teacher.consent_ids[:1]

    def file_paper(self, user=None, **values):
        dialog = self.as_user(self.env["methodical.consent.paper"], user or self.user_officer)
        return dialog.create(
            {
                "teacher_id": self.card_teacher.id,
                "kind": "given",
                "day": "2026-11-18",
                "scan": base64.b64encode(PHOTO),
                "scan_name": "consent.png",
                **values,
            }
        ).action_file()

    def new_version(self):
        action = self.as_user(self.text, self.user_officer).action_new_version()
        draft = self.as_user(self.env["methodical.consent.text"], self.user_officer).browse(action["res_id"])
        draft.purposes = "Only the databank"
        draft.action_put_in_force()
        return draft

    def test_given_in_two_clicks_and_found(self):
        self.assertEqual(self.mine.consent_state, "asked")
        self.assertEqual(self.mine.action_give_consent()["res_model"], "methodical.consent.give")
        consent = self.give()
        self.assertEqual((self.mine.consent_state, consent.way, consent.is_intact), ("given", "system", True))
        self.assertIn(self.card_teacher.name, consent.content_text)
        self.assertIn(self.company.name, consent.content_text)
        owing = self.as_user(self.env["methodical.teacher"], self.user_officer).search(
            [("consent_state", "=", "asked")]
        )
        self.assertNotIn(self.card_teacher, owing.with_env(self.env))
        self.assertIn(self.card_teacher2, owing.with_env(self.env))
        with self.assertRaisesRegex(UserError, "has consented"):
            self.mine.action_give_consent()

    def test_a_new_version_asks_again_and_the_old_consent_stays(self):
        consent = self.give()
        draft = self.new_version()
        self.env.invalidate_all()
        self.assertEqual(
            (draft.company_id, self.text.state), (self.company, "in_force"), "other schools keep theirs"
        )
        self.assertEqual(self.card_teacher.consent_state, "asked")
        second = self.give()
        self.assertIn("Only the databank", second.content_text)
        self.assertNotIn("Only the databank", consent.content_text)
        self.assertEqual(
            (self.card_teacher.consent_state, self.card_other_director.consent_state), ("given", "asked")
        )

    def test_two_versions_one_in_force(self):
        first, second = self.new_version(), self.new_version()
        self.assertEqual((first.state, second.state), ("replaced", "in_force"))
        self.assertEqual((first.version, second.version), (1, 2))

    def test_text_that_was_in_force_stays(self):
        draft = self.new_version()
        for records in (draft, self.as_user(self.text, self.user_admin)):
            with self.assertRaises(UserError):
                records.write({"purposes": "Everything"})
            with self.assertRaises(UserError):
                records.unlink()
        with self.assertRaises(UserError):
            draft.copy().write({"state": "in_force"})
        with self.assertRaises(AccessError):
            self.as_user(self.text, self.user_teacher).action_new_version()

    def test_withdrawn_once_by_the_person(self):
        consent = self.give()
        with self.assertRaisesRegex(UserError, "withdraws this consent"):
            self.as_user(consent, self.user_officer).action_withdraw()
        own = self.as_user(consent, self.user_teacher)
        own.action_withdraw()
        self.assertEqual((consent.state, str(consent.withdrawn_on)), ("withdrawn", "2026-11-20"))
        self.assertEqual(self.card_teacher.consent_state, "asked")
        with self.assertRaises(UserError):
            own.action_withdraw()
        self.assertEqual(self.give().state, "given", "he may give it again")

    def test_on_paper_with_its_scan(self):
        self.file_paper()
        consent = self.card_teacher.consent_ids
        self.assertEqual(
            (consent.way, str(consent.given_on), consent.recorded_by),
            ("paper", "2026-11-18", self.user_officer.name),
        )
        self.assertEqual(base64.b64decode(consent.scan), PHOTO)
        self.file_paper(kind="withdrawn", day="2026-11-19")
        self.assertEqual((consent.state, str(consent.withdrawn_on)), ("withdrawn", "2026-11-19"))

    def test_bad_papers(self):
        for values, sentence in (
            ({"day": "2026-11-21"}, "not in the future"),
            ({"scan": base64.b64encode(b"MZ\x90")}, "consent.png"),
            ({"kind": "withdrawn"}, "no consent"),
        ):
            with self.subTest(values=values), self.assertRaisesRegex(UserError, sentence):
                self.file_paper(**values)
        self.file_paper()
        with self.assertRaisesRegex(UserError, "cannot be withdrawn on this day"):
            self.file_paper(kind="withdrawn", day="2026-11-17")

    def test_nobody_else_gives_it(self):
        for user in (self.user_head, self.user_deputy, self.user_officer):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.as_user(self.card_teacher, user).action_give_consent()
        dialog = self.as_user(self.env["methodical.consent.give"], self.user_officer)
        with self.assertRaises(UserError):
            dialog.create({"teacher_id": self.card_teacher.id}).action_consent()
        for user in (self.user_teacher, self.user_deputy, self.user_other_director):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.file_paper(user)

    def test_evidence_at_every_entrance(self):
        self.file_paper()
        consent = self.card_teacher.consent_ids
        values = {"teacher_id": self.card_teacher2.id, "text_id": self.text.id, "content": []}
        for user in (self.user_teacher, self.user_officer, self.user_admin):
            rows = self.as_user(self.env["methodical.consent"], user)
            for enter in (
                lambda rows=rows: rows.create(values),
                lambda rows=rows: rows.browse(consent.id).write({"given_on": "2020-01-01"}),
                lambda rows=rows: rows.browse(consent.id).unlink(),
            ):
                with self.subTest(user.login), self.assertRaises(UserError):
                    enter()
        with self.assertRaises(UserError):
            consent.sudo().with_context(methodical_pass=True).write({"state": "withdrawn"})
        scan = self.env["ir.attachment"].search(
            [("res_model", "=", consent._name), ("res_id", "=", consent.id), ("res_field", "=", "scan")]
        )
        for change in (lambda: scan.write({"raw": b"other"}), scan.unlink):
            with self.assertRaises(UserError):
                change()

    def test_who_reads_it(self):
        consent = self.give()
        for user, is_read in (
            (self.user_teacher, True),
            (self.user_teacher2, False),
            (self.user_head, False),
            (self.user_officer, True),
            (self.user_other_director, False),
        ):
            with self.subTest(user.login):
                self.assertEqual(self.as_user(consent, user).has_access("read"), is_read)
