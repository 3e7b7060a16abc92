from datetime import date

from odoo import Command
from odoo.tests import freeze_time, tagged

from ..tools.course_norm import STATUSES
from .course_norm_case import TODAY, CourseNormCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseStanding(CourseNormCase):
    """Standings follow every fact at once, and age by themselves (F4 3.4, R43, R44, C20)."""

    def test_credited_course(self):
        self.assertEqual(
            self.status(self.card_teacher), ("overdue", "2026-09-01"), "five years without a course"
        )
        self.credit(self.card_teacher, "2026-06-10")
        self.assertEqual(self.status(self.card_teacher), ("ok", "2031-06-10"))

    def test_status_turns_at_midnight_by_itself(self):
        self.credit(self.card_teacher, "2022-11-15")
        for now, status in (
            ("2026-11-14 17:00:00", "ok"),
            ("2026-11-14 19:00:00", "due_12"),  # it is tomorrow already in Bishkek
            ("2027-05-15 04:00:00", "due_6"),
            ("2027-08-15 04:00:00", "due_3"),
            ("2027-11-15 04:00:00", "due_3"),
            ("2027-11-15 19:00:00", "overdue"),
        ):
            with self.subTest(now), freeze_time(now):
                self.env.invalidate_all()
                card = self.as_user(self.card_teacher, self.user_deputy)
                self.assertEqual(self.status(card)[0], status)
                self.assertEqual((card.course_status, str(card.course_date_due)), (status, "2027-11-15"))
                self.assertIn(card, card.search([("course_status", "=", status)]))
                self.assertNotIn(card, card.search([("course_status", "!=", status)]))
                self.assertIn(card, card.search([("course_date_due", "=", "2027-11-15")]))

    def test_in_a_year(self):
        """A term that ends and a norm that begins within the year show today already."""
        self.credit(self.card_teacher, "2022-06-10")
        Balance = self.as_user(self.env["methodical.course.balance"], self.user_deputy)
        row = Balance.browse(self.card_teacher.id)
        self.assertEqual((row.status, row.status_in_year), ("due_12", "overdue"))
        self.assertIn(row, Balance.search([("status_in_year", "=", "overdue")]))
        self.credit(self.card_teacher, "2026-09-10")
        self.assertEqual((row.status, row.status_in_year), ("ok", "ok"))
        self.env["methodical.regulation.norm"].create(
            {
                "regulation_id": self.regulation.id,
                "name": "Every year",
                "hours": 36,
                "years": 1,
                "date_from": "2026-12-01",
                "starts_anew": False,
            }
        )
        self.assertEqual((row.status, row.status_in_year), ("ok", "overdue"))

    def test_any_day(self):
        """A past day is judged by the courses and the norms of that day (R49)."""
        self.credit(self.card_teacher, "2018-05-10")
        last = self.credit(self.card_teacher, "2025-05-10")
        card = self.as_user(self.card_teacher, self.user_deputy)
        for day, status in (
            ("2026-08-15", "ok"),
            ("2029-12-01", "due_6"),
            ("2030-05-11", "overdue"),
            ("2026-07-31", "exempt"),
        ):
            with self.subTest(day):
                found = card._get_course_status(date.fromisoformat(day))[card]
                self.assertEqual(found.status, status)
        self.assertEqual(found.sentence, "The regulation asks for no course of this teacher.")
        found = card._get_course_status(date(2026, 8, 15))[card]
        self.assertEqual(
            (found.course, found.norm, found.hours, found.clause), (last, self.norm, 72, "F4 3.4, 1.4c")
        )
        self.assertEqual(
            found.sentence,
            "Qualification course: 72 hours in 5 years (F4 3.4, 1.4c): the course of 10.05.2025 counts until 10.05.2030.",
        )

    def test_facts_of_the_card(self):
        officer = self.as_user(self.card_teacher, self.user_officer)
        officer.service_ids.filtered(lambda row: row.kind == "pedagogical").date_start = "2024-09-01"
        self.assertEqual(self.status(self.card_teacher), ("exempt", "2029-09-01"), "a beginner")
        officer.service_ids.filtered(lambda row: row.kind == "pedagogical").earlier_years = 3
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2026-09-01"))
        officer.service_ids.unlink()
        self.assertEqual(self.status(self.card_teacher), ("no_data", False))
        self.norm.first_basis = "joined"
        officer.date_joined = "2022-09-01"
        self.assertEqual(self.status(self.card_teacher), ("due_12", "2027-09-01"))
        officer.active = False
        self.assertFalse(self.Balance.search([("teacher_id", "=", self.card_teacher.id)]))
        officer.active = True
        self.assertEqual(self.status(self.card_teacher), ("due_12", "2027-09-01"))

    def test_nothing_on_file(self):
        """Who began long before the norm was asked is without data until a certificate is entered; others tell what to do."""
        self.begin(self.card_teacher, "1998-09-01")
        self.assertEqual(self.status(self.card_teacher), ("no_data", False))
        row = self.as_user(self.Balance, self.user_officer).search(
            [("teacher_id", "=", self.card_teacher.id)]
        )
        self.assertEqual(row.ground, "none")
        self.assertIn("no certificate is on file. Hand in or import the old ones", row.sentence)
        self.credit(self.card_teacher, "2023-03-15", 36)
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2026-07-31"), "too few hours")
        row = self.as_user(self.Balance, self.user_officer).search(
            [("teacher_id", "=", self.card_teacher.id)]
        )
        self.assertIn("the time for it ended on 31.07.2026, 36 hours of 72 were taken", row.sentence)
        self.credit(self.card_teacher, "2023-03-15")
        self.assertEqual(self.status(self.card_teacher), ("ok", "2028-03-15"))

    def test_regulation_that_asks_the_same_forgets_nobody(self):
        """Who missed the first term under the regulation before stays overdue; another term nobody has missed yet."""
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2026-09-01"))
        following = self.load_regulation(self.preset, date(2026, 10, 1))
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2026-09-01"))
        following.norm_ids.filtered(lambda norm: norm.severity != "off").years = 4
        self.assertEqual(self.status(self.card_teacher), ("no_data", False))

    def begin(self, card, day):
        """Let the pedagogical service of a card begin on a day."""
        services = self.as_user(card, self.user_officer).service_ids
        services.filtered(lambda row: row.kind == "pedagogical").date_start = day

    def test_leave(self):
        self.credit(self.card_teacher, "2021-10-01")
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2026-10-01"))
        leave = self.exempt(self.card_teacher, "2026-09-01", "2026-12-31")
        self.assertEqual(self.status(self.card_teacher), ("exempt", "2027-01-31"))
        leave.date_to = "2026-09-10"
        self.assertEqual(self.status(self.card_teacher), ("due_3", "2026-10-11"))
        leave.unlink()
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2026-10-01"))

    def test_posts(self):
        self.norm.post_ids = [Command.link(self.ref_id("post_teacher").id)]
        self.assertEqual(self.status(self.card_teacher)[0], "overdue")
        self.assertEqual(self.status(self.card_deputy)[0], "exempt")
        row = self.Balance.search([("teacher_id", "=", self.card_deputy.id)])
        self.assertFalse(row.status_since, "so it always was")
        self.as_user(self.card_deputy, self.user_officer).post_ids += self.ref_id("post_teacher")
        self.assertEqual(self.status(self.card_deputy), ("ok", "2031-10-05"), "a whole term from that day")
        self.ref_id("post_teacher").teacher_ids -= self.card_deputy
        self.assertEqual(self.status(self.card_deputy)[0], "exempt")

    def test_norms_of_the_regulation(self):
        self.credit(self.card_teacher, "2023-03-15")
        yearly = self.regulation.norm_ids - self.norm
        yearly.write({"severity": "warn", "hours": 36, "starts_anew": False})
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2024-03-15"), "the worst of two")
        yearly.date_from = "2027-01-01"
        self.assertEqual(self.status(self.card_teacher), ("ok", "2028-03-15"), "a norm to come")
        with freeze_time("2027-01-01 04:00:00"):
            self.assertEqual(self.status(self.card_teacher), ("overdue", "2024-03-15"))
        yearly.unlink()
        self.norm.years = 3
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2026-03-15"))
        self.norm.severity = "off"
        self.assertEqual(self.status(self.card_teacher), ("exempt", False))

    def test_another_regulation(self):
        self.credit(self.card_teacher, "2023-03-15")
        following = self.ref_id("preset_f4")._load_into(self.company)
        following.date_from = "2026-11-01"
        following.norm_ids.filtered(lambda norm: norm.severity != "off").years = 2
        self.assertEqual(self.status(self.card_teacher), ("ok", "2028-03-15"), "a draft asks nothing")
        following.action_put_in_force()
        self.assertEqual(self.status(self.card_teacher), ("ok", "2028-03-15"))
        with freeze_time("2026-11-01 04:00:00"):
            self.assertEqual(self.status(self.card_teacher), ("overdue", "2025-03-15"))

    def test_retraining(self):
        self.norm.hours = 600
        self.credit(self.card_teacher, "2026-03-15", 500, "retraining")
        self.assertEqual(self.status(self.card_teacher)[0], "overdue")
        self.regulation.rule_ids.filtered(lambda rule: rule.code == "retraining_hours").severity = "warn"
        self.assertEqual(self.status(self.card_teacher), ("ok", "2031-03-15"))

    def test_learning_at_school_is_counted_apart(self):
        course = self.credit(self.card_teacher, "2026-03-15")
        course.flush_recordset()
        self.env.cr.execute("UPDATE methodical_course SET is_counted = FALSE WHERE id = %s", [course.id])
        self.env.invalidate_all()
        self.env["methodical.course.standing"]._refresh(self.card_teacher)
        self.assertEqual(self.status(self.card_teacher)[0], "overdue")

    def test_groups_and_filters(self):
        self.credit(self.card_teacher, "2026-03-15")
        Balance = self.as_user(self.Balance, self.user_deputy)
        counts = dict(Balance._read_group([], ["status"], ["__count"]))
        self.assertEqual(counts, {"ok": 1, "overdue": Balance.search_count([]) - 1})
        self.assertIn((self.science, 4), Balance._read_group([], ["body_id"], ["__count"]))
        physics = self.ref_id("subject_physics")
        self.assertIn(
            physics, [subject for subject, _count in Balance._read_group([], ["subject_ids"], ["__count"])]
        )
        self.assertEqual(
            Balance.search([("body_id", "=", self.science.id)]).teacher_id,
            self.science._get_members(date(2026, 10, 5)),
        )

    def test_statuses_are_those_of_the_calculation(self):
        field = self.env["methodical.course.standing"]._fields["status"]
        self.assertEqual([value for value, _label in field.selection], list(STATUSES))

    def test_sentence_in_the_language_of_the_reader(self):
        row = self.as_user(self.Balance, self.user_deputy).search([("teacher_id", "=", self.card_teacher.id)])
        self.assertEqual(
            row.sentence,
            "Qualification course: 72 hours in 5 years (F4 3.4, 1.4c): the first course was due by 01.09.2026.",
        )
