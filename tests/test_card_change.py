import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase

PHOTO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 06:00:00")
class TestCardChange(MethodicalCase):
    """The teacher proposes corrections of his own card, the officer confirms or refuses them (F1 VI.9)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_teacher.write({"birthday": "1980-05-01", "speciality": "Physics"})
        cls.mine = cls.as_user(cls.card_teacher, cls.user_teacher)

    def propose(self, **values):
        return self.mine._propose_changes(values, "Diploma No. 5")

    def by_officer(self, changes):
        return self.as_user(changes, self.user_officer)

    def dialog(self, user, **values):
        dialogs = self.as_user(self.env["methodical.card.propose"], user)
        return dialogs.with_context(default_teacher_id=self.card_teacher.id).create(values)

    # the teacher

    def test_dialog_shows_the_card_and_proposes_only_what_differs(self):
        dialog = self.dialog(self.user_teacher)
        self.assertEqual(
            (dialog.name, dialog.speciality, dialog.service_pedagogical_since.year),
            (self.card_teacher.name, "Physics", 2016),
        )
        dialog.write({"speciality": "Physics and astronomy", "service_pedagogical_years": 2})
        dialog.action_propose()
        changes = self.card_teacher.change_ids
        self.assertEqual(set(changes.mapped("fact")), {"speciality", "service_pedagogical"})
        self.assertEqual(set(changes.mapped("state")), {"proposed"})
        self.assertEqual(self.card_teacher.speciality, "Physics", "nothing is written before it is confirmed")

    def test_nothing_to_propose(self):
        with self.assertRaisesRegex(UserError, "Nothing on the card"):
            self.dialog(self.user_teacher).action_propose()

    def test_a_new_proposal_takes_the_place_of_the_old_one(self):
        first = self.propose(speciality="Optics")
        second = self.propose(speciality="Astronomy")
        self.assertEqual((first.state, second.state), ("withdrawn", "proposed"))

    def test_taken_back_by_the_teacher_alone(self):
        change = self.propose(speciality="Optics")
        with self.assertRaisesRegex(UserError, "not your proposal"):
            self.by_officer(change).action_withdraw()
        self.as_user(change, self.user_teacher).action_withdraw()
        self.assertEqual(change.state, "withdrawn")

    def test_what_cannot_be_is_refused_at_once(self):
        for values in (
            {"birthday": "2026-11-21"},
            {"birthday": "1900-01-01"},
            {"education_year": 10000},
            {"date_joined": "2027-01-01"},
            {"service_total": ["2027-01-01", 0, 0]},
            {"service_total": [None, 71, 0]},
            {"service_total": [None, 1, 12]},
            {"name": None},
        ):
            with self.subTest(values=values), self.assertRaisesRegex(UserError, "Possible"):
                self.propose(**values)

    def test_document_reaches_the_officer(self):
        photo = self.as_user(self.env["ir.attachment"], self.user_teacher).create(
            {"name": "diploma.png", "raw": PHOTO, "res_model": "methodical.card.propose"}
        )
        change = self.mine._propose_changes({"speciality": "Optics"}, files=photo)
        self.assertEqual(self.by_officer(change).file_ids.raw, PHOTO)
        with self.assertRaises(AccessError):
            self.as_user(change, self.user_teacher).file_ids.raw = b"other"

    def test_program_named_as_a_photo(self):
        program = self.env["ir.attachment"].create({"name": "diploma.png", "raw": b"MZ\x90\x00"})
        with self.assertRaisesRegex(UserError, "diploma.png"):
            self.mine._propose_changes({"speciality": "Optics"}, files=program.with_env(self.mine.env).sudo())

    # the officer

    def test_confirmed_facts_are_on_the_card(self):
        chemistry = self.ref_id("subject_chemistry")
        changes = self.propose(
            name="Өмүрбекова Айжаңыл Асановна",
            birthday="1981-05-01",
            education_year=2003,
            subject_ids=chemistry.ids,
            service_total=["2004-09-01", 1, 6],
            service_pedagogical=["2015-09-01", 0, 0],
        )
        self.by_officer(changes).action_confirm()
        card = self.card_teacher
        self.assertEqual(
            (card.name, card.employee_id.name), ("Өмүрбекова Айжаңыл Асановна", "Өмүрбекова Айжаңыл Асановна")
        )
        self.assertEqual((str(card.birthday), str(card.employee_id.birthday)), ("1981-05-01", "1981-05-01"))
        self.assertEqual((card.education_year, card.subject_ids), (2003, chemistry))
        services = {
            row.kind: (str(row.date_start), row.earlier_years, row.earlier_months) for row in card.service_ids
        }
        self.assertEqual(services["total"], ("2004-09-01", 1, 6))
        self.assertEqual(services["pedagogical"], ("2015-09-01", 0, 0))
        self.assertEqual(set(changes.mapped("state")), {"confirmed"})
        self.assertEqual(changes[0].decided_by, self.user_officer.name)

    def test_many_teachers_at_once(self):
        colleague = self.as_user(self.card_teacher2, self.user_teacher2)._propose_changes(
            {"speciality": "Optics"}
        )
        changes = self.propose(speciality="Astronomy") | colleague.with_env(self.mine.env)
        self.by_officer(changes).action_confirm()
        self.assertEqual(
            (self.card_teacher.speciality, self.card_teacher2.speciality), ("Astronomy", "Optics")
        )

    def test_refused_with_a_reason_that_reaches_the_teacher(self):
        change = self.by_officer(self.propose(speciality="Optics"))
        self.assertEqual(change.action_refuse()["res_model"], "methodical.card.refuse")
        with self.assertRaisesRegex(UserError, "Write why"):
            change.action_refuse(" ")
        change.action_refuse("The diploma says physics")
        self.assertEqual((change.state, self.card_teacher.speciality), ("refused", "Physics"))
        message = self.card_teacher.message_ids[0]
        self.assertIn("The diploma says physics", message.body)
        self.assertEqual(message.partner_ids, self.user_teacher.partner_id)

    def test_card_that_changed_meanwhile(self):
        change = self.by_officer(self.propose(speciality="Optics"))
        self.card_teacher.speciality = "Biology"
        with self.assertRaisesRegex(UserError, "changed after this was proposed: Speciality"):
            change.action_confirm()
        self.assertEqual(self.card_teacher.speciality, "Biology")

    def test_decided_once(self):
        change = self.by_officer(self.propose(speciality="Optics"))
        change.action_confirm()
        for decide in (change.action_confirm, lambda: change.action_refuse("No")):
            with self.assertRaisesRegex(UserError, "decided already"):
                decide()

    def test_one_activity_for_the_officer_until_all_is_decided(self):
        changes = self.by_officer(self.propose(speciality="Optics", education_year=2003))
        activities = self.card_teacher._get_change_activities()
        self.assertEqual(activities.user_id, self.user_officer)
        changes[0].action_confirm()
        self.assertTrue(self.card_teacher._get_change_activities())
        changes[1].action_refuse("No")
        self.assertFalse(self.card_teacher._get_change_activities())

    # everybody else, and every other entrance

    def test_only_the_teacher_proposes(self):
        for user in (self.user_head, self.user_deputy, self.user_officer):
            with self.subTest(user.login), self.assertRaisesRegex(UserError, "This is the card of"):
                self.as_user(self.card_teacher, user)._propose_changes({"speciality": "Optics"})
        with self.assertRaises(AccessError):
            self.dialog(self.user_teacher2)

    def test_only_who_writes_cards_decides(self):
        change = self.propose(speciality="Optics")
        for user in (self.user_teacher, self.user_head, self.user_deputy, self.user_other_director):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.as_user(change, user).action_confirm()
        self.assertEqual(self.card_teacher.speciality, "Physics")

    def test_no_other_entrance(self):
        change = self.propose(speciality="Optics")
        values = {"teacher_id": self.card_teacher.id, "fact": "honours", "new_value": "Hero"}
        for user in (self.user_teacher, self.user_officer):
            rows = self.as_user(self.env["methodical.card.change"], user)
            for enter in (
                lambda rows=rows: rows.create(values),
                lambda rows=rows: rows.browse(change.id).write({"state": "confirmed"}),
                lambda rows=rows: rows.browse(change.id).unlink(),
                lambda rows=rows: rows.with_context(methodical_pass=True).create(values),
            ):
                with self.subTest(user.login), self.assertRaises(UserError):
                    enter()
        for records in (change.sudo(), change.sudo().with_context(methodical_pass=True)):
            with self.assertRaises(UserError):
                records.write({"new_value": "Hero"})
            with self.assertRaises(UserError):
                records.unlink()
        messages = self.as_user(self.env["methodical.card.change"], self.user_teacher).load(
            ["teacher_id/.id", "fact"], [[str(self.card_teacher.id), "honours"]]
        )["messages"]
        self.assertTrue(messages)

    def test_the_card_itself_stays_closed_to_the_teacher(self):
        for values in ({"speciality": "Optics"}, {"birthday": "1981-05-01"}, {"change_ids": [(5,)]}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                self.mine.write(values)
        with self.assertRaises(AccessError):
            self.mine.service_ids.write({"earlier_years": 30})

    def test_colleagues_read_no_proposals(self):
        change = self.propose(speciality="Optics")
        for user, is_read in (
            (self.user_teacher, True),
            (self.user_teacher2, False),
            (self.user_head, False),
            (self.user_deputy, True),
            (self.user_other_director, False),
        ):
            with self.subTest(user.login):
                self.assertEqual(bool(self.as_user(change, user).has_access("read")), is_read)

    def test_list_of_corrections_takes_the_same_queries_for_any_number(self):
        chemistry = self.ref_id("subject_chemistry")
        for card, user in ((self.card_teacher, self.user_teacher), (self.card_teacher2, self.user_teacher2)):
            self.as_user(card, user)._propose_changes({"subject_ids": chemistry.ids, "speciality": "Optics"})
        rows = self.as_user(self.env["methodical.card.change"], self.user_officer)
        asked = dict.fromkeys(
            ("teacher_name", "fact", "old_text", "new_text", "state", "can_decide", "is_mine"), {}
        )
        counts = []
        for limit in (2, 2, 4):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(len(rows.web_search_read([], asked, limit=limit)["records"]), limit)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[2], counts[1])
        self.assertLessEqual(counts[2], 9)
