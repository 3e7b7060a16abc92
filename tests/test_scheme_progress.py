from datetime import date

import psycopg2

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .scheme_case import SchemeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-23 04:00:00")
class TestSchemeProgress(SchemeCase):
    """Hours taught against hours planned; today is Wednesday, 23 September: three weeks are over."""

    def lessons(self, *days):
        return [{"name": f"Lesson {day}", "date_planned": day, "term_id": self.terms[0].id} for day in days]

    def teach(self, scheme, **weeks):
        self.as_user(self.env["methodical.scheme.progress"], self.user_teacher).create(
            [{"scheme_id": scheme.id, "date_week": day, "hours": hours} for day, hours in weeks.items()]
        )
        self.env.invalidate_all()

    def weekly(self):
        return self.new_scheme(
            lessons=self.lessons("2026-09-02", "2026-09-09", "2026-09-16", "2026-09-23", "2026-09-30"),
            hours=5,
        )

    def open_week(self, day, user=None):
        Week = self.as_user(self.env["methodical.scheme.week"], user or self.user_teacher)
        return Week.browse(Week._open(day)["res_id"])

    def test_behind_and_ahead(self):
        scheme = self.weekly()
        self.assertEqual((scheme.hours_due, scheme.hours_balance, scheme.is_behind), (3, -3, True))
        self.teach(scheme, **{"2026-08-31": 1, "2026-09-07": 1})
        self.assertEqual((scheme.hours_taught, scheme.hours_balance), (2, -1))
        self.teach(scheme, **{"2026-09-14": 2})
        self.assertEqual(
            (scheme.hours_balance, scheme.is_behind), (1, False) if scheme.hours_balance else (0, False)
        )

    def test_the_filter_behind_finds_what_the_form_says(self):
        behind = self.weekly()
        on_time = self.new_scheme(class_id=self.class_7b.id, lessons=self.lessons("2026-09-30"), hours=1)
        Scheme = self.as_user(self.env["methodical.scheme"], self.user_teacher)
        self.assertEqual(Scheme.search([("is_behind", "=", True)]), behind)
        self.assertEqual(Scheme.search([("is_behind", "=", False)]), on_time)

    def test_nothing_about_today_is_stored(self):
        scheme = self.weekly()
        self.assertEqual(scheme.hours_due, 3)
        with freeze_time("2026-10-05 04:00:00"):
            self.env.invalidate_all()
            self.assertEqual(scheme.hours_due, 5)

    def test_lessons_without_a_day_fall_evenly_on_their_quarter(self):
        """Quarter I has 60 days, 20 of them are over at the end of last week: a third."""
        scheme = self.new_scheme(
            lessons=[
                {"name": "Some", "hours": 18, "term_id": self.terms[0].id},
                {"name": "Later", "hours": 9, "term_id": self.terms[1].id},
            ]
        )
        self.assertEqual(scheme.hours_due, 6)
        rows = scheme.report_ids.sorted("id")
        self.assertEqual(rows.mapped("hours_planned"), [18, 9])
        self.assertEqual(rows.mapped("hours_due"), [6, 0])

    def test_a_week_is_counted_in_the_quarter_it_touches(self):
        scheme = self.weekly()
        self.teach(scheme, **{"2026-08-31": 1})
        row = scheme.report_ids.filtered("hours_taught")
        self.assertEqual((row.term_id, row.hours_taught), (self.terms[0], 1))

    def test_report_by_class_and_teacher(self):
        self.weekly()
        self.new_scheme(self.user_teacher2, class_id=self.class_7b.id)
        Report = self.as_user(self.env["methodical.scheme.report"], self.user_deputy)
        rows = Report._read_group(
            [("company_id", "=", self.company.id)],
            ["class_id", "teacher_id"],
            ["hours_planned:sum", "hours_due:sum"],
        )
        self.assertEqual(
            {(one.name, teacher.id): sums for one, teacher, *sums in rows},
            {("7-А", self.card_teacher.id): [5, 3], ("7-Б", self.card_teacher2.id): [2, 2]},
        )

    def test_who_reads_the_report(self):
        scheme = self.weekly()
        for user, sees in (
            (self.user_teacher, True),
            (self.user_head, True),
            (self.user_deputy, True),
            (self.user_teacher2, False),
            (self.user_officer, False),
            (self.user_other_director, False),
        ):
            with self.subTest(user=user.login):
                rows = self.as_user(self.env["methodical.scheme.report"], user).search(
                    [("scheme_id", "=", scheme.id)]
                )
                self.assertEqual(bool(rows), sees)

    def test_replaced_and_cancelled_schemes_do_not_count(self):
        scheme = self.weekly()
        scheme.action_cancel()
        self.assertFalse(scheme.report_ids)

    # the screen of the week

    def test_one_click_enters_what_was_planned(self):
        first, second = (
            self.weekly(),
            self.new_scheme(class_id=self.class_7b.id, lessons=self.lessons("2026-09-21", "2026-09-24")),
        )
        week = self.open_week(date(2026, 9, 21))
        self.assertEqual(
            {line.scheme_id: line.hours_planned for line in week.line_ids}, {first: 1, second: 2}
        )
        week.action_as_planned()
        rows = self.env["methodical.scheme.progress"].search([("scheme_id", "in", (first | second).ids)])
        self.assertEqual({row.scheme_id: row.hours for row in rows}, {first: 1, second: 2})
        self.assertEqual(set(rows.mapped("date_week")), {date(2026, 9, 21)})

    def test_what_is_entered_stays_as_planned_changes_the_rest_only(self):
        scheme = self.weekly()
        self.teach(scheme, **{"2026-09-21": 0})
        week = self.open_week(date(2026, 9, 21))
        self.assertTrue(week.line_ids.is_entered)
        week.line_ids.note = "Ill"
        week.action_as_planned()
        row = scheme.progress_ids
        self.assertEqual((row.hours, row.note), (0, "Ill"))

    def test_weeks_are_leafed_through(self):
        self.weekly()
        week = self.open_week(date(2026, 9, 21))
        before = week.browse(week.action_previous()["res_id"])
        self.assertEqual(before.date_week, date(2026, 9, 14))
        self.assertEqual(week.browse(before.action_next()["res_id"]).date_week, date(2026, 9, 21))

    def test_planned_hours_without_days(self):
        by_number = self.new_scheme(lessons=[{"name": "Third week", "hours": 2, "week": 3}])
        weekly = self.new_scheme(
            class_id=self.class_7b.id, lessons=[{"name": "Some", "hours": 34}], hours_weekly=1
        )
        hours = (by_number | weekly)._get_hours_of_week(date(2026, 9, 14))
        self.assertEqual(hours, {by_number: 2, weekly: 1})
        holidays = (by_number | weekly)._get_hours_of_week(date(2026, 11, 2))
        self.assertEqual(holidays, {by_number: 0, weekly: 0}, "between the quarters nothing is planned")

    def test_nobody_enters_a_week_for_another(self):
        other = self.new_scheme(self.user_teacher2)
        week = self.open_week(date(2026, 9, 21))
        self.assertFalse(week.line_ids)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            week.env["methodical.scheme.week.line"].create(
                {"week_id": week.id, "scheme_id": other.id, "hours": 5}
            )
            week.action_save()
        self.assertFalse(other.sudo().progress_ids)

    # the rows themselves

    def test_any_day_stands_for_its_monday(self):
        scheme = self.weekly()
        self.teach(scheme, **{"2026-09-17": 1})
        self.assertEqual(scheme.progress_ids.date_week, date(2026, 9, 14))
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.teach(scheme, **{"2026-09-18": 1})

    def test_weeks_that_cannot_have_been_taught(self):
        scheme = self.weekly()
        for day, sentence in (("2026-09-28", "has not begun"), ("2026-08-20", "is not in the school year")):
            with (
                self.subTest(day),
                self.assertRaisesRegex(ValidationError, sentence),
                self.env.cr.savepoint(),
            ):
                self.teach(scheme, **{day: 1})

    def test_import_of_weeks(self):
        """Scheme, week and hours from a file, through the import of the list."""
        scheme = self.weekly()
        Progress = self.as_user(self.env["methodical.scheme.progress"], self.user_teacher)
        result = Progress.load(
            ["scheme_id", "date_week", "hours"],
            [[scheme.name, "2026-09-01", "1"], [scheme.name, "2026-09-08", "2"]],
        )
        self.assertFalse(result["messages"])
        self.assertEqual(sorted(scheme.progress_ids.mapped("hours")), [1, 2])
