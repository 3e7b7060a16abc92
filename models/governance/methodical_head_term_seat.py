from datetime import timedelta

from odoo import Command, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass


class MethodicalHeadTerm(models.Model):
    """What a signed order does with a head. Called by the effects of orders, in sudo; nobody else may (R10, R11)."""

    _inherit = "methodical.head.term"

    def action_draft_order(self):
        """Draft the order that seats one elected, agreed or appointed head; the director signs it in the order book.

        :return: action that opens the draft
        :raises UserError: while a meeting has still to elect or to agree
        """
        self.ensure_one()
        self.check_access("write")
        if error := self._get_state_error():
            raise UserError(error)
        kind = "seat_head" if self.mode == "elected" else "appoint_head"
        return self.env["methodical.order"]._draft(kind, head_term_id=self)._open_form()

    def action_draft_end_order(self):
        """Draft the order that ends one confirmed term.

        :return: action that opens the draft
        :raises UserError: for a term that does not run
        """
        self.ensure_one()
        self.check_access("read")
        if self.state != "confirmed":
            raise UserError(self._say_not_running())
        return self.env["methodical.order"]._draft("end_head", head_term_id=self)._open_form()

    def _seat(self, order):
        """Seat one candidate from the first day of his term (R7-R11); the head before ends the day before.

        The new head gets the rights of a head and the list of what the old one leaves open.

        :param order: methodical.order that seats him
        """
        self.ensure_one()
        self.body_id._lock()
        others = self.body_id.head_term_ids.filtered(lambda other: other.state in ("confirmed", "ended"))
        earlier = others.filtered(lambda other: other.date_from < self.date_from).sorted("date_from")
        earlier._get_running_on(self.date_from)._end(self.date_from - timedelta(days=1), order)
        self._move_to(
            "confirmed",
            order_id=order.id,
            eligibility_snapshot=self._describe_eligibility(self._get_issues()),
        )
        self._grant_group()
        self._hand_over(earlier[-1:].teacher_id)
        return True

    def _end(self, day, order):
        """End confirmed terms on a date; one that has ended later is cut.

        :param day: datetime.date
        :param order: methodical.order by which they end
        """
        for term in self:
            values = {"date_to": max(day, term.date_from), "end_order_id": order.id}
            if term.state == "confirmed":
                term._move_to("ended", **values)
            else:
                with_pass(term).write(values)
        return True

    def _move_to(self, state, **values):
        """Change the state along ``_transitions``: the only path of orders.

        :raises UserError: when a term cannot go there from its state
        """
        if blocked := self.filtered(lambda term: state not in self._transitions[term.state]):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(terms)s cannot become “%(state)s”: look at its present state first.",
                    terms=blocked.mapped("display_name"),
                    state=labels[state],
                )
            )
        return with_pass(self).write({"state": state, **values})

    def _get_running_on(self, day):
        """Return the terms that have not ended before a date (datetime.date)."""
        return self.filtered(lambda term: not term.date_to or term.date_to >= day)

    def _grant_group(self):
        """Give the head the rights of a head; they reach only as far as his terms (record rules)."""
        user = self.teacher_id.sudo().user_id  # sudo: an order grants the group, nobody's hand
        user.write({"group_ids": [Command.link(self.env.ref("school_methodical.group_head").id)]})

    def _hand_over(self, before):
        """Make the list of what the head before leaves open; it starts on the first day of the new one.

        :param before: card of the head before (empty when there was none)
        """
        if not before or before == self.teacher_id:
            return
        Handover = with_pass(self.env["methodical.handover"].sudo())  # sudo: made by orders only
        handover = Handover.create(Handover._prepare(self, before))
        if handover.date <= handover._get_today():
            handover._start()
