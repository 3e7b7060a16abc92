from odoo import models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalApprovalMixin(models.AbstractModel):
    """Withdrawal: before the first decision, or when nobody may take the next one. The round stays as evidence."""

    _inherit = "methodical.approval.mixin"

    def action_withdraw(self):
        """Take documents back before the first decision; later only when nobody may take the next one.

        :raises UserError: when somebody else is the author, or a step is decided and the next one can be
        """
        self.check_access("write")
        turns = self._get_turns()
        errors = [document._withdrawal_error(turns.get(document.id)) for document in self]
        if errors := [error for error in errors if error]:
            raise UserError("\n".join(dict.fromkeys(errors)))
        self._lock_rounds(turns)
        signatures = (
            # sudo: signatures are written by the engine
            self.env["methodical.approval.signature"]
            .sudo()
            .union(*(turn.signature for turn in turns.values()))
        )
        self._log(
            {document.id: document._describe_withdrawal(turns[document.id].signature) for document in self}
        )
        with_pass(signatures).write({"is_current": False})
        with_pass(signatures.round_id).write({"state": "withdrawn"})
        self._move_to("draft")
        self._route_activities()
        return True

    def _withdrawal_error(self, turn):
        """Return the sentence why the user cannot withdraw one document, or None.

        :param turn: its ``Turn``, or None
        """
        if self.state != "submitted" or not turn or not self._acts_as_author():
            return self.env._(
                "“%(document)s” is withdrawn by its author: %(author)s.",
                document=self.display_name,
                author=self._get_author().sudo().name or "–",  # sudo: the name of a colleague
            )
        if turn.signature.round_id.signature_ids.filtered("decision") and not self._is_stuck(turn):
            return self.env._(
                "“%(document)s” has been decided in part and cannot be withdrawn. Ask for its return.",
                document=self.display_name,
            )
        return None

    def _is_stuck(self, turn):
        """Return whether nobody may take the next decision: who could has left, or may not sign this one."""
        people = turn.users
        if self._has_left(turn.signature):
            people -= turn.signature.user_id
        return all(self._get_bar(turn, user) for user in people)

    def _has_left(self, signature):
        """Return whether the person of the step has no account or card any more, or no longer holds the post of the step.

        :param signature: the current signature of one document, in sudo
        """
        if not signature.user_id.active or not signature.teacher_id.active:
            return True
        if signature.post_id:
            return signature.post_id not in signature.teacher_id.post_ids
        if signature.is_meeting:
            return signature.teacher_id != self._get_meeting_chair(signature.meeting_of)
        return signature.teacher_id != self._get_body_head()

    def _describe_withdrawal(self, signature):
        """Return what the chatter says of a withdrawal: by whom, and why when the document was decided in part.

        :param signature: the current signature of the document, in sudo
        """
        if not signature.round_id.signature_ids.filtered("decision"):
            return self.env._("Withdrawn: %(person)s.", person=self.env.user.name)
        if self._has_left(signature):
            return self.env._(
                "Withdrawn after a decision: %(person)s (%(post)s), whose turn it was, has left the post or the school.",
                person=signature.person,
                post=signature.post_label or "",
            )
        return self.env._(
            "Withdrawn after a decision: %(person)s (%(post)s), whose turn it was, has signed a step already.",
            person=signature.person,
            post=signature.post_label or "",
        )
