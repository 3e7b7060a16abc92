from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .course_schedule_case import CourseScheduleCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCourseNeeds(CourseScheduleCase):
    """Needs of courses that the school finds itself: from due dates and from the questionnaire (F4 3.1, F2 2.2e)."""

    def make_needs(self, months, user=None):
        """Make needs by the dialog; return the action."""
        Dialog = self.as_user(self.env["methodical.course.needs"], user or self.user_deputy)
        return Dialog.create({"months": months}).action_make()

    def ask(self):
        """Return the questionnaire of the year, asked by the deputy."""
        Questionnaire = self.as_user(self.env["methodical.questionnaire"], self.user_deputy)
        questionnaire = Questionnaire.create({"school_year_id": self.year.id})
        questionnaire.action_ask()
        return questionnaire

    def rows(self, questionnaire, card):
        """Return the rows of a teacher, in the order of the list."""
        return questionnaire.sudo().answer_ids.filtered(lambda row: row.teacher_id == card).sudo(False)

    def needs(self):
        return self.Course.search([("state", "=", "need"), ("company_id", "=", self.company.id)])

    def test_needs_of_those_whose_course_is_due(self):
        self.make_needs(12)
        needs = self.needs()
        self.assertEqual(needs.teacher_id, self.card_teacher2 | self.card_colleague)
        overdue = needs.filtered(lambda need: need.teacher_id == self.card_colleague)
        self.assertEqual((overdue.need_source, overdue.priority), ("due", "2"))
        self.assertTrue(overdue.difficulty, "the sentence of the norm")

    def test_who_has_a_course_gets_no_second_need(self):
        self.need(self.card_teacher2)
        self.make_needs(12)
        self.assertEqual(len(self.needs()), 2)
        with self.assert_refused("within 12 months"):
            self.make_needs(12)

    def test_only_deputy_and_officer_make_them(self):
        for user in (self.user_teacher, self.user_head, self.user_admin):
            with self.assertRaises(AccessError):
                self.make_needs(12, user)
        self.assertTrue(self.make_needs(12, self.user_officer))

    def test_teacher_answers_in_a_few_taps(self):
        questionnaire = self.ask()
        rows = self.as_user(self.rows(questionnaire, self.card_teacher), self.user_teacher)
        self.assertGreaterEqual(len(rows), 12)
        for row, level in zip(rows, ("strong", "some", "none"), strict=False):
            row.with_context(level=level).action_answer()
        rows[0].action_toggle_help()
        self.assertEqual(rows[:3].mapped("level"), ["strong", "some", "none"])
        self.assertTrue(rows[0].wants_help)
        questionnaire.invalidate_recordset()
        self.assertEqual(questionnaire.answered_count, 1)
        self.assertEqual(rows.body_id, self.science)

    def test_desk_asks_until_everything_is_answered(self):
        def titles():
            self.env.invalidate_all()
            desk = self.as_user(self.env["methodical.desk"], self.user_teacher).get_data()
            return [row["title"] for row in desk["growth"]["rows"]]

        self.assertNotIn("Questionnaire on difficulties", titles())
        questionnaire = self.ask()
        self.assertIn("Questionnaire on difficulties", titles())
        rows = self.as_user(self.rows(questionnaire, self.card_teacher), self.user_teacher)
        rows[1:].write({"level": "none"})
        self.assertIn("Questionnaire on difficulties", titles())
        rows[0].level = "some"
        self.assertNotIn("Questionnaire on difficulties", titles())

    def test_strong_difficulties_become_needs(self):
        questionnaire = self.ask()
        first, second = self.rows(questionnaire, self.card_teacher)[:2]
        self.as_user(first, self.user_teacher).write({"level": "strong", "note": "Rubrics"})
        self.as_user(second, self.user_teacher).write({"level": "some", "wants_help": True})
        weak = self.rows(questionnaire, self.card_teacher2)[0]
        self.as_user(weak, self.user_teacher2).level = "some"
        questionnaire.action_make_needs()
        need = self.needs()
        self.assertEqual((need.teacher_id, need.need_source), (self.card_teacher, "questionnaire"))
        self.assertEqual(need.name, first.difficulty_id.name)
        for word in (first.difficulty_id.name, second.difficulty_id.name, "Rubrics"):
            self.assertIn(word, need.difficulty)
        questionnaire.action_make_needs()
        self.assertEqual(self.needs(), need, "again: nothing new")

    def test_everybody_answers_for_himself_and_in_time(self):
        questionnaire = self.ask()
        own = self.rows(questionnaire, self.card_teacher)[0]
        with self.assertRaises(AccessError):
            self.as_user(own, self.user_teacher2).read(["level"])
        with self.assertRaises(UserError):
            self.as_user(own, self.user_head).level = "strong"
        self.assertFalse(self.as_user(own, self.user_head).level, "the head reads what his members say")
        for vals in ({"teacher_id": self.card_teacher2.id}, {"questionnaire_id": questionnaire.id}):
            with self.assertRaises(UserError):
                self.as_user(own, self.user_teacher).write(vals)
        self.as_user(own, self.user_officer).level = "some"
        questionnaire.action_close()
        with self.assert_refused("closed"):
            self.as_user(own, self.user_teacher).level = "none"

    def test_state_is_changed_by_buttons_only(self):
        questionnaire = self.ask()
        for user in (self.user_deputy, self.user_officer):
            with self.assertRaises(UserError):
                self.as_user(questionnaire, user).write({"state": "closed"})
        with self.assertRaises(AccessError):
            self.as_user(questionnaire, self.user_teacher).action_ask()
        with self.assert_refused("stays"):
            questionnaire.unlink()

    def test_who_came_later_is_asked_too(self):
        questionnaire = self.ask()
        before = len(questionnaire.answer_ids)
        card = self._new_card("Жаңы мугалим", "post_teacher", self.company)
        questionnaire.action_ask()
        asked = self.rows(questionnaire, card)
        self.assertEqual(len(questionnaire.answer_ids), before + len(asked))
        self.assertEqual(asked.difficulty_id, questionnaire.difficulty_ids)
