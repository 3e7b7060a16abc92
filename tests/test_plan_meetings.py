from datetime import date

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .meeting_case import MeetingCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestPlannedMeetings(MeetingCase):
    """A plan with fewer meetings than the regulation wants (R20, R21, C9)."""

    def meetings(self, plan, *days):
        """Let a plan have meetings on some days."""
        self.as_user(plan, self.user_head).write(
            {
                "item_ids": [
                    Command.create(
                        {
                            "name": "Meeting",
                            "form_id": self.ref_id("choice_form_meeting").id,
                            "direction_id": self.ref_id("direction_8").id,
                            "date_from": day,
                            "is_joint": True,
                        }
                    )
                    for day in days
                ]
            }
        )
        return plan

    def days(self, plan):
        return plan._get_planned_meetings().mapped("date_from")

    def test_fewer_than_the_year_wants(self):
        self.set_rule("meetings_year", "block", 4)
        plan = self.meetings(self.new_plan(), "2026-09-10", "2026-11-12", "2027-01-14")
        with self.assert_refused("3 meetings", "at least 4", "F1 V.4"):
            self.submit(plan)
        self.meetings(plan, "2027-04-08")
        self.assertEqual(self.submit(plan).state, "submitted")

    def test_quarters_that_lack_one_are_named(self):
        self.set_rule("meetings_quarter", "block", 1)
        plan = self.meetings(self.new_plan(), "2026-09-10", "2027-01-14")
        with self.assert_refused("quarter II – 1", "quarter IV – 1", "F3 P1c"):
            self.submit(plan)

    def test_warning_does_not_stop(self):
        self.set_rule("meetings_quarter", "warn", 1)
        plan = self.new_plan()
        plan.invalidate_recordset()
        self.assertIn("quarter I – 1", plan.submission_warning)
        self.assertEqual(self.submit(plan).state, "submitted")

    def test_holidays_belong_to_the_quarter_before(self):
        self.set_rule("meetings_quarter", "block", 1)
        plan = self.meetings(self.new_plan(), "2026-11-03", "2026-11-12", "2027-01-14", "2027-04-08")
        self.assertEqual(self.submit(plan).state, "submitted")

    def test_quarter_of_the_calendar(self):
        self.set_rule("meetings_quarter", "block", 1)
        self.regulation.quarter_kind = "calendar"
        plan = self.meetings(self.new_plan(), "2026-10-08", "2026-11-12", "2027-01-14", "2027-04-08")
        self.assertEqual(plan.missing_meeting_count, 1, "September has none")
        self.regulation.quarter_kind = "school"
        plan.invalidate_recordset()
        self.assertEqual(plan.missing_meeting_count, 0)

    def test_cancelled_activity_is_no_meeting(self):
        self.set_rule("meetings_year", "block", 1)
        plan = self.meetings(self.new_plan(), "2026-09-10")
        plan._get_planned_meetings().state = "cancelled"
        with self.assert_refused("0 meetings"):
            self.submit(plan)

    def test_quarter_plan_looks_at_its_quarter(self):
        self.set_rule("meetings_quarter", "block", 1)
        self.set_rule("meetings_year", "block", 4)
        plan = self.new_plan(horizon="quarter", term_id=self.terms[1].id)
        with self.assert_refused("quarter II – 1"):
            self.submit(plan)
        self.meetings(plan, "2026-11-12")
        self.assertEqual(self.submit(plan).state, "submitted", "the rule of the year is none of a quarter")

    def test_rules_are_for_associations(self):
        self.set_rule("meetings_year", "block", 4)
        plan = self.as_user(self.env["methodical.plan"], self.user_academic).create(
            {
                "body_id": self.council.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": "x",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-12",
                            "is_joint": True,
                        }
                    )
                ],
            }
        )
        self.assertEqual(self.submit(plan, self.user_academic).state, "submitted")

    def test_button_adds_what_is_missing(self):
        self.set_rule("meetings_quarter", "block", 1)
        self.set_rule("meetings_year", "block", 6)
        self.day_off("2026-11-30 18:00:00", "2026-12-05 17:59:00")
        plan = self.meetings(self.new_plan(), "2026-09-10")
        self.assertEqual(plan.missing_meeting_count, 5)
        self.as_user(plan, self.user_head).action_add_meetings()
        plan.invalidate_recordset()
        days = self.days(plan)
        self.assertEqual(len(days), 6)
        self.assertEqual(plan.missing_meeting_count, 0)
        for term in self.terms:
            self.assertTrue(any(term.date_start <= day <= term.date_end for day in days), term.name)
        calendar = self.company._get_school_calendar(date(2026, 9, 1), date(2027, 5, 25))
        self.assertTrue(all(map(calendar.is_working, days)), "on working days only")
        self.assertEqual(len(set(days)), 6, "not two on one day")
        self.assertEqual(self.submit(plan).state, "submitted", "what was added needs nothing more")

    def test_button_is_for_drafts_that_lack_one(self):
        plan = self.new_plan()
        with self.assert_refused("lacks no meeting"):
            self.as_user(plan, self.user_head).action_add_meetings()
        self.set_rule("meetings_year", "warn", 4)
        plan.invalidate_recordset()
        for user in (self.user_teacher, self.user_deputy):
            with self.subTest(user=user.login), self.assert_refused(error=UserError):
                self.as_user(plan, user).action_add_meetings()
        self.submit(plan)
        with self.assert_refused():
            self.as_user(plan, self.user_head).action_add_meetings()
        self.assertFalse(self.days(plan))
