from odoo import Command, fields, models
from odoo.exceptions import UserError
from odoo.fields import NO_ACCESS

from .methodical_questionnaire_answer import LEVELS


class MethodicalQuestionnaire(models.Model):
    """The questionnaire as a survey of Odoo's own app, where that is installed: mails with a link, answers without an account.

    This addon does not depend on the app: nothing here is a relation to its models, everything asks first whether they
    are there. Its survey is found by its address (``survey_token``), which no other survey ever has; ``survey_keys`` tell
    which of its labels is which difficulty and level. Answers become those of the questionnaire when they are sent in.
    """

    _inherit = "methodical.questionnaire"

    can_survey = fields.Boolean(compute="_compute_can_survey", export_string_translation=False)
    survey_token = fields.Char(readonly=True, copy=False, groups=NO_ACCESS, export_string_translation=False)
    survey_keys = fields.Json(readonly=True, copy=False, groups=NO_ACCESS, export_string_translation=False)

    _survey_uniq = models.UniqueIndex(
        "(survey_token) WHERE survey_token IS NOT NULL", "This survey belongs to another questionnaire."
    )

    def _compute_can_survey(self):
        self.can_survey = "survey.survey" in self.env

    def action_survey(self):
        """Ask by a survey: make it at the first time, then add new difficulties, invite who was not invited yet.

        :raises UserError: when the app is not installed
        """
        self.ensure_one()
        self.check_access("write")
        if not self.can_survey:
            raise UserError(
                self.env._("The app “Surveys” is not installed. Teachers answer in the questionnaire itself.")
            )
        self.action_ask()
        # sudo: who keeps the questionnaire has no rights on surveys; this one is made of it
        survey_sudo = self._get_survey_sudo()
        if not survey_sudo or len(self._get_survey_questions(survey_sudo)) < 2:
            survey_sudo = self._create_survey_sudo()
        self._add_survey_rows(survey_sudo)
        invited = self._invite(survey_sudo)
        self.message_post(
            body=self.env._(
                "The survey was sent to teachers who had not got it yet: %(count)s.", count=invited
            )
        )
        self._take_survey(survey_sudo.user_input_ids)
        return True

    def action_ask(self):
        """Ask the teachers; the survey of a questionnaire that is opened again is opened, too."""
        result = super().action_ask()
        self._switch_survey(True)
        return result

    def action_close(self):
        """Close questionnaires and their surveys."""
        self._switch_survey(False)
        return super().action_close()

    def action_answer(self):
        """Open the own survey of the user, as long as he has not sent it in; else his rows."""
        survey_sudo = self._get_survey_sudo()
        mine = survey_sudo and survey_sudo.user_input_ids.filtered(
            lambda row: row.partner_id == self.env.user.partner_id and row.state != "done"
        )
        if not mine or not survey_sudo.active:
            return super().action_answer()
        return {"type": "ir.actions.act_url", "url": mine[0].get_start_url(), "target": "self"}

    def _get_survey_sudo(self):
        """Return the survey of one questionnaire, as superuser; None when there is none."""
        token = self.sudo().survey_token  # sudo: the address is nobody's to read
        if not token or "survey.survey" not in self.env:
            return None
        # sudo: as in action_survey
        Survey = self.env["survey.survey"].sudo().with_context(active_test=False)
        return Survey.search([("access_token", "=", token)]) or None

    def _switch_survey(self, is_open):
        for questionnaire in self:
            if survey_sudo := questionnaire._get_survey_sudo():
                survey_sudo.active = is_open

    def _create_survey_sudo(self):
        """Return a new survey of one questionnaire: a matrix of difficulties and levels, and who wants help with what.

        Only invited people answer, once; only who made it and the administrators of surveys read the answers there.
        """
        levels = [Command.create({"value": code, "sequence": n}) for n, (code, _name) in enumerate(LEVELS)]
        matrix = {
            "title": "level",
            "sequence": 1,
            "question_type": "matrix",
            "constr_mandatory": True,
            "comments_allowed": True,
            "suggested_answer_ids": levels,
        }
        wanted = {"title": "wants_help", "sequence": 2, "question_type": "multiple_choice"}
        # sudo: as in action_survey
        survey_sudo = (
            self.env["survey.survey"]
            .sudo()
            .create(
                {
                    "title": self.name,
                    "survey_type": "custom",
                    "access_mode": "token",
                    "questions_layout": "one_page",
                    "is_attempts_limited": True,
                    "attempts_limit": 1,
                    "lang_ids": [Command.clear()],
                    "user_id": False,
                    "restrict_user_ids": [Command.link(self.env.uid)],
                    "question_and_page_ids": [Command.create(matrix), Command.create(wanted)],
                }
            )
        )
        matrix, wanted = survey_sudo.question_ids.sorted("sequence")
        keys = {
            "questions": [matrix.id, wanted.id],
            "levels": {str(column.id): column.value for column in matrix.suggested_answer_ids},
            "rows": {},
            "help": {},
        }
        self.sudo().write({"survey_token": survey_sudo.access_token, "survey_keys": keys})  # sudo: as above
        return survey_sudo

    def _get_survey_questions(self, survey_sudo):
        """Return the two questions of a survey that this addon made, as far as nobody has deleted them."""
        keys = self.sudo().survey_keys  # sudo: as above
        return survey_sudo.question_ids.browse(keys["questions"]).exists()

    def _add_survey_rows(self, survey_sudo):
        """Add the difficulties that a survey does not ask about yet, and say everything in all languages."""
        matrix, wanted = self._get_survey_questions(survey_sudo)
        keys = self.sudo().survey_keys  # sudo: as above
        known = set(keys["rows"].values())
        Label = survey_sudo.env["survey.question.answer"]
        for difficulty in self.difficulty_ids.filtered(lambda row: row.id not in known):
            values = {"value": difficulty.name, "sequence": difficulty.sequence}
            row, choice = Label.create(
                [{**values, "matrix_question_id": matrix.id}, {**values, "question_id": wanted.id}]
            )
            keys["rows"][str(row.id)] = keys["help"][str(choice.id)] = difficulty.id
        self.sudo().survey_keys = keys  # sudo: as above
        for code, _name in self.env["res.lang"].get_installed():
            self.with_context(lang=code)._translate_survey(survey_sudo.with_context(lang=code), keys)

    def _translate_survey(self, survey_sudo, keys):
        """Say title, questions and labels of a survey in the language of the environment.

        :param keys: ``survey_keys``
        """
        words = self.env["methodical.questionnaire.answer"]._fields
        matrix, wanted = self._get_survey_questions(survey_sudo)
        survey_sudo.title = f"{self.env['ir.model']._get(self._name).name}, {self.name}"
        matrix.title = words["level"]._description_string(self.env)
        matrix.comments_message = words["note"]._description_string(self.env)
        wanted.title = words["wants_help"]._description_string(self.env)
        levels = dict(words["level"]._description_selection(self.env))
        for column in matrix.suggested_answer_ids.filtered(lambda row: str(row.id) in keys["levels"]):
            column.value = levels[keys["levels"][str(column.id)]]
        names = {difficulty.id: difficulty.name for difficulty in self.difficulty_ids}
        for label in matrix.matrix_row_ids | wanted.suggested_answer_ids:
            key = str(label.id)
            if name := names.get(keys["rows"].get(key) or keys["help"].get(key)):
                label.value = name
