from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .course_case import PDF, TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestProvider(CourseCase):
    """Providers and partners are contacts with a tag, kept by who does not manage contacts (F2 2.4a)."""

    def enter(self, user=None, **vals):
        """Return the contact that a user entered by the dialog."""
        Dialog = self.as_user(self.env["methodical.provider"], user or self.user_officer)
        name = vals.setdefault("name", "Institute of Osh")
        Dialog.create(vals).action_save()
        return self.env["res.partner"].search([("name", "=", name), ("is_course_provider", "=", True)])

    def change(self, partner, user=None, **vals):
        action = self.as_user(partner, user or self.user_officer).action_change_provider()
        dialog = self.as_user(self.env["methodical.provider"], user or self.user_officer).browse(
            action["res_id"]
        )
        dialog.write(vals)
        dialog.action_save()

    def test_officer_and_deputy_keep_the_list(self):
        partner = self.enter(phone="0312 00")
        self.assertEqual((partner.company_id, partner.phone), (self.company, "0312 00"))
        self.change(partner, self.user_deputy, phone="0312 11", is_methodical_partner=True)
        self.assertEqual((partner.phone, partner.is_methodical_partner), ("0312 11", True))
        self.change(partner, is_methodical_partner=False)
        self.assertFalse(partner.is_methodical_partner)

    def test_courses_of_a_provider_are_counted(self):
        partner = self.enter()
        self.need(provider_id=partner.id)
        self.assertEqual(self.as_user(partner, self.user_officer).methodical_course_count, 1)
        self.assertEqual(self.as_user(partner, self.user_teacher2).methodical_course_count, 0, "not his")

    def test_agreements_are_read_by_who_reads_the_contact(self):
        file = self.file(self.user_officer, PDF, "agreement.pdf")
        partner = self.enter(agreement="No. 4", file_ids=file.ids)
        read = self.as_user(partner, self.user_deputy).methodical_agreement_ids
        self.assertEqual((read.name, read.raw), ("agreement.pdf", PDF))

    def test_one_of_each_name(self):
        self.enter()
        with self.assertRaisesRegex(UserError, "in the list already"):
            self.enter(name="institute of osh ")
        with self.assertRaisesRegex(UserError, "Say what"):
            self.enter(name="Nothing", is_course_provider=False)

    def test_no_other_contact_is_reached(self):
        """The dialog is no way round the rights on contacts."""
        stranger = self.env["res.partner"].create({"name": "Stranger", "company_id": self.company.id})
        elsewhere = self.enter(name="Elsewhere")
        elsewhere.company_id = self.other_company
        shared = self.enter(name="Shared")
        shared.company_id = False
        for partner in (stranger, shared, self.user_teacher.partner_id):
            with (
                self.subTest(partner=partner.name),
                self.assertRaisesRegex(UserError, "not kept by your school"),
            ):
                self.change(partner, phone="1")
        with self.assertRaises(UserError):
            self.change(elsewhere, phone="1")
        Dialog = self.as_user(self.env["methodical.provider"], self.user_officer)
        with self.assertRaisesRegex(UserError, "not kept by your school"):
            Dialog.create({"name": "Mine now", "partner_id": stranger.id}).action_save()
        with self.assertRaises(AccessError):
            self.as_user(self.enter(name="Plain"), self.user_officer).write({"phone": "1"})

    def test_who_may_not(self):
        for user in (self.user_teacher, self.user_head, self.user_admin):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.enter(user)
