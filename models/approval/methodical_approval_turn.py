from typing import NamedTuple

from odoo import models
from odoo.exceptions import UserError


class Turn(NamedTuple):
    """Whose turn it is on one document today.

    :param signature: the current signature, in sudo
    :param period: the acting period that holds today for its person in its post, in sudo (empty when nobody acts)
    :param recorders: users who may record the decision of a meeting today, in sudo (empty for other steps)
    """

    signature: models.Model
    period: models.Model
    recorders: models.Model

    @property
    def substitute(self):
        """Return the user who acts for the person of the step today (empty when nobody does)."""
        return self.period.substitute_id.user_id.filtered("active")

    @property
    def decider(self):
        """Return the user for whom the document waits today."""
        return self.substitute or self.signature.user_id

    @property
    def decider_name(self):
        """Return the name of whom the document waits for today, from what the turn holds anyway."""
        return self.period.substitute_id.name if self.substitute else self.signature.person

    @property
    def users(self):
        """Return everybody who may decide by his post: the person of the step, who acts for him, who keeps minutes."""
        return self.signature.user_id | self.substitute | self.recorders


class MethodicalApprovalMixin(models.AbstractModel):
    """Whose turn it is: the person of the snapshot, or who acts for him in the post of the step on that day."""

    _inherit = "methodical.approval.mixin"

    def _get_turns(self):
        """Return {document id: Turn} of the documents under way, a fixed number of queries for all."""
        current = self._get_current_signatures()
        # sudo: whose turn it is may be asked by everybody who sees the document
        signatures = self.env["methodical.approval.signature"].sudo().union(*current.values())
        periods = signatures._get_periods_today()
        recorders = self._get_recorders(current)
        # sudo: nobody, of the kind that a turn holds
        nobody, users = self.env["methodical.acting"].sudo(), self.env["res.users"].sudo()
        return {
            res_id: Turn(signature, periods.get(signature, nobody), recorders.get(res_id, users))
            for res_id, signature in current.items()
        }

    def _get_recorders(self, current):
        """Return {document id: users} who may record the decision of a meeting today, besides the snapshotted chair (hook).

        :param current: {document id: current signature}
        """
        return {}

    def _get_recipient(self, turn):
        """Return the user who gets the activity of one document: the acting person only when he may decide it."""
        substitute = turn.substitute
        return turn.signature.user_id if substitute and self._get_bar(turn, substitute) else turn.decider

    def _decision_error(self, turn):
        """Return the sentence why the user cannot decide the current step of one document, or None.

        :param turn: its ``Turn``, or None
        """
        if self.state != "submitted" or not turn:
            return self.env._("“%(document)s” is not waiting for a decision.", document=self.display_name)
        if self.env.user in turn.users:
            return self._get_bar(turn, self.env.user)
        values = {
            "document": self.display_name,
            "person": turn.signature.person,
            "post": turn.signature.post_label or "",
        }
        if turn.substitute:
            return self.env._(
                "“%(document)s” waits for %(substitute)s, who acts for %(person)s (%(post)s), not for you.",
                substitute=turn.period.substitute_id.name,
                **values,
            )
        return self.env._("“%(document)s” waits for %(person)s (%(post)s), not for you.", **values)

    def _get_bar(self, turn, user):
        """Return the sentence why a user may not decide one document although it is his turn, or None.

        The author never decides his own document, also not as acting person. Nobody signs two steps of a round, unless
        the regulation allowed it. A meeting decides by its minutes: who records them does not sign for himself.

        :param turn: its ``Turn``
        :param user: res.users
        """
        signature = turn.signature
        if signature.is_meeting:
            return None
        # who heads the body today is the author, too: he decides only where the route names the head himself
        # sudo: who heads is public
        is_head = signature.post_id and user == self._get_body_head().sudo().user_id
        if is_head or user == signature.submitted_by_id:
            return self.env._(
                "The author never decides his own document (%(document)s).", document=self.display_name
            )
        signed = signature.round_id.signature_ids.filtered(
            lambda row: row.signer_id == user and not row.is_meeting
        )
        if signed and not signature.round_id.allow_same_signer:
            return self.env._(
                "%(person)s has signed a step of “%(document)s” already: the regulation does not allow a second one. Somebody else decides it, or its author withdraws it.",
                person=user.name,
                document=self.display_name,
            )
        return None

    def _lock_rounds(self, turns):
        """Lock the rounds of the documents against a second decision, in one statement.

        :param turns: {document id: Turn}
        :raises UserError: when somebody else decides one of them at this moment
        """
        # sudo: rounds are locked by the engine
        rounds = (
            self.env["methodical.approval.round"]
            .sudo()
            .union(*(turn.signature.round_id for turn in turns.values()))
        )
        if busy := rounds - rounds.try_lock_for_update():
            raise UserError(
                self.env._(
                    "Somebody else is deciding “%(document)s” at this moment. Look at it again in a minute.",
                    document=busy.mapped("name"),
                )
            )
