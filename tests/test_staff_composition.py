from datetime import date

from odoo import Command
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase

TODAY = "2026-11-20 06:00:00"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestStaffComposition(MethodicalCase):
    """Quantitative and qualitative composition: ages and services are those of the day (F1 VI.9, R38)."""

    def row(self, card, day=None):
        rows = self.env["methodical.staff.composition"].with_context(methodical_composition_day=day)
        rows.invalidate_model()  # rows of another day have the same ids
        return rows.search([("teacher_id", "=", card.id)])

    def test_groups_turn_on_the_very_day(self):
        """Who turns 30 or reaches 3, 8 or 13 years of service changes the group on that day, as on his card."""
        card = self.card_teacher
        card.birthday = "1996-11-20"
        service = card.service_ids.filtered(lambda row: row.kind == "pedagogical")
        service.write({"date_start": "2019-01-31", "earlier_years": 5, "earlier_months": 3})
        for day, age, age_group, pay_group, service_group in [
            ("2026-11-19", 29, "0", "3", "3"),
            ("2026-11-20", 30, "1", "3", "3"),
            ("2026-10-30", 29, "0", "2", "3"),
            ("2026-10-31", 29, "0", "3", "3"),
        ]:
            with self.subTest(day=day), freeze_time(f"{day} 06:00:00"):
                self.env.invalidate_all()
                row = self.row(card)
                self.assertEqual(
                    (row.age, row.age_group, row.pay_group, row.service_group),
                    (age, age_group, pay_group, service_group),
                )
                self.assertEqual(row.age, card.age)

    def test_leap_day(self):
        self.card_teacher.birthday = "2000-02-29"
        for day in ("2027-02-27", "2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29"):
            with self.subTest(day=day), freeze_time(f"{day} 06:00:00"):
                self.env.invalidate_all()
                self.assertEqual(self.row(self.card_teacher).age, self.card_teacher.age)

    def test_what_is_unknown_is_in_no_group(self):
        self.card_teacher.service_ids = [Command.clear()]
        row = self.row(self.card_teacher)
        self.assertFalse(row.age_group or row.pay_group or row.service_group or row.category_id)

    def test_category_of_the_day(self):
        first, highest = self.ref_id("category_first"), self.ref_id("category_highest")
        for category, day in ((first, "2018-05-20"), (highest, "2024-05-20")):
            self.env["methodical.category.award"].create(
                {"teacher_id": self.card_teacher.id, "category_id": category.id, "date_awarded": day}
            )
        self.assertEqual(self.row(self.card_teacher).category_id, highest)
        self.assertEqual(self.row(self.card_teacher, "2020-01-01").category_id, first)
        self.assertFalse(self.row(self.card_teacher, "2023-09-01").category_id, "the first one was over")

    def test_who_was_at_school_on_a_day(self):
        self.card_teacher.date_joined = "2026-09-01"
        self.card_teacher2.write({"active": False, "date_left": "2026-08-31"})
        self.assertFalse(self.row(self.card_teacher, "2026-08-31"))
        self.assertTrue(self.row(self.card_teacher))
        self.assertTrue(self.row(self.card_teacher2, "2026-08-31"))
        self.assertFalse(self.row(self.card_teacher2))

    def test_each_teacher_once_though_he_sits_in_two_associations(self):
        self._new_association("Class teachers", self.ref_id("area_science"), self.card_head)
        Composition = self.env["methodical.staff.composition"]
        domain = [("company_id", "=", self.company.id)]
        self.assertEqual(len(Composition.search(domain)), len(Composition.search(domain).teacher_id))
        self.assertEqual(self.row(self.card_teacher).body_id, self.science)
        groups = Composition._read_group(domain, ["subject_ids"], ["__count"])
        self.assertEqual(dict(groups)[self.ref_id("subject_physics")], len(Composition.search(domain)))

    def test_who_reads_it(self):
        def read_by(user):
            return self.as_user(self.env["methodical.staff.composition"], user).search([]).teacher_id

        self.assertEqual(read_by(self.user_teacher), self.card_teacher)
        self.assertEqual(read_by(self.user_head), self.science._get_members(date(2026, 11, 20)))
        self.assertIn(self.card_director, read_by(self.user_officer))
        self.assertNotIn(self.card_director, read_by(self.user_other_director))


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestTeacherFacts(MethodicalCase):
    """Which facts of the databank a card lacks, its last course and its topic (R38)."""

    def test_missing_facts_are_named_and_found(self):
        self.card_teacher.write({"birthday": "1980-01-01", "speciality": "Physics"})
        self.card_teacher.service_ids = [Command.create({"kind": "total", "date_start": "2010-09-01"})]
        complete, lacking = self.card_teacher, self.card_teacher2
        self.assertEqual((complete.missing_facts, complete.has_missing_facts), ("", False))
        self.assertEqual(
            lacking.with_context(lang="en_US").missing_facts,
            "Date of birth, Speciality by diploma, Total service",
        )
        found = self.env["methodical.teacher"].search(
            [("company_id", "=", self.company.id), ("has_missing_facts", "=", True)]
        )
        self.assertIn(lacking, found)
        self.assertNotIn(complete, found)

    def test_each_fact_is_found_when_it_alone_is_missing(self):
        self.card_teacher.write({"birthday": "1980-01-01", "speciality": "Physics"})
        self.card_teacher.service_ids = [Command.create({"kind": "total", "date_start": "2010-09-01"})]
        domain = [("id", "=", self.card_teacher.id), ("has_missing_facts", "=", True)]
        asked = self.card_teacher.service_ids.filtered(lambda row: row.kind in ("pedagogical", "total"))
        for lack in (
            {"birthday": False},
            {"education_level": False},
            {"speciality": False},
            {"subject_ids": [Command.clear()]},
            *({"service_ids": [Command.delete(row.id)]} for row in asked),
        ):
            with self.subTest(lack=lack), self.env.cr.savepoint() as savepoint:
                self.card_teacher.write(lack)
                self.assertTrue(self.card_teacher.has_missing_facts)
                self.assertEqual(self.env["methodical.teacher"].search(domain), self.card_teacher)
                savepoint.rollback()
                self.env.invalidate_all()
