from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class Decision(NamedTuple):
    """What is decided: ``kind`` 'approved' or 'returned', when (UTC), minutes of a meeting, remarks of a return.

    ``kept`` is what a later area keeps with the signature besides.
    """

    kind: str
    moment: datetime
    minutes_number: str | bool = False
    minutes_date: date | bool = False
    remarks: tuple | list = ()
    kept: dict = MappingProxyType({})


class MethodicalApprovalMixin(models.AbstractModel):
    """Decisions: by the one whose turn it is, once, under a lock; of a set of documents all or none."""

    _inherit = "methodical.approval.mixin"

    def action_approve(self):
        """Decide the current step of the documents, whatever its verb.

        A step that a meeting decides needs its minutes: for one document a dialog asks for them.

        :return: True, or the dialog
        :raises UserError: when it is not this user's turn on one of the documents; nothing is decided then
        """
        turns = self._get_turns()
        turn = turns.get(self.id) if len(self) == 1 else None
        if turn and turn.signature.is_meeting and not self._decision_error(turn):
            return self._open_decision_dialog("approve")
        return self._record(turns, Decision("approved", fields.Datetime.now()))

    def action_return(self, remarks=None):
        """Return documents to their authors with remarks; without remarks a dialog asks for them.

        :param remarks: a text, or a list of texts, one remark each
        :return: True, or the dialog
        :raises UserError: when it is not this user's turn, or a remark is missing; nothing is decided then
        """
        if remarks is None and len(self) == 1:
            return self._open_decision_dialog("return")
        texts = [remarks] if isinstance(remarks, str) else [str(text) for text in remarks or ()]
        return self._decide(
            "returned", fields.Datetime.now(), remarks=[text.strip() for text in texts if text.strip()]
        )

    def _open_decision_dialog(self, kind):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Minutes of the meeting")
            if kind == "approve"
            else self.env._("Return with remarks"),
            "res_model": "methodical.approval.decide",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_id": self.id, "default_kind": kind},
        }

    def _decide(self, decision, moment, minutes_number=False, minutes_date=False, remarks=()):
        """Record the decision of the current step of the documents and pass the turn on.

        :param decision: 'approved' or 'returned'
        :param moment: datetime of the decision (UTC)
        :param minutes_number: number of the minutes, for a step that a meeting decides
        :param minutes_date: their date (datetime.date)
        :param remarks: texts of the remarks of a return
        :raises UserError: when this user may not decide one of them now, or something is missing; all or none
        """
        return self._record(
            self._get_turns(), Decision(decision, moment, minutes_number, minutes_date, remarks)
        )

    def _record(self, turns, decision):
        """Record one decision of all the documents.

        :param turns: {document id: Turn}
        :param decision: ``Decision``
        """
        self.check_access("read")
        refusals = [document._get_refusal(turns.get(document.id), decision) for document in self]
        if refusals := [refusal for refusal in refusals if refusal]:
            raise UserError("\n".join(dict.fromkeys(refusals)))
        return self._carry_out(turns, decision)

    def _carry_out(self, turns, decision):
        """Carry out one decision of all the documents; who may take it was asked before.

        :param turns: {document id: Turn}
        :param decision: ``Decision``
        """
        self._lock_rounds(turns)
        signatures = self._sign(turns, decision)
        if decision.kind == "returned":
            self._finish_return(signatures, decision.remarks)
        else:
            self._pass_on(signatures)
        return True

    def _get_refusal(self, turn, decision):
        """Return the sentence why the user cannot take a decision on one document, or what it lacks, or None.

        :param turn: its ``Turn``, or None
        """
        return self._decision_error(turn) or self._completeness_error(turn.signature, decision)

    def _completeness_error(self, signature, decision):
        """Return the sentence what a decision of one document lacks, or None."""
        if decision.kind == "returned":
            return (
                None
                if decision.remarks
                else self.env._("Write at least one remark: the author must know what to change.")
            )
        if not signature.is_meeting:
            return None
        if not decision.minutes_number or not decision.minutes_date:
            return self.env._(
                "“%(document)s” is considered at a meeting: give the number and the date of the minutes.",
                document=self.display_name,
            )
        if decision.minutes_date > fields.Date.context_today(self):
            return self.env._("The minutes of the meeting cannot be dated in the future.")
        return None

    def _sign(self, turns, decision):
        """Seal the current signatures of the documents and return them, in sudo.

        Numbers are given first: what they change in a document is sealed with it.
        """
        # sudo: signatures are written by the engine
        signatures = self.env["methodical.approval.signature"].sudo()
        references, heads = {}, self._get_chain_heads()
        for document in self:
            signature = turns[document.id].signature
            references[document.id] = (
                decision.kind == "approved" and document._get_decision_reference(signature) or False
            )
        for document in self:
            turn = turns[document.id]
            values = {**document._prepare_decision(turn, decision), "reference": references[document.id]}
            content = document._get_content_digest()
            with_pass(turn.signature).write(turn.signature._seal(values, content, heads.get(document.id, "")))
            signatures |= turn.signature
        # one step is current: the database must see that these are not before the next ones are
        signatures.flush_recordset()
        return signatures

    def _prepare_decision(self, turn, decision):
        """Return what a decision of one document writes into its signature: who decided it, for whom, when."""
        signature, user = turn.signature, self.env.user
        period = turn.period if user not in (signature.user_id | turn.recorders) else turn.period.browse()
        values = {
            "decision": decision.kind,
            "decided_at": decision.moment,
            "is_current": False,
            "signer_id": user.id,
            "signer": signature.person
            if user == signature.user_id
            else period.substitute_id.name or user.name,
            "acting_id": period.id,
        }
        if signature.is_meeting:
            values.update(minutes_number=decision.minutes_number, minutes_date=decision.minutes_date)
        return {**values, **decision.kept}

    def _pass_on(self, signatures):
        """Give the turn to the next steps, and approve the documents whose last step was decided."""
        following = signatures.browse().concat(*(signature._get_following() for signature in signatures))
        with_pass(following).write({"is_current": True})
        finished = signatures.filtered(lambda signature: signature.round_id not in following.round_id)
        if finished:
            self.browse(finished.mapped("res_id"))._approve(finished.round_id)
        self._tell_decisions(signatures)
        self._route_activities()

    def _approve(self, rounds):
        """Approve documents whose last step was decided, then let follow what follows from it."""
        with_pass(rounds).write({"state": "approved"})
        self._move_to("approved")
        if self.previous_version_id:
            # sudo: the old version belongs to the same author, the director replaces it
            with_pass(self.previous_version_id.sudo()).write({"is_superseded": True})
        for documents in self.grouped("company_id").values():
            documents._on_approved()

    def _finish_return(self, signatures, remarks):
        with_pass(self.env["methodical.approval.remark"].sudo()).create(  # sudo: written by the engine only
            [
                {"round_id": signature.round_id.id, "signature_id": signature.id, "text": text}
                for signature in signatures
                for text in remarks
            ]
        )
        with_pass(signatures.round_id).write({"state": "returned"})
        self._move_to("returned")
        self._tell_decisions(signatures)
        self._route_activities()
