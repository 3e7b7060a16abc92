from datetime import date

from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .course_schedule_case import CourseScheduleCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCourseScheduleChanges(CourseScheduleCase):
    """After the approval people come, leave, go and wish; the next version takes it up (F4 3.1, 3.3)."""

    def new_version(self, schedule):
        """Return the draft of the next version, made by the deputy."""
        action = self.as_user(schedule, self.user_deputy).action_new_version()
        return self.as_user(schedule.browse(action["res_id"]), self.user_deputy)

    def told(self, schedule, user=None):
        """Return what the deputy is told that an approved schedule does not know yet."""
        self.env.invalidate_all()
        return self.as_user(schedule, user or self.user_deputy).changes or ""

    def test_nothing_is_told_as_long_as_nothing_happened(self):
        schedule = self.approved()
        self.assertEqual(self.told(schedule), "")
        self.assertEqual(self.told(self.new_version(schedule)), "", "a draft is proposed anew instead")

    def test_who_is_newly_hired_is_told_and_placed_by_the_next_version(self):
        schedule = self.approved()
        card = self._new_card("Сатаров Эмил", "post_teacher", self.company)
        self.credit({card: date(2024, 3, 1)})
        self.assertIn("Not in the schedule: Сатаров Эмил", self.told(schedule))
        self.assertEqual(self.told(schedule, self.user_teacher), "", "who drafts is told")
        version = self.new_version(schedule)
        version.action_propose()
        self.assertIn(self.line_of(version, card).year, range(2026, 2030))

    def test_who_left_is_told_and_goes_no_more(self):
        schedule = self.approved()
        version = self.new_version(schedule)
        self.line_of(version, self.card_head).write({"year": 2029, "term": "1"})
        courses = self.Course.search_count([("teacher_id", "=", self.card_teacher2.id)])
        (self.card_head | self.card_teacher2).active = False
        self.assertIn(self.card_head.name, self.told(schedule))
        version.action_propose()
        self.assertFalse(self.line_of(version, self.card_head), "not even who was moved by hand")
        self.approved(version)
        found = self.Course.search_count([("teacher_id", "=", self.card_teacher2.id)])
        self.assertEqual(found, courses)

    def test_who_left_before_the_approval_gets_no_course(self):
        schedule = self.proposed()
        self.card_head.active = False
        self.approved(schedule)
        self.assertFalse(self.line_of(schedule, self.card_head).course_id)

    def test_who_went_stays_where_he_was_and_is_not_planned_once_more(self):
        """Next year the amended schedule still shows the quarter in which somebody went, with his document."""
        schedule = self.approved()
        line = self.line_of(schedule, self.card_teacher2)
        with_pass(line.course_id).state = "credited"
        with freeze_time("2027-01-20 04:00:00"):
            version = self.new_version(schedule)
            version.action_propose()
            kept = self.line_of(version, self.card_teacher2)
            self.assertEqual((kept.year, kept.term, kept.course_id), (line.year, line.term, line.course_id))
            self.approved(version)
        planned = self.Course.search([("teacher_id", "=", self.card_teacher2.id), ("state", "=", "planned")])
        self.assertFalse(planned)
        self.assertEqual((kept.course_id, kept.course_id.state), (line.course_id, "credited"))

    def test_wish_of_another_quarter_is_told_and_honoured_by_the_next_version(self):
        schedule = self.approved()
        course = self.line_of(schedule, self.card_head).course_id
        mine = self.as_user(course, self.user_head)
        mine.write({"wished_year": 2028, "wished_term": "2"})
        self.assertIn(f"Wish another quarter: {self.card_head.name}", self.told(schedule))
        version = self.new_version(schedule)
        version.action_propose()
        self.assertEqual(self.term_of(version, self.card_head), (2028, "2"))
        self.approved(version)
        self.assertEqual((course.planned_year, course.planned_term), (2028, "2"))
        self.assertEqual(self.told(version), "")

    def test_desk_says_in_which_quarter_one_goes(self):
        schedule = self.approved()
        self.env.invalidate_all()
        rows = self.as_user(self.env["methodical.desk"], self.user_teacher).get_data()["courses"]["rows"]
        line = self.line_of(schedule, self.card_teacher)
        row = next(row for row in rows if row["id"] == line.course_id.id)
        self.assertIn(line._get_slot_label(), row["subtitle"])


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCourseScheduleReasons(CourseScheduleCase):
    """The sentences of a proposal agree with its order (each claim: test_course_proposal_reasons)."""

    def test_who_goes_later_than_others_overdue_for_less_is_told_why(self):
        (card,) = self.new_overdue(1)
        schedule = self.proposed()
        first, longest = "биринчи барат", self.line_of(schedule, self.card_colleague)
        self.assertIn(first, longest.reason, "overdue since 2025, the others since 2026")
        self.line_of(schedule, card).write({"year": 2026, "term": "1"})
        schedule.action_propose()
        longest = self.line_of(schedule, self.card_colleague)
        self.assertGreater((longest.year, longest.term), (2026, "1"))
        self.assertIn("02.03.2025", longest.reason)
        self.assertNotIn(first, longest.reason)

    def test_who_is_kept_in_his_place_is_not_called_moved(self):
        schedule = self.proposed()
        line = self.line_of(schedule, self.card_teacher2)
        line.is_fixed = True
        moved = self.line_of(schedule, self.card_head)
        moved.slot = "2029-3"
        self.assertIn(self.user_deputy.name, line.reason)
        self.assertNotEqual(line.reason, moved.reason)
