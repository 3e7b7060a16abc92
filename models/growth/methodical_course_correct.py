from odoo import models
from odoo.exceptions import UserError

from ...tools.guard import with_pass
from ...tools.issue import blocking
from .methodical_course_document import HANDED_IN

#: what a replacing row may say differently
CORRECTED = frozenset(HANDED_IN) - {"sharing", "document_ids"}
#: what it takes over from the row it replaces
_KEPT = ("teacher_id", "order_id", "sharing", "chosen_by", "need_source", "planned_year", "planned_term")


class MethodicalCourse(models.Model):
    """Correction of what was decided: never by writing over it, always by a replacing row with a reason (F4 3.2)."""

    _inherit = "methodical.course"

    _replaces_uniq = models.UniqueIndex(
        "(replaces_id) WHERE replaces_id IS NOT NULL", "This course was corrected already."
    )

    def action_correct(self):
        """Open the dialog that corrects one decided course."""
        self.ensure_one()
        self._check_may_correct()
        return self._open_decision("methodical.course.correct", self.env._("Correct a course"))

    def _correct(self, vals, reason):
        """Return the row that replaces one decided course: credited, with some values changed.

        :param vals: fields of ``CORRECTED`` that change
        :param reason: text, needed
        :raises UserError: when it was corrected already, is the user's own, or the result cannot be
        """
        self.ensure_one()
        self._lock()
        self._check_may_correct()
        if vals.keys() - CORRECTED:
            self._refuse_engine_fields()
        if not (reason or "").strip():
            raise UserError(
                self.env._(
                    "Write why “%(course)s” is corrected: the reason stays in the ledger.", course=self.name
                )
            )
        # the number passes to the new row
        with_pass(self.sudo()).document_key = False  # sudo: written by what happens
        # sudo: nobody has the right to create credited rows; who may was asked above
        new_sudo = with_pass(self.sudo()).create(
            {
                **self._prepare_copy(),
                **vals,
                **self._prepare_decision(),
                "state": "credited",
                "replaces_id": self.id,
                "correction_reason": reason.strip(),
            }
        )
        new = new_sudo.with_env(self.env)
        new_sudo.document_digest = new._copy_files(self)
        new._check_corrected()
        new._on_corrected(self)
        return new

    def _prepare_copy(self):
        """Return the values that a replacing row takes over from one course."""
        names = [*_KEPT, *(name for name in HANDED_IN if name != "document_ids"), "handed_in_on"]
        return {name: self._fields[name].convert_to_write(self[name], self) for name in dict.fromkeys(names)}

    def _copy_files(self, course):
        """Give one course copies of the files of another and return their digest."""
        # sudo: files of a credited course are read by its readers, a copy belongs to the new row
        files_sudo = with_pass(course.document_ids.sudo()).copy({"res_model": self._name, "res_id": self.id})
        with_pass(self.sudo()).document_ids = files_sudo  # sudo: as above
        return self._get_files_digest()

    def _check_corrected(self):
        """Raise when a replacing row could not have been credited."""
        self._refresh_key()
        if blocked := blocking(self._get_document_issues()):
            raise UserError("\n".join(issue.sentence for issue in blocked))

    def _on_corrected(self, course):
        """What follows from the replacing row of a course: as if it had been credited, the line of the resume stays one."""
        if course.resume_line_id:
            # sudo: written by what happens
            with_pass(self.sudo()).resume_line_id = course.sudo().resume_line_id
        if course.shared_on:
            # sudo: as above
            with_pass(self.sudo()).shared_on = course.shared_on
        self._on_credited()
        self._tell_teacher("_say_decided")

    def _check_may_correct(self):
        """Raise unless one course is decided, not corrected yet, and the user may check documents of others."""
        self.check_access("read")
        if self.state not in ("credited", "not_credited") or self.is_corrected:
            raise UserError(
                self.env._(
                    "“%(course)s” is not decided, or was corrected already: correct the last row.",
                    course=self.display_name,
                )
            )
        if not self.env.su and not self._may_check():
            raise UserError(
                self.env._(
                    "“%(course)s” is corrected by the qualification officer, never by the teacher himself.",
                    course=self.display_name,
                )
            )
