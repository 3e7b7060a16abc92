from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 06:00:00")
class TestCardLeave(MethodicalCase):
    """A teacher who leaves: what is open is shown first, the card goes to the archive with its day."""

    def leave(self, **values):
        card = self.as_user(self.card_teacher, self.user_officer)
        action = card.action_archive()
        dialogs = self.as_user(self.env[action["res_model"]], self.user_officer)
        return dialogs.with_context(**action["context"]).create(values)

    def test_archiving_asks_first(self):
        dialog = self.leave(day="2026-11-25")
        self.assertTrue(self.card_teacher.active, "the dialog archives, not the menu")
        self.assertIn("memberships – 1", dialog.with_context(lang="en_US").open_matters)
        dialog.action_leave()
        self.assertEqual((self.card_teacher.active, str(self.card_teacher.date_left)), (False, "2026-11-25"))
        self.assertEqual(str(self.card_teacher.membership_ids.date_to), "2026-11-25")

    def test_memberships_may_stay(self):
        self.leave(ends_memberships=False).action_leave()
        self.assertFalse(self.card_teacher.membership_ids.date_to)

    def test_by_any_entrance_the_day_is_kept(self):
        self.as_user(self.card_teacher, self.user_officer).write({"active": False})
        self.assertEqual(str(self.card_teacher.date_left), "2026-11-20")
        self.as_user(self.card_teacher, self.user_officer).action_unarchive()
        self.assertEqual((self.card_teacher.active, self.card_teacher.date_left), (True, False))

    def test_not_before_he_came(self):
        self.card_teacher.date_joined = "2026-09-01"
        with self.assertRaisesRegex(UserError, "cannot have left before"):
            self.leave(day="2026-08-31").action_leave()

    def test_only_who_writes_cards(self):
        for user in (self.user_teacher, self.user_deputy, self.user_other_director):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.as_user(self.card_teacher, user).action_archive()

    def test_one_card_for_one_employee(self):
        with (
            self.assertRaisesRegex(Exception, "card in this school already|employee_uniq"),
            self.env.cr.savepoint(),
        ):
            self.env["methodical.teacher"].create(
                {"employee_id": self.card_teacher.employee_id.id, "company_id": self.company.id}
            )

    def test_my_card_is_one_click_away(self):
        teachers = self.as_user(self.env["methodical.teacher"], self.user_teacher)
        self.assertEqual(teachers.action_open_my_card()["res_id"], self.card_teacher.id)
        with self.assertRaisesRegex(UserError, "has no teacher card"):
            self.as_user(teachers, self.user_admin).action_open_my_card()

    def test_desk_says_what_the_card_asks(self):
        card = self.as_user(self.env["methodical.desk"], self.user_teacher).get_data()["card"]
        self.assertIn("Date of birth", card["asks"])
        self.assertIn("consent", card["asks"])
        self.as_user(self.card_teacher, self.user_teacher)._propose_changes({"speciality": "Optics"})
        waiting = self.as_user(self.env["methodical.desk"], self.user_officer).get_data()["waiting"]
        self.assertIn("– → Optics", [row["subtitle"] for row in waiting["rows"]])
        self.assertFalse(
            self.as_user(self.env["methodical.desk"], self.user_deputy).get_data()["waiting"]["rows"]
        )
