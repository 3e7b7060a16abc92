from odoo.tests import freeze_time, tagged

from .mentoring_case import MentoringCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMentoringWatch(MentoringCase):
    """Who has no mentor, and whose diary is silent (rules ``mentor`` and ``mentoring_silence``)."""

    def lacking(self):
        Teacher = self.as_user(self.env["methodical.teacher"], self.user_deputy)
        return Teacher.search([("lacks_mentor", "=", True), ("company_id", "=", self.company.id)])

    def test_a_draft_is_no_mentor_yet(self):
        self.assertEqual(self.lacking().ids, self.card_teacher2.ids)
        self.assertTrue(self.as_user(self.card_teacher2, self.user_deputy).lacks_mentor)
        self.start()
        self.assertFalse(self.lacking())

    def test_who_is_new_is_so_for_a_year(self):
        with freeze_time("2027-08-19 04:00:00"):
            self.assertIn(self.card_teacher2.id, self.lacking().ids)
        with freeze_time("2027-08-21 04:00:00"):
            self.assertFalse(self.lacking())

    def test_who_is_young_is_found_too(self):
        self.card_colleague.service_ids.filtered(
            lambda row: row.kind == "pedagogical"
        ).date_start = "2025-09-01"
        self.assertIn(self.card_colleague.id, self.lacking().ids)

    def test_the_desk_of_the_deputy_names_them(self):
        part = self.as_user(self.env["methodical.desk"], self.user_deputy).get_data()["mentors"]
        self.assertEqual([row["id"] for row in part["rows"]], self.card_teacher2.ids)
        self.start()
        self.assertFalse(
            self.as_user(self.env["methodical.desk"], self.user_deputy).get_data()["mentors"]["rows"]
        )

    def test_the_desk_of_the_mentor_leads_to_his_pairs(self):
        self.start()
        part = self.as_user(self.env["methodical.desk"], self.user_teacher).get_data()["mentors"]
        self.assertEqual(
            [(row["model"], row["id"]) for row in part["rows"]], [(self.pair._name, self.pair.id)]
        )
        self.assertTrue(part["rows"][0]["is_late"], "four weeks without an entry")

    def test_three_silent_weeks_are_reminded_of_in_the_digest(self):
        self.start()
        digests = self.env["methodical.deadline"]._prepare_digests
        self.assertTrue(self.pair.is_silent)
        self.assertIn(self.card_teacher2.name, "".join(digests(self.company)[self.user_teacher]))
        self.write_diary(date="2026-09-14")
        self.pair.invalidate_recordset()
        self.assertFalse(self.pair.is_silent, "three weeks are not over on the day itself")
        lines = digests(self.company).get(self.user_teacher, [])
        self.assertNotIn(self.card_teacher2.name, "".join(lines))
        with freeze_time("2026-10-06 04:00:00"):
            self.pair.invalidate_recordset()
            self.assertTrue(self.pair.is_silent)

    def test_a_regulation_may_leave_it_off(self):
        self.start()
        self.regulation.sudo().rule_ids.filtered(
            lambda rule: rule.code == "mentoring_silence"
        ).severity = "off"
        self.pair.invalidate_recordset()
        self.assertFalse(self.pair.is_silent)
        self.assertFalse(self.pair.search([("is_silent", "=", True)]))
