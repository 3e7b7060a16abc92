from odoo import fields, models

from ...tools.guard import with_pass

ACTIVITY = "school_methodical.mail_activity_type_attestation_award"


class MethodicalAttestation(models.Model):
    """Success: a row in the category history, once, and HR learns of the supplement."""

    _inherit = "methodical.attestation"

    def action_award(self, day=None, reference=None, category_id=None, until=None):
        """Note that the category was awarded.

        :param day: datetime.date of the award
        :param reference: number of the order or of the certificate
        :param category_id: id of the category awarded, the one sought by default
        :param until: datetime.date of its last day, by the term of the category by default
        :return: True, or the dialog
        :raises UserError: for who may not, for an impossible day, and when it is awarded already
        """
        self._check_right("record")
        if day is None:
            return self._open_step("award")
        self._refuse_no_category(self.env["methodical.category"].browse(category_id or ()))
        for case in self:
            case._check_day(day, case.date_test)
            case._move_to("awarded")
            case._add_award(day, reference, category_id, until)
        return True

    def _add_award(self, day, reference, category_id, until):
        values = {
            "teacher_id": self.teacher_id.id,
            "category_id": category_id or self.category_id.id,
            "date_awarded": day,
            "reference": reference,
            **({"date_until": until} if until else {}),
        }
        # sudo: a deputy records what was decided outside; by hand only the officer adds rows
        award = self.env["methodical.category.award"].sudo().create(values)
        # sudo: as in _move_to
        with_pass(self.sudo()).award_id = award
        self._tell_officer()

    def _tell_officer(self):
        """Give the qualification officer of the school an activity: the supplement begins."""
        school = self.company_id._get_officers()
        own = school.filtered(lambda user: user == self.env.user or user.company_id == self.company_id)
        if officer := (own.filtered(lambda user: user == self.env.user) or own or school)[:1]:
            words = self.with_context(lang=officer.lang)
            # sudo: the activity of somebody else; it is the notice, no mail on top of it
            self.sudo().with_context(mail_activity_quick_update=True).activity_schedule(
                ACTIVITY,
                user_id=officer.id,
                summary=words.env._(
                    "%(teacher)s: %(category)s from %(date)s. Prepare the supplement.",
                    teacher=self.teacher_name,
                    category=words.award_id.category_id.name,
                    date=self.award_id.date_awarded.strftime("%d.%m.%Y"),
                ),
                date_deadline=fields.Date.context_today(self),
            )
