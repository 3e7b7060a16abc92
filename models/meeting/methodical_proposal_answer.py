from odoo import fields, models
from odoo.exceptions import LockError, UserError

from ...tools.guard import with_pass
from ...tools.issue import blocking
from .methodical_proposal import READ_KINDS

ACTIVITY = "school_methodical.mail_activity_type_proposal"


class MethodicalProposal(models.Model):
    """Sending and answering: the addressee gets an activity and one message, the author the answer (F0 4.3, F1 VII.3)."""

    _inherit = "methodical.proposal"

    def action_send(self):
        """Send drafts to their addressees.

        :raises UserError: when one is not the user's own, or the regulation holds something against it
        """
        self.check_access("write")
        self._check_author()
        if blocked := blocking(issue for issues in self._get_issues().values() for issue in issues):
            raise UserError("\n".join(issue.sentence for issue in blocked))
        self._move_to("sent", sent_at=fields.Datetime.now())
        for proposal in self:
            proposal._open_activity()
            proposal._tell_addressee()
        self._refresh_terms()
        return True

    def action_withdraw(self):
        """Take proposals back that nobody has answered yet; they are drafts again.

        :raises UserError: when one is not the user's own or was answered
        """
        self.check_access("write")
        self._check_author()
        self._lock()
        self._move_to("draft", sent_at=False)
        self._get_activities().unlink()
        self._refresh_terms()
        return True

    def action_accept(self):
        """Accept what waits for the user's answer.

        :raises UserError: when it is not his to answer, or is only to be read
        """
        return self._decide("accepted")

    def action_reject(self, answer=None):
        """Reject one proposal; without a reason a dialog asks for it.

        :param answer: text
        :return: True, or the dialog
        :raises UserError: as ``action_accept``, and when the reason is empty
        """
        return self._open_dialog("rejected") if answer is None else self._decide("rejected", answer)

    def action_answer(self, answer=None):
        """Answer one request; without a text a dialog asks for it.

        :param answer: text
        :return: True, or the dialog
        :raises UserError: as ``action_accept``, and when the answer is empty
        """
        return self._open_dialog("answered") if answer is None else self._decide("answered", answer)

    def action_read(self):
        """Confirm that information from outside was read (F2 5.8).

        :raises UserError: as ``action_accept``
        """
        return self._decide("answered")

    def _open_dialog(self, state):
        self.ensure_one()
        self._check_answerable(state)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reject") if state == "rejected" else self.env._("Answer"),
            "res_model": "methodical.proposal.reply",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_proposal_id": self.id, "default_decision": state},
        }

    def _decide(self, state, answer=""):
        """Answer proposals.

        :param state: 'accepted', 'rejected' or 'answered'
        :param answer: text, needed to reject and to answer a request
        """
        self.check_access("read")
        self._lock()
        self._check_answerable(state)
        text = str(answer or "").strip()
        for proposal in self:
            needs_text = state == "rejected" or (state == "answered" and proposal.kind != "information")
            if needs_text and not text:
                raise UserError(
                    self.env._(
                        "Write the author of “%(proposal)s” an answer with its reason.",
                        proposal=proposal.name,
                    )
                )
            proposal._move_to(
                state,
                answer=text or False,
                answered_at=fields.Datetime.now(),
                answered_by=proposal._get_signer_name(),
            )
            proposal._get_activities().write({"active": False})
            proposal._tell_author("_get_decision_text")
        return True

    def _check_answerable(self, state):
        """Raise unless each proposal waits for the answer of the user, and of this kind of answer."""
        for proposal in self:
            if not proposal.can_answer:
                raise UserError(
                    self.env._(
                        "“%(proposal)s” does not wait for your answer: it is answered, or goes to %(addressee)s.",
                        proposal=proposal.name,
                        addressee=proposal.sudo().addressee_id.name,  # sudo: the name of a colleague
                    )
                )
            if state != "answered" and proposal.kind in READ_KINDS:
                raise UserError(
                    self.env._("“%(proposal)s” is to be read and answered.", proposal=proposal.name)
                )
            if state == "answered" and proposal.kind not in READ_KINDS:
                raise UserError(
                    self.env._(
                        "“%(proposal)s” asks for a decision: accept or reject it.", proposal=proposal.name
                    )
                )

    def _lock(self):
        """Hold the proposals against a second answer at the same moment."""
        try:
            self.sudo().lock_for_update()  # sudo: who answers may not write what he answers
        except LockError:
            raise UserError(
                self.env._(
                    "“%(proposal)s” is being answered at this moment. Look at it again in a minute.",
                    proposal=self[:1].name,
                )
            ) from None

    def _get_signer_name(self):
        """Return who answers one proposal as it stands under the answer, in the language of the school."""
        addressee_sudo = self.sudo().addressee_id  # sudo: the name of a colleague
        if addressee_sudo.user_id == self.env.user:
            return addressee_sudo.name
        return self.with_context(lang=self.company_id._get_print_lang()).env._(
            "%(person)s, acting for %(absent)s", person=self.env.user.name, absent=addressee_sudo.name
        )

    # who is told

    def _get_activities(self):
        # sudo: activities of others
        return (
            self.env["mail.activity"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self.ids),
                    ("activity_type_id", "=", self.env.ref(ACTIVITY).id),
                ]
            )
        )

    def _open_activity(self):
        """Give who answers one proposal today an activity on it: due the same day for information (F2 5.8)."""
        if user := self._get_recipient():
            words = self.with_context(lang=user.lang)
            kinds = dict(self._fields["kind"]._description_selection(words.env))
            # sudo: the activity of somebody else; it is the notice, no mail on top of it
            self.sudo().with_context(mail_activity_quick_update=True).activity_schedule(
                ACTIVITY,
                user_id=user.id,
                summary=kinds[self.kind],
                date_deadline=fields.Date.context_today(self),
            )

    def _route_activities(self):
        """Give the activities of proposals that wait for an answer to who answers them today (R53)."""
        for user, proposals in self.grouped(lambda proposal: proposal._get_recipient()).items():
            if user:
                proposals._get_activities().filtered(
                    lambda row, user=user: row.user_id != user
                ).user_id = user

    def _tell_addressee(self):
        if user := self._get_recipient():
            words = self.with_context(lang=user.lang)
            self._post(
                user,
                words.env._(
                    "%(author)s sends you “%(proposal)s”. Please answer it.",
                    author=self.author_name,
                    proposal=self.name,
                ),
            )

    def _tell_author(self, text):
        """Send the author of one proposal a message.

        :param text: name of the method that returns the sentence
        """
        user_sudo = self.sudo().author_id.user_id.filtered("active")  # sudo: the account of the author
        if user_sudo and user_sudo != self.env.user:
            words_sudo = self.sudo().with_context(lang=user_sudo.lang)  # sudo: what became of his proposal
            self._post(user_sudo, getattr(words_sudo, text)())

    def _post(self, user, body):
        # by the queue of mails: who sends or signs does not wait for the mail server
        # sudo: who answers may not write the proposal
        with_pass(self.sudo()).with_context(mail_notify_force_send=False).message_post(
            body=body,
            partner_ids=user.sudo().partner_id.ids,  # sudo: the address of a colleague
        )

    def _get_decision_text(self):
        """Return the sentence that tells the author how one proposal was answered."""
        text = f"“{self.name}”: {self.outcome}"
        return f"{text}. {self.answer}" if self.answer else text
