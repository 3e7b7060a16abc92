from odoo.tests import tagged

from .year_story_end import WholeStory


class WholeYear:
    """A school year of one association: the plan by its route, four meetings, what was resolved and what became of it."""

    def test_whole_year(self):
        if self.facts.directions:
            self.council_approves_directions()
        plan = self.plan_is_submitted(self.plan_is_drafted())
        if not self.considers_plan:
            self.plan_is_decided(plan)
        self.first_meeting(plan)
        if self.considers_plan:
            self.plan_is_decided(plan)
        self.activities_are_done(plan)
        done, late = self.resolutions().filtered(lambda row: row.follow_up == "task").sorted("id")
        self.report(done, self.user_teacher, "2026-10-07")
        self.resolution_is_late(late, self.user_teacher2, "2026-10-17")
        self.month_is_late(plan)
        self.second_meeting(plan, late)
        self.third_meeting(plan)
        self.last_meeting(plan)
        self.assert_year_is_told(plan)
        self.next_year_begins(plan)

    def test_quarter_without_a_meeting(self):
        """Three quarters, one of them empty: the board and the register say it where the regulation counts (C9, J4, J5)."""
        self.unannounced_meeting("2026-10-02", 1)
        self.unannounced_meeting("2026-12-04", 2)
        self.quarter_is_empty()
        self.unannounced_meeting("2027-04-09", 3)
        self.unannounced_meeting("2027-05-14", 4)
        self.assert_empty_quarter_stays()


@tagged("post_install", "-at_install")
class TestYearF0(WholeYear, WholeStory):
    preset = "preset_f0"


@tagged("post_install", "-at_install")
class TestYearF1(WholeYear, WholeStory):
    preset = "preset_f1"

    def test_plan_without_directions_of_the_council(self):
        """C16: the school is warned, the plan goes its way."""
        plan = self.plan_is_drafted()
        with self.on("2026-09-02"):
            self.name_sources(plan)
            self.assertIn("council has not approved", self.as_user(plan, self.user_head).submission_warning)
            self.submit(plan)
        self.assertEqual(plan.state, "submitted")

    def test_minutes_of_the_last_meeting_wait_for_the_analysis(self):
        """R29: where the school makes it a block, the minutes are not signed without the deputy's analysis."""
        self.set_rule("meeting_analysis", "block")
        with self.on("2027-05-14", 16):
            meeting = self.hold(self.new_meeting(date_start=self.moment("2027-05-14"), is_last=True))
            self.write_minutes(meeting, due=self.day(2027, 5, 21))
            with self.assert_refused("deputy's analysis"):
                self.submit(meeting, self.user_teacher)
            self.new_item(meeting, "Analysis of the year", kind="analysis", heard="The deputy spoke")
            self.sign_minutes(meeting)


@tagged("post_install", "-at_install")
class TestYearF2(WholeYear, WholeStory):
    preset = "preset_f2"


@tagged("post_install", "-at_install")
class TestYearF3(WholeYear, WholeStory):
    preset = "preset_f3"


@tagged("post_install", "-at_install")
class TestYearF4(WholeYear, WholeStory):
    preset = "preset_f4"
