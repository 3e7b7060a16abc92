from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass

CHECK_ACTIVITY = "school_methodical.mail_activity_type_course_check"


class MethodicalCourse(models.Model):
    """Checking and deciding: the officer credits against the file, or not with reason and minutes; never his own (F4 3.2)."""

    _inherit = "methodical.course"

    def _may_check(self):
        """Return whether the user may check and decide one document: the officer or the director, never his own."""
        return not self.is_mine and self._is_checker()

    @api.model
    def _is_checker(self):
        """Return whether the user checks documents of the school: the officer or the director."""
        return self.env.user.has_groups("school_methodical.group_officer,school_methodical.group_director")

    def action_credit(self):
        """Credit documents: they count from now on, and nobody changes them any more.

        :raises UserError: when one is not handed in, is the user's own, or something stands against it
        """
        self.check_access("read")
        self._lock()
        self._check_may_decide()
        self._raise_document_errors()
        decision = self._prepare_decision()
        for course in self:
            course._move_to("credited", document_digest=course._get_files_digest(), **decision)
        self._on_decided()
        self._on_credited()
        return True

    def action_refuse(self, reason=None, minutes_number=None):
        """Do not credit documents; without a reason a dialog asks for it.

        :param reason: text
        :param minutes_number: number of the minutes of the council that decided it
        :return: True, or the dialog
        :raises UserError: as ``action_credit``, and when reason or number are missing
        """
        self.check_access("read")
        self._check_may_decide()
        if reason is None:
            return self._open_decision("methodical.course.refuse", self.env._("Not credited"))
        self._lock()
        reason, minutes_number = (str(text or "").strip() for text in (reason, minutes_number))
        if not reason or not minutes_number:
            raise UserError(
                self.env._(
                    "Write why “%(course)s” is not credited, and the number of the minutes that decided it.",
                    course=self[:1].display_name,
                )
            )
        self._move_to(
            "not_credited",
            refusal_reason=reason,
            minutes_number=minutes_number,
            document_key=False,
            document_digest=False,
            **self._prepare_decision(),
        )
        self._on_decided()
        return True

    def _open_decision(self, model, name):
        """Return the action that opens a dialog of one course."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": [[False, "form"]],
            "target": "new",
            "context": {"default_course_id": self.id},
        }

    def _prepare_decision(self):
        """Return who decides and when: the name stays, whoever leaves later."""
        card = self.env["methodical.teacher"]._get_of_user(
            self.env.user, self.company_id[:1] or self.env.company
        )
        return {
            "decided_on": self._get_today(),
            "decided_by_id": card.id,
            "decided_by_name": self.env.user.name,
        }

    def _check_may_decide(self):
        """Raise unless each document waits for a decision that the user may take."""
        self._check_state("handed_in")
        for course in self:
            if course.is_mine:
                raise UserError(
                    self.env._(
                        "“%(course)s” is your own course: another officer or the director checks it.",
                        course=course.name,
                    )
                )
            if not course._may_check():
                raise UserError(
                    self.env._(
                        "The document on “%(course)s” is checked by the qualification officer.",
                        course=course.display_name,
                    )
                )

    def _on_handed_in(self):
        """Ask the officers of the school to check what was handed in."""
        self._refresh_terms()
        for course, officers in self._get_officers().items():
            for user in officers:
                summary = self.with_context(lang=user.lang).env._("Check the document against its file")
                # sudo: a teacher may not give tasks to the officer
                course.sudo().activity_schedule(CHECK_ACTIVITY, user_id=user.id, summary=summary)

    def _get_officers(self):
        """Return {course: users, in sudo, who may check it}: the officers of its school, never the teacher himself."""
        officers = {company: company._get_officers() for company in self.company_id}
        # sudo: whose card it is
        return {course: officers[course.company_id] - course.sudo().teacher_id.user_id for course in self}

    def _forget_check(self):
        """Take the task to check documents from all officers."""
        # sudo: the task of somebody else
        self.sudo().activity_unlink([CHECK_ACTIVITY])

    def _on_decided(self):
        """Tell the teachers what was decided and bring their terms up to date."""
        self._forget_check()
        self._refresh_terms()
        for course in self:
            course._tell_teacher("_say_decided")

    def _on_credited(self):
        """What follows from credited courses: standing to the norms, line of the resume, evidence of plans."""
        self.env["methodical.course.standing"]._refresh(self.teacher_id)
        self._write_resume()
        self.env["methodical.plan.evidence"]._settle(self, self._get_today())
        self._ask_to_share()

    def _tell_teacher(self, say):
        """Send the teacher of one course a message by the queue of mails.

        :param say: name of the method that returns the sentence in the language of the environment
        """
        user_sudo = self.sudo().teacher_id.user_id.filtered("active")  # sudo: the account of a colleague
        if not user_sudo or user_sudo == self.env.user:
            return
        body = getattr(self.with_context(lang=user_sudo.lang), say)()
        # sudo: who decides may not write what he decided
        with_pass(self.sudo()).with_context(mail_notify_force_send=False).message_post(
            body=body, partner_ids=user_sudo.partner_id.ids
        )

    def _say_decided(self):
        """Return the sentence that tells a teacher how his document was decided."""
        if self.state == "credited":
            return self.env._(
                "“%(course)s”: %(hours)s hours are credited, checked by %(person)s.",
                course=self.name,
                hours=self.hours,
                person=self.decided_by_name,
            )
        return self.env._(
            "“%(course)s” is not credited (minutes No. %(number)s): %(reason)s",
            course=self.name,
            number=self.minutes_number,
            reason=self.refusal_reason,
        )
