from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged

from .course_schedule_case import CourseScheduleCase

#: the four of the association whose next course is due within five years
DUE = ("head", "teacher", "teacher2", "colleague")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCourseSchedule(CourseScheduleCase):
    """The five-year schedule of courses: proposed, moved by hand, approved (F4 3.1, 3.4, R48)."""

    def test_everybody_who_is_due_is_placed_in_time_with_a_reason(self):
        schedule = self.proposed()
        cards = [getattr(self, f"card_{key}") for key in DUE]
        self.assertEqual(schedule.line_ids.teacher_id, self.env["methodical.teacher"].union(*cards))
        self.assertEqual(self.line_of(schedule, self.card_teacher2).date_due, date(2026, 12, 25))
        self.assertEqual(
            self.term_of(schedule, self.card_teacher2), (2026, "1"), "II ends after the due date"
        )
        self.assertEqual(self.term_of(schedule, self.card_colleague), (2026, "2"), "the first empty term")
        self.assertEqual(schedule.late_count, 1, "only who was overdue before")
        self.assertIn("02.03.2025", self.line_of(schedule, self.card_colleague).reason)
        self.assertIn("Өз убагында", self.line_of(schedule, self.card_head).reason)

    def test_limit_of_the_association_pushes_people_apart(self):
        self.set_rule("course_away_body", "warn", 1)
        schedule = self.proposed()
        terms = [self.term_of(schedule, getattr(self, f"card_{key}")) for key in DUE]
        self.assertEqual(len(set(terms)), 4, "one of the association at a time")
        self.assertEqual(self.term_of(schedule, self.card_teacher2), (2026, "1"), "in time")
        self.assertEqual(self.term_of(schedule, self.card_colleague), (2026, "2"), "late anyhow")

    def test_overdue_are_spread_and_the_longest_go_first(self):
        cards = self.new_overdue(6)
        schedule = self.proposed()
        terms = [self.term_of(schedule, card) for card in cards]
        self.assertEqual(terms, sorted(terms, reverse=True), "the last of them is overdue longest")
        self.assertEqual({year for year, _term in terms}, {2026})
        self.assertGreaterEqual(len(set(terms)), 3)

    def test_who_has_nothing_on_file_is_told_apart(self):
        card = self._new_card("Сатаров Эмил", "post_teacher", self.company)
        schedule = self.proposed()
        line = self.line_of(schedule, card)
        self.assertEqual((line.slot, line.year, line.is_late), ("unknown", 0, False))
        self.assertEqual((schedule.unknown_count, schedule.unplaced_count), (1, 0))
        words = card.with_context(lang=self.company._get_print_lang())
        self.assertEqual(line.reason, words.course_sentence)
        self.assertIn(card.name, schedule.submission_warning)
        shown = self.Line.search(schedule.action_open_unknown()["domain"])
        self.assertEqual(shown, line)
        line.slot = "2027-2"
        self.assertEqual((line.slot, schedule.unknown_count), ("2027-2", 0), "placed by hand")
        self.approved(schedule)
        self.assertEqual(line.course_id.state, "planned")

    def test_need_of_who_has_nothing_on_file_is_placed(self):
        card = self._new_card("Сатаров Эмил", "post_teacher", self.company)
        self.need(card, wished_year=2027, wished_term="2")
        schedule = self.proposed()
        self.assertEqual(self.term_of(schedule, card), (2027, "2"))
        self.assertFalse(schedule.unknown_count)

    def test_second_norm_within_the_years_is_named(self):
        """A yearly norm beside the other one: the row of a teacher says when it asks again after the course."""
        schedule = self.proposed()
        before = self.line_of(schedule, self.card_head).reason
        yearly = self.regulation.norm_ids.filtered(lambda norm: norm.severity == "off")
        yearly.write({"severity": "warn", "hours": 36, "date_from": "2026-09-01"})
        schedule.action_propose()
        line = self.line_of(schedule, self.card_head)
        name = yearly.with_context(lang=self.company._get_print_lang()).name
        self.assertNotIn(name, before)
        self.assertIn(name, line.reason)
        self.assertEqual((line.norm_id, line.date_due), (yearly, date(2027, 8, 31)))
        year_later = {"1": "30.10", "2": "30.12", "3": "19.03", "4": "25.05"}[line.term]
        self.assertIn(f"{year_later}.", line.reason)

    def test_wish_comes_first_and_who_is_under_way_is_left_out(self):
        self.need(self.card_teacher, wished_year=2026, wished_term="4")
        course = self.need(self.card_head)
        schedule = self.proposed()
        self.assertEqual(self.term_of(schedule, self.card_teacher), (2026, "4"))
        self.assertIn("каалаган", self.line_of(schedule, self.card_teacher).reason)
        course._move_to("referred")
        schedule.action_propose()
        self.assertFalse(self.line_of(schedule, self.card_head))

    def test_who_is_moved_by_hand_stays(self):
        schedule = self.proposed()
        line = self.line_of(schedule, self.card_teacher2)
        line.write({"slot": "2029-3"})
        self.assertEqual((line.year, line.term, line.is_fixed), (2029, "3", True))
        self.assertIn("Мөңкөева", line.reason)
        self.assertTrue(line.is_late)
        schedule.action_propose()
        self.assertEqual(self.line_of(schedule, self.card_teacher2), line)
        self.assertEqual(self.term_of(schedule, self.card_teacher2), (2029, "3"))
        line.is_fixed = False
        schedule.action_propose()
        self.assertEqual(self.term_of(schedule, self.card_teacher2), (2026, "1"))

    def test_board_has_a_column_for_each_term(self):
        schedule = self.proposed()
        action = schedule.action_open_board()
        groups = self.Line.with_context(**action["context"], read_group_expand=True).formatted_read_group(
            action["domain"], ["slot"], ["__count"]
        )
        slots = [group["slot"] for group in groups]
        self.assertEqual(slots[:3], ["none", "2026-1", "2026-2"])
        self.assertEqual(len(slots), 21)

    def test_quarters_that_are_over_are_left_out(self):
        schedule = self.proposed()
        early = self.line_of(schedule, self.card_teacher2)
        with freeze_time("2027-02-01 04:00:00"):
            shown = self.Line.with_context(methodical_schedule=schedule.id)._expand_slots([early.slot], [])
            self.assertEqual(
                shown[:3], ["none", "2026-1", "2026-3"], "of those over only where somebody goes"
            )
            schedule.action_propose()
            self.assertLess((2026, "2"), min((line.year, line.term) for line in schedule.line_ids))

    def test_school_without_a_year_says_what_to_do(self):
        self.env["methodical.term"].search([("company_id", "=", self.company.id)]).unlink()
        with self.assert_refused("create the school year"):
            self.proposed()

    def test_submission_names_who_is_away_together(self):
        schedule = self.proposed()
        for key in ("head", "teacher"):
            self.line_of(schedule, getattr(self, f"card_{key}")).write({"year": 2027, "term": "2"})
        self.set_rule("course_away_body", "block", 1)
        with self.assert_refused("II · 2027–2028", "Жөлдөшова", "Science", "1 at most"):
            self.submit(schedule, self.user_deputy)
        self.set_rule("course_away_body", "warn", 1)
        schedule.invalidate_recordset()
        self.assertIn("away together", schedule.submission_warning)
        self.assertEqual(self.submit(schedule, self.user_deputy).state, "submitted")

    def test_empty_schedule_is_not_submitted(self):
        with self.assert_refused("Propose"):
            self.submit(self.new_schedule(), self.user_deputy)

    def test_approval_plans_the_courses(self):
        need = self.need(self.card_teacher)
        schedule = self.approved()
        self.assertEqual(schedule.state, "approved")
        line = self.line_of(schedule, self.card_teacher)
        self.assertEqual(
            (need.state, need.planned_year, need.planned_term), ("planned", line.year, line.term)
        )
        made = self.line_of(schedule, self.card_head).course_id
        self.assertEqual((made.state, made.need_source, made.hours), ("planned", "due", 72))
        planned = self.Course.search([("state", "=", "planned"), ("company_id", "=", self.company.id)])
        self.assertEqual(planned, schedule.line_ids.course_id)

    def test_new_version_plans_anew(self):
        schedule = self.approved()
        action = self.as_user(schedule, self.user_deputy).action_new_version()
        version = self.as_user(schedule.browse(action["res_id"]), self.user_deputy)
        self.assertEqual(len(version.line_ids), 4)
        self.line_of(version, self.card_head).write({"year": 2029, "term": "1"})
        self.approved(version)
        course = self.line_of(version, self.card_head).course_id
        self.assertEqual((course.planned_year, course.planned_term), (2029, "1"))
        self.assertTrue(schedule.is_superseded)
        self.assertEqual(self.Schedule._get_approved(self.company, 2028), version)

    def test_approved_content_is_sealed(self):
        schedule = self.approved()
        line = self.as_user(self.line_of(schedule, self.card_head), self.user_deputy)
        for vals in ({"year": 2027}, {"slot": "2027-1"}, {"term": "4"}):
            with self.assert_refused("submitted or approved"):
                line.write(vals)
        with self.assert_refused("submitted or approved"):
            self.as_user(schedule, self.user_deputy).action_propose()
        self.assertTrue(schedule._is_unchanged())

    def test_one_schedule_for_a_year(self):
        self.new_schedule()
        with self.assert_refused("covers a year of it", error=ValidationError):
            self.new_schedule(year_from=2028)
        self.assertTrue(self.new_schedule(year_from=2031))

    def test_deadline_of_the_year_is_met_by_the_approval(self):
        rule = self.regulation.deadline_rule_ids.filtered(lambda row: row.code == "J19")
        rule.write({"is_on": True, "days": 30})
        Deadline = self.env["methodical.deadline"]
        Deadline._refresh(self.company)
        row = Deadline.search([("code", "=", "J19"), ("company_id", "=", self.company.id)])
        self.assertEqual((row.date_due, row.date_met), (date(2026, 10, 1), False))
        self.assertTrue(row.responsible_id)
        self.approved()
        self.assertEqual(row.date_met, date(2026, 9, 2))
