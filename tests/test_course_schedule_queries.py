from datetime import date

from odoo.tests import freeze_time, tagged

from .course_schedule_case import CourseScheduleCase
from .test_performance import SlopeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCourseScheduleQueries(SlopeCase, CourseScheduleCase):
    """What a schedule costs does not depend on the number of teachers."""

    def new_teachers(self, number):
        """Add teachers whose courses are due one after the other."""
        cards = [
            self._new_card(f"Teacher {number} {place}", "post_teacher", self.company)
            for place in range(number)
        ]
        self.credit({card: date(2022 + place % 4, 3, 1) for place, card in enumerate(cards)})

    def measure(self):
        """Return the queries of proposing, of reading the list, of the checks and of what changed since, of one schedule."""
        schedule = self.new_schedule()
        found = (
            self.count(schedule.action_propose),
            self.count(lambda: schedule.line_ids.read(["teacher_name", "slot", "is_late", "reason"])),
            self.count(lambda: schedule.submission_warning),
            self.count(schedule._find_changes),
        )
        schedule.unlink()
        return found

    def test_queries_do_not_grow_with_the_teachers(self):
        self.set_rule("course_away_body", "warn", 1)
        self.set_rule("course_away_subject", "warn", 3)
        self.new_teachers(4)
        self.measure()  # what is read once a process
        few = self.measure()
        self.new_teachers(24)
        many = self.measure()
        for name, before, after in zip(("propose", "list", "checks", "changes"), few, many, strict=True):
            with self.subTest(name):
                self.assertLessEqual(after, before + 2)
