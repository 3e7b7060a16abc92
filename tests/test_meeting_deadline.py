from datetime import date, datetime, timedelta

from odoo import Command
from odoo.tests import freeze_time, tagged

from .meeting_case import AFTERWARDS, TODAY, MeetingCase


class MeetingTermCase(MeetingCase):
    """Rules of terms are switched on one by one; ``rows`` is what the nightly job leaves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Deadline = cls.env["methodical.deadline"]

    def switch_on(self, *codes, **vals):
        self.regulation.deadline_rule_ids.is_on = False
        rules = self.regulation.deadline_rule_ids.filtered(lambda rule: rule.code in codes)
        rules.write({"is_on": True, **vals})
        return rules

    def found(self, code, **values):
        """Return the rows of the register as they are now."""
        self.env.invalidate_all()
        rows = self.Deadline.search([("company_id", "=", self.company.id), ("code", "=", code)])
        return rows.filtered(lambda row: all(row[name] == value for name, value in values.items()))

    def rows(self, code, **values):
        """Return the rows of the register after the nightly job; a second run changes nothing."""
        self.Deadline._refresh(self.company)
        first = self.found(code)
        before = first.read()
        self.Deadline._refresh(self.company)
        self.assertEqual(self.found(code).read(), before, "the job may run twice")
        return self.found(code, **values)

    def row_of(self, body, code="J4"):
        return self.rows(code, res_model=body._name, res_id=body.id)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMeetingFrequency(MeetingTermCase):
    """J4 and J5: as often as the regulation wants, in the year and in each quarter (R20, R21, C9)."""

    def test_rules_of_the_presets(self):
        on = {
            preset: {
                rule.code
                for rule in self.ref_id(preset).deadline_rule_ids
                if rule.is_on
                and rule.code in ("J4", "J5", "J6", "J7", "J8", "J9", "J10", "J22", "J24", "J30")
            }
            for preset in ("preset_f0", "preset_f1", "preset_f2", "preset_f3", "preset_f4")
        }
        self.assertEqual(
            on,
            {
                "preset_f0": {"J9"},
                "preset_f1": {"J4", "J8", "J9", "J10", "J22", "J30"},
                "preset_f2": {"J9", "J24", "J30"},
                "preset_f3": {"J4", "J5", "J6", "J7", "J8", "J9"},
                "preset_f4": set(),
            },
        )

    def test_meetings_of_the_year(self):
        self.switch_on("J4")
        self.assertFalse(self.row_of(self.science), "the regulation is silent")
        self.set_rule("meetings_year", "warn", 2)
        row = self.row_of(self.science)
        self.assertEqual((row.user_id, row.date_due), (self.user_head, self.year.date_end))
        self.assertFalse(self.row_of(self.council), "councils have no minimum")
        self.held_meeting()
        self.assertIn("1", self.found("J4", id=row.id).name.split(self.year.name)[-1], "told at once")
        self.assertFalse(row.date_met)
        second = self.new_meeting()
        with freeze_time(AFTERWARDS):
            self.hold(second)
            self.assertEqual(self.found("J4", id=row.id).date_met, date(2026, 10, 9), "met at once")
            self.assertEqual(self.row_of(self.science).date_met, date(2026, 10, 9), "and at night")

    def test_meetings_of_each_quarter(self):
        self.switch_on("J5")
        self.set_rule("meetings_quarter", "warn", 1)
        rows = self.row_of(self.science, "J5").sorted("date_start")
        self.assertEqual(rows.term_id, self.terms)
        self.assertEqual(
            rows.mapped("date_due"),
            [date(2026, 11, 8), date(2027, 1, 10), date(2027, 3, 28), date(2027, 5, 25)],
            "the holidays belong to the quarter before them",
        )
        with freeze_time("2026-11-05 04:00:00"):
            self.held_meeting()
            self.assertEqual(
                self.row_of(self.science, "J5").sorted("date_start").mapped("date_met"),
                [date(2026, 11, 4), False, False, False],
            )

    def test_quarters_of_the_calendar(self):
        self.regulation.quarter_kind = "calendar"
        self.switch_on("J5")
        self.set_rule("meetings_quarter", "warn", 1)
        rows = self.row_of(self.science, "J5").sorted("date_start")
        self.assertFalse(rows.term_id)
        self.assertEqual(
            rows.mapped("date_due"),
            [date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31), date(2027, 5, 25)],
        )

    def test_who_is_behind_is_told_long_before_the_end(self):
        """The head and the post of the rule hear of it when a quarter is over without a meeting (J4)."""
        self.switch_on("J4")
        self.set_rule("meetings_year", "warn", 4)
        self.rows("J4")

        def told(user):
            return "Science" in "".join(self.Deadline._prepare_digests(self.company).get(user, ()))

        self.assertFalse(told(self.user_head), "the quarter runs")
        with freeze_time("2026-11-10 04:00:00"):
            self.assertTrue(told(self.user_head))
            self.assertTrue(told(self.user_deputy))
            self.held_meeting()
            self.assertFalse(told(self.user_head), "caught up")


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMeetingTerms(MeetingTermCase):
    """J6, J7, J8, J10: told, invited, signed, analysed (R22, R23, R29)."""

    def test_deputy_is_told_in_time(self):
        self.switch_on("J6")
        self.set_rule("meeting_notice", "warn", 3)
        meeting = self.new_meeting()
        row = self.found("J6", res_id=meeting.id)
        self.assertEqual((row.user_id, row.date_due), (self.user_head, date(2026, 10, 6)), "3 working days")
        self.announce(meeting)
        self.assertEqual(self.found("J6", res_id=meeting.id).date_met, TODAY.date(), "at once")
        self.assertEqual(self.rows("J6", res_id=meeting.id).status, "met")

    def test_unannounced_meeting_is_late_for_good(self):
        self.switch_on("J6")
        meeting = self.held_meeting()
        self.assertEqual(self.rows("J6", res_id=meeting.id).status, "met_late")

    def test_moved_and_cancelled_meetings(self):
        self.switch_on("J6")
        meeting = self.new_meeting()
        self.as_user(meeting, self.user_head).date_start = datetime(2026, 10, 16, 8, 0)
        self.assertEqual(self.found("J6", res_id=meeting.id).mapped("date_due"), [date(2026, 10, 16)])
        self.as_user(meeting, self.user_head).unlink()
        self.assertFalse(self.found("J6"))

    def test_heads_concerned_are_invited(self):
        self.switch_on("J7")
        self.assertFalse(self.rows("J7", res_id=self.new_meeting().id), "it touches nobody else")
        meeting = self.new_meeting(items=[{"name": "Reading", "body_ids": [Command.link(self.maths.id)]}])
        self.assertFalse(self.rows("J7", res_id=meeting.id).date_met)
        self.announce(meeting)
        self.assertIn(self.card_teacher2, meeting.attendance_ids.teacher_id)
        self.assertEqual(self.rows("J7", res_id=meeting.id).date_met, TODAY.date())

    def test_minutes_are_signed_in_time(self):
        self.switch_on("J8", days=3)
        meeting = self.write_minutes(self.held_meeting())
        row = self.found("J8", res_id=meeting.id)
        self.assertEqual((row.user_id, row.date_due), (self.user_head, date(2026, 10, 7)))
        self.assertFalse(row.date_met)
        duties = self.as_user(self.env["methodical.desk"], self.user_head)._get_duties()
        self.assertIn((meeting._name, meeting.id), [(line["model"], line["id"]) for line in duties["rows"]])
        self.sign(meeting)
        self.assertEqual(self.found("J8", res_id=meeting.id).date_met, TODAY.date(), "at once")
        self.assertEqual(self.rows("J8", res_id=meeting.id).status, "met")

    def test_analysis_at_the_last_meeting(self):
        self.switch_on("J10")
        self.regulation.has_deputy_analysis = True
        self.env["methodical.body.duty"].create(
            {"body_id": self.science.id, "function": "analyse", "teacher_id": self.card_academic.id}
        )
        row = self.row_of(self.science, "J10")
        self.assertEqual((row.user_id, row.date_due), (self.user_academic, self.year.date_end))
        meeting = self.new_meeting(is_last=True, items=[{"name": "Analysis", "kind": "analysis"}])
        self.assertEqual(self.row_of(self.science, "J10").date_due, date(2026, 10, 9))
        with freeze_time(AFTERWARDS):
            self.hold(meeting)
            self.assertEqual(self.row_of(self.science, "J10").date_met, date(2026, 10, 9))
        self.regulation.has_deputy_analysis = False
        self.assertFalse(self.row_of(self.maths, "J10"))


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestResolutionTerms(MeetingTermCase):
    """J9: a resolution is carried out until its day."""

    def test_resolution_of_signed_minutes(self):
        meeting = self.write_minutes(self.held_meeting(), due=date(2026, 10, 12))
        self.assertFalse(self.rows("J9"), "the minutes are not signed")
        self.sign(meeting)
        row = self.found("J9", res_id=meeting.resolution_ids.id)
        self.assertEqual((row.user_id, row.date_due), (self.user_teacher2, date(2026, 10, 12)))
        self.assertEqual(self.rows("J9"), row)
        with freeze_time("2026-10-14 04:00:00"):
            self.env.invalidate_all()
            self.assertEqual(row.status, "overdue")
            desk = self.as_user(self.env["methodical.desk"], self.user_teacher2)
            [mine] = desk._get_resolutions()["rows"]
            self.assertEqual((mine["id"], mine["is_late"]), (row.res_id, True))
            self.assertNotIn(row.res_id, [line["id"] for line in desk._get_duties()["rows"]], "told once")
            self.as_user(meeting.resolution_ids, self.user_teacher2).action_done("It stands in the office.")
            self.assertEqual(self.found("J9").date_met, date(2026, 10, 14), "at once")
            self.assertEqual(self.rows("J9").status, "met_late")


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestOtherTerms(MeetingTermCase):
    """J22 (activities of the month), J24 (information from outside), J30 (schemes of work)."""

    def test_activities_of_the_month(self):
        self.switch_on("J22")
        plan = self.approved_plan()
        october, february = self.row_of(self.science, "J22").sorted("date_start")
        self.assertEqual((october.date_start, october.date_due), (date(2026, 10, 1), date(2026, 10, 31)))
        self.assertEqual(february.date_due, date(2027, 2, 28))
        self.assertEqual(october.user_id, self.user_head)
        plan.item_ids[0].state = "done"
        self.assertEqual(self.found("J22", id=october.id).date_met, TODAY.date(), "at once")
        self.assertFalse(february.date_met)
        plan.item_ids[0].state = "in_progress"
        self.assertFalse(self.row_of(self.science, "J22").filtered("date_met"), "opened again")

    def test_information_reaches_the_director_on_the_day(self):
        self.switch_on("J24")
        proposal = self.as_user(self.env["methodical.proposal"], self.user_deputy).create(
            {
                "name": "Seminar of the district",
                "text": "New programme of physics.",
                "kind": "information",
                "date_event": "2026-10-02",
                "organiser": "District office",
                "company_id": self.company.id,
            }
        )
        row = self.rows("J24")
        self.assertEqual(
            (row.user_id, row.date_due, row.status), (self.user_deputy, date(2026, 10, 2), "overdue")
        )
        proposal.action_send()
        self.assertEqual(self.found("J24").date_met, TODAY.date(), "at once")
        self.assertEqual(self.rows("J24").status, "met_late")

    def test_schemes_of_work(self):
        self.switch_on("J30", days=10)
        rows = self.rows("J30")
        self.assertEqual(set(rows.mapped("res_model")), {"methodical.teacher"})
        self.assertIn(self.user_teacher, rows.user_id)
        self.assertNotIn(self.user_director, rows.user_id, "the management teaches nothing")
        self.assertEqual(set(rows.mapped("date_due")), {date(2026, 9, 15)})
        scheme = self.as_user(self.env["methodical.scheme"], self.user_teacher).create(
            {
                "kind": "club",
                "title": "Young physicists",
                "hours": 34,
                "line_ids": [Command.create({"name": "Light", "hours": 34, "term_id": self.terms[0].id})],
                "school_year_id": self.year.id,
                "company_id": self.company.id,
            }
        )
        row = self.rows("J30", user_id=self.user_teacher)
        self.assertEqual((row.res_model, row.res_id), ("methodical.scheme", scheme.id))
        with freeze_time(TODAY + timedelta(days=1)):
            self.submit(scheme, self.user_teacher)
            self.approve(scheme, self.user_head, self.user_deputy)
            self.assertEqual(scheme.state, "approved")
            self.assertEqual(self.found("J30", id=row.id).date_met, date(2026, 10, 6), "at once")
            self.assertEqual(self.rows("J30", id=row.id).status, "met_late")
