from odoo import fields, models
from odoo.exceptions import UserError


class MethodicalCourse(models.Model):
    """A course to which a teacher was referred and did not go: noted with the reason, told at an attestation (F4 3.5b, N24).

    The row stays in the ledger; the term of its document ends, and the teacher needs a course again.
    """

    _inherit = "methodical.course"

    absence_reason = fields.Char("Why not attended", readonly=True, copy=False)

    def action_note_absence(self, reason=None):
        """Note that a course was not attended; without a reason a dialog asks for it.

        :param reason: text
        :return: True, or the dialog
        :raises UserError: for who does not keep the courses of the school, for an own course, without a reason, and when
            a course is not referred or has not begun
        """
        self.check_access("read")
        self._check_may_note_absence()
        if reason is None:
            return self._open_decision("methodical.course.absence", self.env._("Did not attend"))
        self._lock()
        self._check_state("referred")
        if early := self.filtered(lambda course: course.stage == "referred"):
            raise UserError(
                self.env._(
                    "“%(course)s” has not begun yet. Cancel the referral by an order, or wait for the first day.",
                    course=early[0].display_name,
                )
            )
        if not str(reason).strip():
            raise UserError(
                self.env._("Write why “%(course)s” was not attended.", course=self[:1].display_name)
            )
        self._move_to("not_attended", absence_reason=str(reason).strip())
        self._refresh_terms()
        for course in self:
            course._tell_teacher("_say_absence")
        return True

    def _undo_absence(self):
        """Refer again to courses that were noted as not attended by mistake.

        :raises UserError: as ``action_note_absence``
        """
        self._check_may_note_absence()
        self._move_to("referred", absence_reason=False)
        self._refresh_terms()

    def _check_may_note_absence(self):
        """Raise unless the user keeps the courses of the school, and none of these is his own."""
        if self and not self.env.su and (not self._is_staff() or any(self.mapped("is_mine"))):
            raise UserError(
                self.env._(
                    "Whether “%(course)s” was attended is noted by the deputy or the qualification officer, never for oneself.",
                    course=self[0].display_name,
                )
            )

    def _say_absence(self):
        """Return the sentence that tells a teacher what was noted."""
        return self.env._(
            "“%(course)s” is noted as not attended: %(reason)s", course=self.name, reason=self.absence_reason
        )
