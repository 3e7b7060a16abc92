from odoo import fields, models
from odoo.exceptions import LockError, UserError


class MethodicalOrder(models.Model):
    """Signing and cancelling: the director's decision gives number and date, runs the effects, and nothing undoes it."""

    _inherit = "methodical.order"

    #: a signed order is never edited: another order cancels it, nothing else
    _transitions = {
        "draft": {"submitted", "cancelled"},
        "submitted": {"draft", "returned", "approved"},
        "returned": {"submitted", "cancelled"},
        "approved": {"cancelled"},
        "cancelled": set(),
    }

    def _refuse_engine_fields(self):
        raise UserError(
            self.env._(
                "State, number and date of an order are given by submitting, signing and cancelling it."
            )
        )

    def action_approve(self):
        """Decide the current step of the orders; numbers follow the dates that they shall get, then the drafting.

        :return: True, or the dialog of a meeting
        :raises UserError: when it is not this user's turn on one of them, or an effect cannot run; nothing is done then
        """
        ordered = self.sorted(lambda order: (order.date_planned or fields.Date.today(), order.id))
        return super(MethodicalOrder, ordered).action_approve()

    def _get_supervisor(self):
        return self.body_id.supervisor_id or super()._get_supervisor()

    def _get_decision_reference(self, signature):
        """Give the order its number and date at the last step, so that the signature seals them too."""
        if not signature._is_last():
            return super()._get_decision_reference(signature)
        order_sudo = self.sudo()  # sudo: the director may not write what he signs, the engine does
        order_sudo._give_number()
        return order_sudo.with_context(lang=self.company_id._get_print_lang())._get_reference()

    def _give_number(self):
        """Give one order number and date: the next number, or those of its paper."""
        if self.is_paper:
            self._keep_paper_number()
            return
        today = fields.Date.context_today(self.company_id._in_school_time())
        day = self.date_planned or today
        self._allot_number(year=day.year, date=day)

    def _on_approved(self):
        """Run the effects in the same transaction; one that cannot run stops the signing."""
        result = super()._on_approved()
        for order_sudo in self.sudo():  # sudo: the effects of an order are the engine's, not the signer's
            order_sudo.effect_ids._run()
            if order_sudo.date_warning:
                order_sudo._message_log(body=order_sudo.date_warning)
        return result

    def action_cancel(self):
        """Give up drafts and returned orders.

        :raises UserError: for a signed order: only another order cancels it
        """
        if signed := self.filtered(lambda order: order.state == "approved"):
            raise UserError(
                self.env._(
                    "“%(order)s” is signed: only another order cancels it. Use the button “Cancel by an order”.",
                    order=signed[0].display_name,
                )
            )
        return super().action_cancel()

    def action_new_version(self):
        """Refuse versions: a signed order is changed by another order.

        :raises UserError: always
        """
        raise UserError(
            self.env._("A signed order has no new versions. Give another order that changes or cancels it.")
        )

    def action_cancel_by_order(self):
        """Open the draft of the order that cancels this one."""
        self.ensure_one()
        return self._draft("cancel", target_order_id=self)._open_form()

    def action_open_cancelling(self):
        """Open the order that cancelled this one."""
        return self.cancelled_by_id._open_form()

    def _cancel_by(self, order, day):
        """Cancel one signed order by another one: number, text and signatures stay (called by the effect, in sudo).

        :param order: the order that cancels
        :param day: its date (datetime.date)
        """
        self.ensure_one()
        try:
            self.lock_for_update(allow_referencing=True)
        except LockError:
            raise UserError(
                self.env._(
                    "Somebody else works on “%(order)s” at this moment. Sign again in a minute.",
                    order=self.display_name,
                )
            ) from None
        self._move_to("cancelled", cancelled_by_id=order.id)
        self.effect_ids._undo(day)
        self._message_log(body=self.env._("Cancelled by the order %(order)s.", order=order.display_name))
