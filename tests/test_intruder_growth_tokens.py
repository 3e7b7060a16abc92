import base64

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from ..tools.guard import with_pass
from .course_case import PDF, TODAY, CourseCase
from .test_card_change import PHOTO


class TokenCase(CourseCase):
    """Files of each kind of evidence of one teacher: certificate, topic, consent, correction, dossier, chatter."""

    @classmethod
    def make_files(cls, test):
        """Return {what it is: ir.attachment}."""
        course = test.credited()
        change = cls.as_user(cls.card_teacher, cls.user_teacher)._propose_changes(
            {"honours": "Order"}, "Diploma", cls.as_user(test.file(), cls.user_teacher)
        )
        cls.as_user(cls.env["methodical.consent.paper"], cls.user_officer).create(
            {
                "teacher_id": cls.card_teacher.id,
                "kind": "given",
                "day": "2026-10-02",
                "scan": base64.b64encode(PHOTO),
                "scan_name": "consent.png",
            }
        ).action_file()
        case = cls.env["methodical.attestation"].create(
            {"teacher_id": cls.card_teacher.id, "category_id": cls.ref_id("category_first").id}
        )
        paper = cls.env["ir.attachment"].create(
            {"name": "paper.pdf", "raw": PDF, "res_model": case._name, "res_id": case.id}
        )
        said = cls.as_user(course, cls.user_teacher).message_post(
            body="Photo", attachments=[("photo.png", PHOTO)]
        )
        consents = cls.card_teacher.consent_ids.ids
        place = [
            ("res_model", "=", "methodical.consent"),
            ("res_field", "=", "scan"),
            ("res_id", "in", consents),
        ]
        return {
            "certificate": course.document_ids,
            "correction": change.sudo().file_ids,
            "consent": cls.env["ir.attachment"].search(place),
            "dossier": paper,
            "chatter": said.sudo().attachment_ids,
        }


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPublishedFiles(TokenCase):
    """Nobody publishes a file of the methodical work, by whatever entrance (law on personal data)."""

    def test_public_is_refused_for_every_file(self):
        for what, file in self.make_files(self).items():
            self.assertTrue(file, what)
            for user in (self.user_teacher, self.user_officer, self.user_deputy):
                for method, arguments in (
                    ("write", [file.ids, {"public": True}]),
                    ("web_save", [file.ids, {"public": True}, {}]),
                    ("copy", [file.ids, {"public": True}]),
                ):
                    with (
                        self.subTest(what=what, user=user.login, method=method),
                        self.assert_refused(error=Exception),
                    ):
                        self.rpc(user, "ir.attachment", method, *arguments)
            self.assertFalse(file.public)

    def test_public_file_does_not_come_under_a_record(self):
        need = self.need()
        vals = {"name": "x.pdf", "raw": "x", "public": True}
        place = {"res_model": need._name, "res_id": need.id}
        with self.assert_refused("not published"):
            self.rpc(self.user_teacher, "ir.attachment", "create", [{**vals, **place}])
        with self.assert_refused("not published"):
            plain = {"name": "x.pdf", "raw": "x", **place}
            self.rpc(self.user_teacher, "ir.attachment", "create", [plain], context={"default_public": True})
        own = self.rpc(self.user_teacher, "ir.attachment", "create", [vals])
        with self.assert_refused("not published"):
            self.rpc(self.user_teacher, "ir.attachment", "write", own, place)

    def test_files_of_other_addons_are_left_alone(self):
        file = self.env["ir.attachment"].create({"name": "logo.png", "raw": PHOTO, "public": True})
        self.assertTrue(file.public)

    def test_copy_of_a_certificate_opens_nothing_either(self):
        file = self.credited().document_ids
        copy = self.as_user(file, self.user_teacher).copy()
        self.assertEqual(copy.res_model, "methodical.course")
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher2, "ir.attachment", "read", copy.ids, ["datas"])

    # mails

    def test_followers_hear_only_what_they_may_read(self):
        """A head follows the course of a member; when the member is no longer his, no mail carries its files to him."""
        course = self.credited()
        outside = self.env["res.partner"].create({"name": "Кошуна", "email": "k@example.org"})
        head, officer = self.user_head.partner_id, self.user_officer.partner_id
        people = head | officer | outside
        course.message_subscribe(people.ids)

        def told():
            message = self.as_user(course, self.user_teacher).message_post(
                body="Look", subtype_xmlid="mail.mt_comment", attachments=[("a.pdf", PDF)]
            )
            return message.sudo().notified_partner_ids

        self.assertEqual(told() & people, head | officer)
        self.science.membership_ids.filtered(
            lambda row: row.teacher_id == self.card_teacher
        ).date_to = "2026-10-18"
        self.env.invalidate_all()
        self.assertEqual(told() & people, officer)

    def test_who_is_addressed_gets_the_message(self):
        course = self.credited()
        course.message_subscribe(self.user_teacher2.partner_id.ids)
        message = course.message_post(body="Look", partner_ids=self.user_teacher2.partner_id.ids)
        self.assertIn(self.user_teacher2.partner_id, message.notified_partner_ids)


@tagged("post_install", "-at_install")
class TestTokensOfFiles(TokenCase, HttpCase):
    """An address with a token opens no file of the methodical work to who may not read it himself."""

    @mute_logger("odoo.http")
    def test_tokens_open_nothing(self):
        with freeze_time(TODAY):
            files = self.make_files(self)
            with_pass(self.env["ir.attachment"].union(*files.values())).sudo().generate_access_token()
        self.env.flush_all()
        addresses = [
            (what, f"/web/{way}/{file.id}?access_token={token}")
            for what, file in files.items()
            for token in (file.access_token, file._get_raw_access_token())
            for way in ("content", "image")
        ]
        for login in (None, self.user_teacher2.login, self.user_outsider.login):
            self.authenticate(login, login)
            for what, address in addresses:
                with self.subTest(login=login, what=what, address=address):
                    answer = self.url_open(address, allow_redirects=False)
                    self.assertNotIn(answer.content, (PDF, PHOTO))
                    self.assertTrue(answer.status_code in (403, 404) or "placeholder" in str(answer.headers))
        self.authenticate(self.user_teacher.login, self.user_teacher.login)
        for what, address in addresses:
            if "/content/" in address:
                with self.subTest(what=what):
                    self.assertEqual(self.url_open(address).status_code, 200, "his own")

    def test_tokens_of_other_files_work_as_ever(self):
        file = self.env["ir.attachment"].create({"name": "a.pdf", "raw": PDF})
        self.env.flush_all()
        self.authenticate(None, None)
        address = f"/web/content/{file.id}?access_token={file.generate_access_token()[0]}"
        self.assertEqual(self.url_open(address).content, PDF)
