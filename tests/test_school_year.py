import re
from datetime import date, datetime, timedelta

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import format_date

from .common import MethodicalCase


@tagged("post_install", "-at_install")
class TestSchoolYear(MethodicalCase):
    """School years, their quarters and their working days (N2, domain 1)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.years = cls.as_user(cls.env["methodical.school.year"], cls.user_admin)

    def new_year(self, start, end, *quarters):
        """Return a school year that the administrator enters."""
        return self.years.create(
            {
                "company_id": self.company.id,
                "date_start": start,
                "date_end": end,
                "term_ids": [
                    Command.create({"number": number, "date_start": first, "date_end": last})
                    for number, (first, last) in enumerate(quarters, start=1)
                ],
            }
        )

    def new_year_like(self, template, start_year):
        """Return the school year that the administrator makes from the dates of a past one."""
        action = (
            self.years.env["methodical.school.year.create"]
            .create({"template_id": self.ref_id(template).id, "start_year": start_year})
            .action_create()
        )
        return self.years.browse(action["res_id"])

    def assertRefused(self, sentence, *days):
        """Assert that a ValidationError says a sentence, in which {0}, {1} ... stand for dates."""
        shown = [format_date(self.years.env, day) for day in days]
        return self.assertRaisesRegex(ValidationError, re.escape(sentence.format(*shown)))

    # dates that contradict each other

    def test_year_ends_before_it_starts(self):
        with self.assertRefused("before it starts on {0}. Correct the dates", "2028-09-01"):
            self.new_year("2028-09-01", "2028-05-25")

    def test_years_overlap(self):
        with self.assertRefused("overlaps the school year 2026–2027 ({0} – {1})", "2026-09-01", "2027-05-25"):
            self.new_year("2027-05-25", "2028-05-25")

    def test_years_of_two_schools_do_not_overlap(self):
        self.assertEqual(self._new_year(self.other_company).name, self.year.name)

    def test_quarter_ends_before_it_starts(self):
        with self.assertRefused(
            "Quarter 1 would end on {0}, before it starts on {1}", "2028-09-05", "2028-10-30"
        ):
            self.new_year("2028-09-01", "2029-05-25", ("2028-10-30", "2028-09-05"))

    def test_quarters_overlap(self):
        with self.assertRefused("Quarter 2 starts on {0}, but quarter 1 ends on {0}", "2028-10-30"):
            self.new_year(
                "2028-09-01", "2029-05-25", ("2028-09-01", "2028-10-30"), ("2028-10-30", "2028-12-29")
            )

    def test_quarter_outside_of_the_year(self):
        with self.assertRefused(
            "Quarter 1 ({0} – {1}) leaves the school year 2028–2029", "2028-08-25", "2028-10-30"
        ):
            self.new_year("2028-09-01", "2029-05-25", ("2028-08-25", "2028-10-30"))

    def test_year_shortened_below_its_quarters(self):
        with self.assertRefused(
            "Quarter 4 ({0} – {1}) leaves the school year 2026–2027", "2027-03-29", "2027-05-25"
        ):
            self.as_user(self.year, self.user_admin).date_end = "2027-05-20"

    def test_change_in_mid_year_leaves_a_trace(self):
        """The ministry prolonged the spring holidays and the year 2025/26 in mid-year: who changed what is seen."""
        year = self.as_user(self.year, self.user_admin)
        year.date_end = "2027-05-29"
        year.term_ids[3].write({"date_start": "2027-04-05", "date_end": "2027-05-29"})
        message = year.message_ids[0]
        self.assertEqual(message.author_id, self.user_admin.partner_id)
        for text in ("Quarter 4", "2027-03-29", "2027-05-25", "2027-04-05", "2027-05-29"):
            self.assertIn(text, message.body)

    def test_only_the_administrator_changes_dates(self):
        for user in (
            self.user_teacher,
            self.user_head,
            self.user_deputy,
            self.user_director,
            self.user_officer,
        ):
            with self.subTest(user=user.name):
                for record in (self.year, self.terms[0]):
                    with self.assertRaises(AccessError):
                        self.as_user(record, user).write({"date_end": "2026-12-01"})
        with self.assertRaises(AccessError):
            self.as_user(self.year, self.user_other_director).read(["name"])

    # a new year from a past one

    def test_year_from_template(self):
        year = self.new_year_like("school_year_template_2022_23", 2027)
        self.assertEqual((year.name, year.company_id), ("2027–2028", self.company))
        self.assertEqual((year.date_start, year.date_end), (date(2027, 9, 1), date(2028, 5, 25)))
        self.assertRecordValues(
            year.term_ids,
            [
                {"number": 1, "date_start": date(2027, 9, 1), "date_end": date(2027, 10, 28)},
                {"number": 2, "date_start": date(2027, 11, 7), "date_end": date(2027, 12, 29)},
                {"number": 3, "date_start": date(2028, 1, 11), "date_end": date(2028, 3, 17)},
                {"number": 4, "date_start": date(2028, 3, 30), "date_end": date(2028, 5, 25)},
            ],
        )

    def test_every_template_makes_a_year(self):
        """The latest past year is offered first; the quarters of each are in order and within the year."""
        templates = self.env["methodical.school.year.template"].search([])
        self.assertEqual(
            templates[:5].mapped("name"), ["2025/26", "2024/25", "2023/24", "2022/23", "2021/22"]
        )
        for start, template in enumerate(templates, start=2040):
            with self.subTest(template=template.name):
                self.assertTrue(template.source)
                wizard = self.years.env["methodical.school.year.create"].create(
                    {"template_id": template.id, "start_year": start}
                )
                year = self.years.browse(wizard.action_create()["res_id"])
                self.assertEqual(year.term_ids.mapped("number"), [1, 2, 3, 4])
                self.assertEqual(
                    (year.term_ids[0].date_start, year.term_ids[3].date_end), (year.date_start, year.date_end)
                )

    def test_public_holidays_come_with_the_year(self):
        """Holidays before the first day and after the last one count too: terms are counted across both."""
        self.new_year_like("school_year_template_2022_23", 2027)
        days_off = self.company._get_school_calendar(date(2027, 8, 1), date(2028, 7, 1)).days_off
        for name, day in {
            "Independence Day": date(2027, 8, 31),
            "New Year": date(2028, 1, 1),
            "Christmas": date(2028, 1, 7),
            "Women's Day": date(2028, 3, 8),
            "Nooruz": date(2028, 3, 21),
            "Labour Day": date(2028, 5, 1),
            "Constitution Day": date(2028, 5, 5),
            "Victory Day": date(2028, 5, 9),
        }.items():
            self.assertIn(day, days_off, name)
        self.assertFalse(self.other_company._get_school_calendar(date(2027, 8, 1), date(2028, 7, 1)).days_off)

    def test_holidays_are_entered_once(self):
        year = self.new_year_like("school_year_template_2022_23", 2027)
        own_days = [("company_id", "=", self.company.id), ("resource_id", "=", False)]
        before = self.env["resource.calendar.leaves"].search_count(own_days)
        self.assertIn("entered: 0.", year.action_fill_holidays()["params"]["message"])
        self.assertEqual(self.env["resource.calendar.leaves"].search_count(own_days), before)

    # working days

    def close(self, day, time_type="leave", company=None):
        """Enter a day off of a school, or a day worked instead of one (time_type 'other')."""
        midnight = datetime.combine(day, datetime.min.time()) - timedelta(hours=6)  # of Bishkek
        self.env["resource.calendar.leaves"].with_company(company or self.company).create(
            {
                "name": "Moved day",
                "time_type": time_type,
                "date_from": midnight,
                "date_to": midnight + timedelta(hours=23, minutes=59),
            }
        ).flush_recordset()

    def due(self, start, days, day_kind="working"):
        return self.company._get_due_date(start, days, day_kind)

    def test_five_working_days_of_a_plan(self):
        """F0 5.1: the term that starts on Tuesday, 1 September 2026 ends on Tuesday, 8 September."""
        self.assertEqual(self.due(date(2026, 9, 1), 5), date(2026, 9, 8))
        self.assertEqual(self.due(date(2026, 9, 1), 5, "calendar"), date(2026, 9, 6))

    def test_six_day_week(self):
        self.regulation.study_week = "6"
        self.assertEqual(self.due(date(2026, 9, 1), 5), date(2026, 9, 7))

    def test_holiday_and_moved_day(self):
        """Monday off: the term ends a day later; the Saturday before worked instead: it ends on the old day."""
        self.close(date(2026, 9, 7))
        self.assertEqual(self.due(date(2026, 9, 1), 5), date(2026, 9, 9))
        self.close(date(2026, 9, 5), "other")
        self.assertEqual(self.due(date(2026, 9, 1), 5), date(2026, 9, 8))

    def test_days_of_another_school_do_not_count(self):
        self.close(date(2026, 9, 7), company=self.other_company)
        self.assertEqual(self.due(date(2026, 9, 1), 5), date(2026, 9, 8))

    # which year is it

    def assertState(self, year, state):
        """Assert the state that a user sees, and that each filter finds the year only in its own state."""
        year = self.as_user(year, self.user_teacher)
        year.invalidate_recordset()
        self.assertEqual(year.state, state)
        for name in ("future", "current", "past", "closed"):
            with self.subTest(filter=name):
                found = year.search([("state", "=", name)])
                self.assertEqual(year in found, name == state)
                self.assertEqual(year in year.search([("state", "!=", name)]), name != state)

    def test_state_follows_today(self):
        for day, state in {
            "2026-08-31": "future",
            "2026-09-01": "current",
            "2027-05-25": "current",
            "2027-05-26": "past",
        }.items():
            with self.subTest(day=day), freeze_time(day):
                self.assertState(self.year, state)

    def test_state_at_midnight_of_bishkek(self):
        """Six hours before midnight of UTC the first of September has begun in Bishkek."""
        with freeze_time("2026-08-31 19:00:00"):
            year = self.as_user(self.year, self.user_teacher).with_context(tz="Asia/Bishkek")
            self.assertEqual(year.state, "current")
            self.assertIn(year, year.search([("state", "=", "current")]))

    def test_closed_year(self):
        self.as_user(self.year, self.user_admin).action_close()
        with freeze_time("2026-10-01"):
            self.assertState(self.year, "closed")
        self.as_user(self.year, self.user_admin).action_reopen()
        with freeze_time("2026-10-01"):
            self.assertState(self.year, "current")

    def test_year_of_a_date(self):
        Year, company = self.env["methodical.school.year"], self.company
        self.assertEqual(Year._get_current(company, date(2026, 12, 1)), self.year)
        self.assertEqual(
            Year._get_current(company, date(2026, 8, 1)), self.year, "in summer the year to come"
        )
        self.assertFalse(Year._get_current(company, date(2027, 7, 1)))
