from unittest import SkipTest

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from .course_schedule_case import CourseScheduleCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestQuestionnaireSurvey(CourseScheduleCase, HttpCase):
    """The questionnaire as a survey of Odoo's own app. `./dev install` runs this where the app is installed (issue 5, point 3)."""

    @classmethod
    def _build(cls):
        if "survey.survey" not in cls.env:
            raise SkipTest("needs the app survey: ./dev install has a database with it")
        result = super()._build()
        for user in cls.user_teacher | cls.user_teacher2 | cls.user_deputy:
            user.email = f"{user.login}@example.org"
        cls.questionnaire = cls.as_user(cls.env["methodical.questionnaire"], cls.user_deputy).create(
            {"school_year_id": cls.year.id, "date_until": "2026-09-30"}
        )
        return result

    def ask(self):
        """Return the survey (as superuser) by which the deputy asks."""
        self.questionnaire.action_survey()
        self.env.invalidate_all()
        return self.questionnaire._get_survey_sudo().with_env(self.env)

    def input_of(self, survey, card):
        return survey.user_input_ids.filtered(
            lambda row: row.partner_id in (card.user_id.partner_id, card.employee_id.work_contact_id)
        )

    def send_in(self, survey, card, strong=(), helped=(), words=None, user=None):
        """Answer a survey by its link, as a browser does: “none” but for strong difficulties."""
        said = self.input_of(survey, card)
        if user:
            self.authenticate(user.login, user.login)
        address = f"/survey/begin/{survey.access_token}/{said.access_token}"
        self.url_open(address, json={"params": {"lang_code": "en_US"}}).raise_for_status()
        matrix, wanted = survey.question_ids.sorted("sequence")
        none, _some, much = matrix.suggested_answer_ids.sorted("sequence")
        rows = {
            str(row.id): [str((much if row.value in strong else none).id)] for row in matrix.matrix_row_ids
        }
        chosen = [str(row.id) for row in wanted.suggested_answer_ids if row.value in helped]
        answers = {str(matrix.id): {**rows, **({"comment": words} if words else {})}, str(wanted.id): chosen}
        address = f"/survey/submit/{survey.access_token}/{said.access_token}"
        response = self.url_open(address, json={"params": answers})
        self.assertNotIn("error", response.json(), response.text[:2000])
        self.env.invalidate_all()
        self.assertEqual(said.state, "done", response.text[:2000])

    def rows(self, card):
        return self.questionnaire.sudo().answer_ids.filtered(lambda row: row.teacher_id == card)

    def test_survey_asks_what_the_questionnaire_asks(self):
        survey = self.ask()
        self.assertEqual(self.questionnaire.state, "open")
        matrix, wanted = survey.question_ids.sorted("sequence")
        names = self.questionnaire.difficulty_ids.mapped("name")
        self.assertEqual(matrix.matrix_row_ids.mapped("value"), names)
        self.assertEqual(wanted.suggested_answer_ids.mapped("value"), names)
        self.assertEqual(matrix.suggested_answer_ids.mapped("value"), ["None", "Some", "Strong"])
        in_kyrgyz = self.questionnaire.difficulty_ids.with_context(lang="ky_KG")[0].name
        self.assertEqual(matrix.with_context(lang="ky_KG").matrix_row_ids[0].value, in_kyrgyz)

    def test_each_teacher_is_invited_once(self):
        Mail = self.env["mail.mail"]
        before = Mail.search([])
        survey = self.ask()
        asked = self.questionnaire.sudo().answer_ids.teacher_id
        self.assertEqual(len(survey.user_input_ids), len(asked))
        letters = Mail.search([]) - before
        self.assertIn(self.user_teacher.partner_id, letters.recipient_ids)
        self.assertIn(
            self.input_of(survey, self.card_teacher).access_token, "".join(letters.mapped("body_html"))
        )
        self.assertEqual(
            self.input_of(survey, self.card_teacher).deadline.isoformat(), "2026-09-30T17:59:59.999999"
        )
        again = Mail.search([])
        self.assertEqual(self.ask(), survey)
        self.assertEqual(len(survey.user_input_ids), len(asked))
        self.assertEqual(Mail.search([]), again)

    def test_answers_become_those_of_the_questionnaire(self):
        survey = self.ask()
        first, second = self.questionnaire.difficulty_ids[:2]
        self.send_in(survey, self.card_teacher, {second.name}, {second.name}, "Rubrics", self.user_teacher)
        rows = self.rows(self.card_teacher)
        self.assertEqual(set(rows.mapped("level")), {"none", "strong"})
        strong = rows.filtered(lambda row: row.level == "strong")
        self.assertRecordValues(strong, [{"difficulty_id": second.id, "wants_help": True, "note": "Rubrics"}])
        self.assertFalse(rows.filtered(lambda row: row.difficulty_id == first).wants_help)
        self.assertFalse(self.rows(self.card_teacher2).filtered("level"))
        self.assertEqual(self.questionnaire.answered_count, 1)
        self.questionnaire.action_make_needs()
        need = self.Course.search([("teacher_id", "=", self.card_teacher.id), ("state", "=", "need")])
        self.assertEqual((need.name, need.need_source), (second.name, "questionnaire"))

    def test_again_changes_nothing(self):
        survey = self.ask()
        difficulty = self.questionnaire.difficulty_ids[0]
        self.send_in(survey, self.card_teacher, {difficulty.name}, user=self.user_teacher)
        row = self.rows(self.card_teacher).filtered(lambda row: row.difficulty_id == difficulty)
        self.as_user(row, self.user_teacher).level = "some"
        self.ask()
        self.assertEqual(row.level, "some", "what the teacher corrected in the list stays")

    def test_teacher_without_account_answers_by_the_link(self):
        self.card_colleague.employee_id.work_email = "colleague@example.org"
        survey = self.ask()
        difficulty = self.questionnaire.difficulty_ids[0]
        self.send_in(survey, self.card_colleague, {difficulty.name})
        self.assertIn("strong", self.rows(self.card_colleague).mapped("level"))

    def test_answer_leads_to_the_own_survey_until_it_is_sent_in(self):
        survey = self.ask()
        own = self.as_user(self.questionnaire, self.user_teacher)
        url = own.action_answer()["url"]
        self.assertIn(self.input_of(survey, self.card_teacher).access_token, url)
        self.assertNotIn(self.input_of(survey, self.card_teacher2).access_token, url)
        self.authenticate(self.user_teacher.login, self.user_teacher.login)
        self.assertIn(self.year.name, self.url_open(url).text)
        self.send_in(survey, self.card_teacher, user=self.user_teacher)
        self.assertEqual(own.action_answer()["type"], "ir.actions.act_window")

    def test_difficulty_that_is_added_later_is_asked_too(self):
        *asked, later = self.questionnaire.difficulty_ids
        self.questionnaire.difficulty_ids -= later
        survey = self.ask()
        matrix, wanted = survey.question_ids.sorted("sequence")
        self.assertEqual(len(matrix.matrix_row_ids), len(asked))
        self.questionnaire.difficulty_ids |= later
        self.ask()
        for labels in (matrix.matrix_row_ids, wanted.suggested_answer_ids):
            self.assertEqual(labels.mapped("value").count(later.name), 1)

    def test_closed_questionnaire_closes_its_survey(self):
        survey = self.ask()
        said = self.input_of(survey, self.card_teacher)
        self.questionnaire.action_close()
        self.assertFalse(survey.active)
        said.sudo()._mark_done()
        self.assertFalse(self.rows(self.card_teacher).filtered("level"))
        self.questionnaire.action_ask()
        self.assertTrue(survey.active)

    def test_survey_that_was_deleted_is_made_anew(self):
        survey = self.ask()
        survey.unlink()
        self.assertEqual(
            self.as_user(self.questionnaire, self.user_teacher).action_answer()["type"],
            "ir.actions.act_window",
        )
        self.assertTrue(self.ask().user_input_ids)

    def test_answers_there_are_closed_to_colleagues(self):
        survey = self.ask()
        marketer = self.user_head
        marketer.group_ids += self.env.ref("survey.group_survey_user")
        with self.assertRaises(AccessError):
            self.as_user(survey, marketer).read(["title"])
        with self.assertRaises(AccessError):
            self.as_user(self.input_of(survey, self.card_teacher), marketer).read(["state"])
        with self.assertRaises(AccessError):
            self.as_user(self.questionnaire, self.user_teacher).action_survey()
        for user in (self.user_teacher, self.user_deputy):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user(self.questionnaire, user).read(["survey_token"])
