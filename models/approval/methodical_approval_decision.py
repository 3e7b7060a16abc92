from odoo import fields, models
from odoo.exceptions import LockError, UserError

from ...tools.guard import with_pass


class MethodicalApprovalMixin(models.AbstractModel):
    """Decisions: of the snapshotted approver whose turn it is, once, under a lock."""

    _inherit = "methodical.approval.mixin"

    def action_approve(self):
        """Decide the current step of the documents, whatever its verb.

        A step that a meeting decides needs its minutes: for one document a dialog asks for them.

        :return: True, or the dialog
        :raises UserError: when it is not this user's turn on one of the documents; nothing is decided then
        """
        current = self._get_current_signatures()
        meetings = self.filtered(lambda document: document.id in current and current[document.id].is_meeting)
        if meetings and len(self) == 1 and not self._decision_error(current[self.id]):
            return self._open_decision_dialog("approve")
        for document in self:
            document._decide("approved", fields.Datetime.now())
        return True

    def action_return(self, remarks=None):
        """Return documents to their authors with remarks; without remarks a dialog asks for them.

        :param remarks: a text, or a list of texts, one remark each
        :return: True, or the dialog
        :raises UserError: when it is not this user's turn, or a remark is missing
        """
        if remarks is None and len(self) == 1:
            return self._open_decision_dialog("return")
        texts = [remarks] if isinstance(remarks, str) else [str(text) for text in remarks or ()]
        for document in self:
            document._decide(
                "returned", fields.Datetime.now(), remarks=[text.strip() for text in texts if text.strip()]
            )
        return True

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

    def _decision_error(self, signature):
        """Return the sentence why the user cannot decide the current step of one document, or None.

        :param signature: its current signature, or None
        """
        if self.state != "submitted" or not signature:
            return self.env._("“%(document)s” is not waiting for a decision.", document=self.display_name)
        if signature.user_id != self.env.user:
            return self.env._(
                "“%(document)s” waits for %(person)s (%(post)s), not for you.",
                document=self.display_name,
                person=signature.person,
                post=signature.post_label or "",
            )
        # who heads the body today is the author, too: he decides only where the route names the head himself
        is_head = signature.post_id and signature.teacher_id == self._get_body_head()
        if not signature.is_meeting and (is_head or signature.submitted_by_id == self.env.user):
            return self.env._(
                "The author never decides his own document (%(document)s).", document=self.display_name
            )
        return None

    def _decide(self, decision, moment, minutes_number=False, minutes_date=False, remarks=()):
        """Record the decision of the current step of one document and pass the turn on.

        :param decision: 'approved' or 'returned'
        :param moment: datetime of the decision (UTC)
        :param minutes_number: number of the minutes, for a step that a meeting decides
        :param minutes_date: their date (datetime.date)
        :param remarks: texts of the remarks of a return
        :raises UserError: when this user may not decide now, or something is missing
        """
        self.ensure_one()
        self.check_access("read")
        signature = self._lock_current_signature()
        if error := self._decision_error(signature) or self._completeness_error(
            signature, decision, minutes_number, minutes_date, remarks
        ):
            raise UserError(error)
        previous = self._get_decided_signatures()[-1:]
        values = {"decision": decision, "decided_at": moment, "is_current": False}
        if signature.is_meeting:
            values.update(minutes_number=minutes_number, minutes_date=minutes_date)
        with_pass(signature).write(signature._seal(values, self._get_content_digest(), previous.digest or ""))
        self._close_approval_activity()
        if decision == "returned":
            self._finish_return(signature, remarks)
        else:
            self._pass_on(signature)
        return True

    def _lock_current_signature(self):
        """Return the current signature of one document in sudo, its round locked against a second decision.

        :raises UserError: when somebody else decides at this moment
        """
        signature = self._get_current_signatures().get(self.id)
        if not signature:
            return signature
        try:
            signature.round_id.lock_for_update()
        except LockError:
            raise UserError(
                self.env._(
                    "Somebody else is deciding “%(document)s” at this moment. Look at it again in a minute.",
                    document=self.display_name,
                )
            ) from None
        return signature

    def _completeness_error(self, signature, decision, minutes_number, minutes_date, remarks):
        """Return the sentence what a decision lacks, or None."""
        if decision == "returned":
            return (
                None
                if remarks
                else self.env._("Write at least one remark: the author must know what to change.")
            )
        if not signature.is_meeting:
            return None
        if not minutes_number or not minutes_date:
            return self.env._(
                "“%(document)s” is considered at a meeting: give the number and the date of the minutes.",
                document=self.display_name,
            )
        if minutes_date > fields.Date.context_today(self):
            return self.env._("The minutes of the meeting cannot be dated in the future.")
        return None

    def _pass_on(self, signature):
        """Give the turn to the next step, or approve the document after the last one."""
        following = signature.round_id.signature_ids.filtered(lambda row: not row.decision)[:1]
        if following:
            # one step is current: the database must see that this one is not before the next one is
            signature.flush_recordset()
            with_pass(following).write({"is_current": True})
            self._log_decision(signature)
            self._open_approval_activity(following)
            return
        with_pass(signature.round_id).write({"state": "approved"})
        self._move_to("approved")
        if self.previous_version_id:
            # sudo: the old version belongs to the same author, the director replaces it
            with_pass(self.previous_version_id.sudo()).write({"is_superseded": True})
        self._log_decision(signature)
        self._on_approved()

    def _finish_return(self, signature, remarks):
        with_pass(self.env["methodical.approval.remark"].sudo()).create(  # sudo: written by the engine only
            [
                {"round_id": signature.round_id.id, "signature_id": signature.id, "text": text}
                for text in remarks
            ]
        )
        with_pass(signature.round_id).write({"state": "returned"})
        self._move_to("returned")
        self._log_decision(signature)
        # sudo: the approver may not write the document; the message to the author is his notice already
        self.sudo().with_context(mail_activity_quick_update=True).activity_schedule(
            "school_methodical.mail_activity_type_returned",
            user_id=self._get_author().id,
            summary=self.env._("Answer the remarks and submit again"),
        )

    def _log_decision(self, signature):
        """Write into the chatter what was decided; the author gets a message when the way of the document is over."""
        labels = dict(signature._fields["verb"]._description_selection(self.env))
        if signature.decision == "returned":
            body = self.env._(
                "Returned with remarks: %(person)s (%(post)s).",
                person=signature.person,
                post=signature.post_label,
            )
        else:
            body = self.env._(
                "%(verb)s: %(person)s (%(post)s).",
                verb=labels[signature.verb],
                person=signature.person,
                post=signature.post_label,
            )
        document_sudo = self.sudo()  # sudo: the approver may not write the document
        if self.state == "submitted":
            # on its way: a mail for each step costs more than all the rest of the decision
            document_sudo._message_log(body=body)
        else:
            document_sudo.message_post(body=body, partner_ids=document_sudo._get_author().partner_id.ids)

    def _open_approval_activity(self, signature):
        """Give the one whose turn it is an activity, and nobody else."""
        verbs = dict(signature._fields["verb"]._description_selection(self.env))
        # sudo: the author may not schedule for everybody; the activity is the notice, no mail on top of it
        self.sudo().with_context(mail_activity_quick_update=True).activity_schedule(
            "school_methodical.mail_activity_type_approval",
            date_deadline=signature.date_due or fields.Date.context_today(self),
            user_id=signature.user_id.id,
            summary=self.env._("%(verb)s: your decision", verb=verbs[signature.verb]),
        )

    def _close_approval_activity(self):
        """Close the activity of the step that is decided or withdrawn."""
        # sudo: the activity may belong to somebody else
        self.sudo().activity_unlink(
            ["school_methodical.mail_activity_type_approval", "school_methodical.mail_activity_type_returned"]
        )
