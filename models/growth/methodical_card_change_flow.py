from odoo import api, fields, models
from odoo.exceptions import LockError, UserError
from odoo.fields import Domain

from ...tools.guard import with_pass

ACTIVITY = "school_methodical.mail_activity_type_card_change"


class MethodicalCardChange(models.Model):
    """The decision: the officer confirms, which writes the card, or refuses with a reason; the teacher takes back.

    Nobody decides on his own card. That of an officer may be decided by another officer, a deputy or the director, so a
    school with one officer is not stuck.
    """

    _inherit = "methodical.card.change"

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_decide(self):
        decidable = self.filtered(lambda change: change.state == "proposed")
        decidable &= self.search(self._get_decidable_domain() & Domain("id", "in", decidable.ids))
        for change in self:
            change.can_decide = change in decidable

    @api.model
    def _get_decidable_domain(self):
        """Return the domain of proposals on which the user may decide, of any state."""
        user, Card = self.env.user, self.env["methodical.teacher"]
        strangers = Domain("teacher_id.user_id", "!=", user.id)
        if Card.has_access("write"):
            return Domain.TRUE if Card._may_change_own() else strangers
        if not user.has_group("school_methodical.group_deputy"):
            return Domain.FALSE
        return strangers & Domain("teacher_id.user_id", "in", self.env.companies._get_officers().ids)

    def action_confirm(self):
        """Write the proposed facts on their cards and tell the teachers; all of them or none.

        :raises AccessError: for who may not write the cards
        :raises UserError: on the own card, when one is decided already, or the card says something else by now
        """
        self._check_decidable()
        for card, changes in self.grouped("teacher_id").items():
            if stale := changes.filtered(lambda change: change._is_stale()):
                raise UserError(
                    self.env._(
                        "The card of %(teacher)s was changed after this was proposed: %(facts)s. Refuse the proposal, or ask for another one.",
                        teacher=card.name,
                        facts=stale._get_labels(),
                    )
                )
            # sudo: a deputy decides on the card of an officer, which he may not write otherwise
            card.sudo()._write_facts({change.fact: change.new_value for change in changes})
        return self._decide("confirmed")

    def action_refuse(self, answer=None):
        """Refuse proposals with a reason; without one a dialog asks for it.

        :param answer: text
        :return: True, or the dialog
        :raises AccessError: for who may not write the cards
        :raises UserError: when one is decided already, or the reason is empty
        """
        self._check_decidable()
        if answer is None:
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Refuse"),
                "res_model": "methodical.card.refuse",
                "views": [(False, "form")],
                "target": "new",
                "context": {"default_change_ids": [fields.Command.set(self.ids)]},
            }
        if not str(answer or "").strip():
            raise UserError(self.env._("Write why “%(change)s” is refused.", change=self[:1].display_name))
        return self._decide("refused", answer=answer.strip())

    def action_withdraw(self):
        """Take back one's own proposals that nobody has decided.

        :raises UserError: when one is not the user's own or was decided
        """
        self.check_access("read")
        if strangers := self.filtered(lambda change: not change.is_mine):
            raise UserError(
                self.env._("“%(change)s” is not your proposal.", change=strangers[0].display_name)
            )
        self._check_open()
        return self._decide("withdrawn", is_told=False)

    def action_open_card(self):
        """Open the card of one proposal."""
        self.ensure_one()
        return self.teacher_id._get_form_action()

    def _check_decidable(self):
        self.check_access("read")
        undecidable = self - self.search(self._get_decidable_domain() & Domain("id", "in", self.ids))
        if undecidable.filtered("is_mine") and self.env["methodical.teacher"].has_access("write"):
            raise UserError(
                self.env._(
                    "%(person)s does not decide on the own card. Another qualification officer, a deputy or the director does it.",
                    person=self.env.user.name,
                )
            )
        if undecidable:
            undecidable.teacher_id.check_access("write")
        self._check_open()

    def _check_open(self):
        """Hold the proposals against a second decision and raise when one is decided."""
        try:
            self.sudo().lock_for_update()  # sudo: nobody may write proposals, who may decide has been asked
        except LockError:
            raise UserError(
                self.env._(
                    "“%(change)s” is being decided at this moment. Look at it again in a minute.",
                    change=self[:1].display_name,
                )
            ) from None
        if decided := self.filtered(lambda change: change.state != "proposed"):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(change)s” is decided already (%(state)s).",
                    change=decided[0].display_name,
                    state=labels[decided[0].state],
                )
            )

    def _is_stale(self):
        return self.teacher_id._read_fact(self.fact) != (self.old_value or None)

    def _get_labels(self):
        labels = dict(self._fields["fact"]._description_selection(self.env))
        return [labels[fact] for fact in self.mapped("fact")]

    def _decide(self, state, is_told=True, **values):
        # sudo: nobody may write proposals, who may decide has been asked
        with_pass(self.sudo()).write(
            {
                "state": state,
                "decided_on": fields.Date.context_today(self),
                "decided_by": self.env.user.name,
                **values,
            }
        )
        for card, changes in self.grouped("teacher_id").items():
            card._close_change_activities()
            if is_told:
                changes._tell_teacher(card)
        return True

    def _tell_teacher(self, card):
        """Send the teacher of one card the decision, by the queue of mails."""
        user_sudo = card.sudo().user_id.filtered("active")  # sudo: the account of the teacher
        if not user_sudo or user_sudo == self.env.user:
            return
        words = self.with_context(lang=user_sudo.lang)
        states = dict(self._fields["state"]._description_selection(words.env))
        lines = [words.env._("Your corrections of the card: %(state)s.", state=states[self[0].state])]
        lines += [f"{change._get_labels()[0]}: {change.old_text} → {change.new_text}" for change in words]
        if self[0].answer:
            lines.append(self[0].answer)
        card.with_context(mail_notify_force_send=False).message_post(
            body="\n".join(lines), partner_ids=user_sudo.partner_id.ids
        )
