from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.guard import with_pass


class MethodicalTeacher(models.Model):
    """The consent of a teacher to the text that is in force in his school (law on personal data; print 20)."""

    _inherit = "methodical.teacher"

    consent_ids = fields.One2many("methodical.consent", "teacher_id", "Consents", readonly=True)
    consent_state = fields.Selection(
        [("given", "Given"), ("asked", "Not given")],
        "Consent to personal data",
        compute="_compute_consent_state",
        search="_search_consent_state",
    )

    @api.depends("consent_ids.state", "consent_ids.text_id.state", "company_id")
    @api.depends_context("uid")
    def _compute_consent_state(self):
        texts = self.env["methodical.consent.text"]._get_in_force(self.company_id)
        consents = self._get_consents(texts)
        for teacher in self:
            asked = "asked" if texts.get(teacher.company_id) else False
            teacher.consent_state = "given" if teacher in consents else asked

    @api.model
    def _search_consent_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        texts = self.env["methodical.consent.text"]._get_in_force(self.env.companies)
        given, asked = Domain.FALSE, Domain.FALSE
        for text in set(texts.values()):
            schools = Domain("company_id", "in", [company.id for company in texts if texts[company] == text])
            found = Domain("consent_ids", "any", [("state", "=", "given"), ("text_id", "=", text.id)])
            given |= schools & found
            asked |= schools & ~found if text else Domain.FALSE
        answers = {"given": given, "asked": asked, False: ~given & ~asked}
        return Domain.OR(answers[state] for state in value if state in answers)

    def _get_consents(self, texts=None):
        """Return {card: its consent to the text in force}, as far as the user may read it, in one query.

        :param texts: {school: text in force}, when they were asked for already
        """
        if texts is None:
            texts = self.env["methodical.consent.text"]._get_in_force(self.company_id)
        consents = self.env["methodical.consent"].search_fetch(
            [
                ("teacher_id", "in", self.ids),
                ("state", "=", "given"),
                ("text_id", "in", [text.id for text in texts.values()]),
            ],
            ["teacher_id", "text_id"],
        )
        return {
            consent.teacher_id: consent
            for consent in consents
            if consent.text_id == texts[consent.teacher_id.company_id]
        }

    def action_give_consent(self):
        """Open the text to which the teacher of this card is asked to consent.

        :raises UserError: on the card of somebody else, when it is given already or there is no text
        """
        self.ensure_one()
        self._check_own_card()
        self._require_consent_text()
        return self._open_consent_dialog("methodical.consent.give", self.env._("Consent to personal data"))

    def action_file_consent(self):
        """Open the dialog in which the officer files a consent, or its withdrawal, on paper."""
        self.ensure_one()
        self.check_access("write")
        return self._open_consent_dialog("methodical.consent.paper", self.env._("Consent on paper"))

    def action_open_consents(self):
        """Open the consents of one card."""
        self.ensure_one()
        return self._open_own("methodical_consent_action", "teacher_id")

    def _open_consent_dialog(self, model, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_teacher_id": self.id},
        }

    def _require_consent_text(self):
        """Return the text in force to which one teacher has not consented yet.

        :raises UserError: when there is none
        """
        text = self.env["methodical.consent.text"]._get_in_force(self.company_id)[self.company_id]
        if not text:
            raise UserError(
                self.env._(
                    "%(school)s has no text of the consent in force. The administrator puts one in force.",
                    school=self.company_id.name,
                )
            )
        if self.sudo()._get_consents():  # sudo: whether it is given
            raise UserError(
                self.env._(
                    "%(teacher)s has consented to “%(text)s” already.", teacher=self.name, text=text.name
                )
            )
        return text

    def _give_consent(self, **values):
        """Keep the consent of one teacher to the text in force, in the language of the environment.

        :param values: of a consent on paper: way, given_on, scan, scan_name
        :return: methodical.consent
        :raises UserError: when it is given already or there is no text
        """
        text = self._require_consent_text()
        # sudo: the officer may read the name of the school; nobody writes consents but by this way
        return with_pass(self.env["methodical.consent"].sudo()).create(
            {
                "teacher_id": self.id,
                "text_id": text.id,
                "given_on": fields.Date.context_today(self),
                "moment": fields.Datetime.now(),
                "recorded_by": self.env.user.name,
                "lang": self.env.lang,
                "content": text._get_paragraphs(self.name, self.company_id.name),
                **values,
            }
        )
