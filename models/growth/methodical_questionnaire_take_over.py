from datetime import datetime, time

import pytz

from odoo import api, models

#: from which answer the teacher's own words are most about: the strongest difficulty
_STRENGTH = {"strong": 0, "some": 1, "none": 2}


class MethodicalQuestionnaire(models.Model):
    """Who is invited to the survey of a questionnaire, and how the answers come back from there."""

    _inherit = "methodical.questionnaire"

    def _register_hook(self):
        """Let a finished survey tell its questionnaire, where the app is installed.

        A class that inherits ``survey.user_input`` would make the app necessary; base_automation listens in this way, too.
        """
        super()._register_hook()
        if "survey.user_input" not in self.env:
            return
        model = self.env.registry["survey.user_input"]
        origin = model._mark_done
        if getattr(origin, "tells_questionnaire", False):
            return

        def _mark_done(inputs):
            result = origin(inputs)
            inputs.env["methodical.questionnaire"]._take_survey(inputs)
            return result

        _mark_done.tells_questionnaire = True
        model._mark_done = _mark_done

    def _invite(self, survey_sudo):
        """Invite the teachers of one questionnaire who were not invited yet: each gets a link of his own, once.

        Who has an address gets it by mail, in his language; who has an account finds it behind “Answer”.

        :return: how many were invited now
        """
        invited, deadline = survey_sudo.user_input_ids.partner_id, self._get_survey_deadline()
        links = {
            card_sudo: survey_sudo._create_answer(
                partner=contact_sudo, check_attempts=False, deadline=deadline
            )
            for contact_sudo, card_sudo in self._get_survey_people().items()
            if contact_sudo not in invited
        }
        self._write_invitations({card: link for card, link in links.items() if link.partner_id.email})
        return len(links)

    def _write_invitations(self, links):
        """Put a mail with its link into the queue for each teacher, by the template of the app.

        :param links: {card: survey.user_input}, both as superuser
        """
        template = "survey.mail_template_user_input_invite"
        sender = self.env.user.email_formatted or self.company_id.email_formatted
        cards = self.env["methodical.teacher"].union(*links)
        for lang, group in self.env["methodical.mailing.mixin"]._group_by_lang(cards).items():
            # sudo: who keeps the questionnaire has no rights on surveys
            self.env.ref(template).sudo().with_context(lang=lang).send_mail_batch(
                [links[card_sudo].id for card_sudo in group.sudo()], email_values={"email_from": sender}
            )

    def _get_survey_people(self):
        """Return {contact: card}, as superuser, of the teachers whom one questionnaire asks: of the account, else for work."""
        people_sudo = {}
        # sudo: accounts of colleagues
        for card_sudo in self.sudo().answer_ids.teacher_id.filtered("active"):
            contact_sudo = card_sudo.user_id.partner_id or card_sudo.employee_id.work_contact_id
            if contact_sudo:
                people_sudo.setdefault(contact_sudo, card_sudo)
        return people_sudo

    def _get_survey_deadline(self):
        """Return the end of the last day of one questionnaire in the time of the school (naive UTC), or False."""
        if not self.date_until:
            return False
        zone = pytz.timezone(self.company_id._get_timezone())
        return (
            zone.localize(datetime.combine(self.date_until, time.max))
            .astimezone(pytz.utc)
            .replace(tzinfo=None)
        )

    @api.model
    def _take_survey(self, inputs):
        """Take the answers of finished surveys over into open questionnaires; again changes nothing.

        :param inputs: survey.user_input, of any survey
        """
        # sudo: who answers by a link reads no questionnaire, and who reads it no surveys
        done_sudo = inputs.sudo().filtered(lambda row: row.state == "done" and not row.test_entry)
        by_token = done_sudo.grouped(lambda row: row.survey_id.access_token)
        for questionnaire_sudo in self.sudo().search(
            [("survey_token", "in", list(by_token)), ("state", "=", "open")]
        ):
            questionnaire_sudo._take_inputs(by_token[questionnaire_sudo.survey_token])

    def _take_inputs(self, inputs):
        """Write what finished surveys say into the rows that are not answered yet, as superuser."""
        people = self._get_survey_people()
        unsaid = self.answer_ids.filtered(lambda row: not row.level).grouped("teacher_id")
        for said in inputs:
            rows = unsaid.get(people.get(said.partner_id)) or self.answer_ids.browse()
            answers, words = self._read_input(said)
            answered = rows.filtered(lambda row, answers=answers: row.difficulty_id.id in answers).sorted(
                lambda row, answers=answers: _STRENGTH[answers[row.difficulty_id.id]["level"]]
            )
            for row in answered:
                row.write(answers[row.difficulty_id.id])
            if words and answered:
                answered[0].note = words

    def _read_input(self, said):
        """Return ({id of a difficulty: values of its row}, words of the teacher) of one finished survey."""
        keys = self.survey_keys
        lines = said.user_input_line_ids.filtered(lambda line: not line.skipped)
        chosen = [(str(line.matrix_row_id.id), str(line.suggested_answer_id.id)) for line in lines]
        helped = {keys["help"].get(label) for _row, label in chosen}
        answers = {
            keys["rows"][row]: {"level": keys["levels"][label], "wants_help": keys["rows"][row] in helped}
            for row, label in chosen
            if row in keys["rows"] and label in keys["levels"]
        }
        words = lines.filtered(lambda line: line.question_id.id == keys["questions"][0]).mapped(
            "value_char_box"
        )
        return answers, " ".join(filter(None, words))
