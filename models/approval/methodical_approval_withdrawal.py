from odoo import models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalApprovalMixin(models.AbstractModel):
    """Withdrawal: before the first decision, or when nobody is left to take the next one. The round stays as evidence."""

    _inherit = "methodical.approval.mixin"

    def action_withdraw(self):
        """Take documents back before the first decision; later only when the one whose turn it is has left.

        :raises UserError: when somebody else is the author, or a step is decided and the next one can be
        """
        for document in self:
            document.check_access("write")
            if error := document._withdrawal_error():
                raise UserError(error)
            approval_round = document._get_last_round()
            document._log_withdrawal(approval_round)
            with_pass(approval_round.signature_ids.filtered("is_current")).write({"is_current": False})
            with_pass(approval_round).write({"state": "withdrawn"})
            document._move_to("draft")
            document._close_approval_activity()
        return True

    def _withdrawal_error(self):
        """Return the sentence why the user cannot withdraw one document, or None."""
        if self.state != "submitted" or not self._acts_as_author():
            return self.env._(
                "“%(document)s” is withdrawn by its author: %(author)s.",
                document=self.display_name,
                author=self._get_author().sudo().name or "–",  # sudo: the name of a colleague
            )
        signatures = self._get_last_round().signature_ids
        if signatures.filtered("decision") and not self._has_left(signatures.filtered("is_current")):
            return self.env._(
                "“%(document)s” has been decided in part and cannot be withdrawn. Ask for its return.",
                document=self.display_name,
            )
        return None

    def _has_left(self, signature):
        """Return whether the one whose turn it is has no account any more, or no longer holds the post of the step.

        :param signature: the current signature of one document, in sudo
        """
        if not signature.user_id.active:
            return True
        if signature.post_id:
            return signature.post_id not in signature.teacher_id.post_ids
        return signature.teacher_id != self._get_body_head()

    def _log_withdrawal(self, approval_round):
        """Write into the chatter that a document was withdrawn although it was decided in part, and why."""
        signature = approval_round.signature_ids.filtered("is_current")
        if not approval_round.signature_ids.filtered("decision"):
            return
        self._message_log(
            body=self.env._(
                "Withdrawn after a decision: %(person)s (%(post)s), whose turn it was, has left the post or the school.",
                person=signature.person,
                post=signature.post_label or "",
            )
        )
