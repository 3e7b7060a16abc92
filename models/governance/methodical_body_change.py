from datetime import timedelta

from odoo import models
from odoo.fields import Domain

from ...tools.guard import with_pass


class MethodicalBody(models.Model):
    """What a signed order does with a body. Called by the effects of orders, in sudo; nobody else may (R1, R4)."""

    _inherit = "methodical.body"

    def _open(self, order, day):
        """Open one proposed body.

        :param order: methodical.order that opens it
        :param day: datetime.date from which it is active
        :raises UserError: when it is not a proposal
        """
        self.ensure_one()
        self._lock()
        return self._move_to("active", opening_order_id=order.id, opening_date=day)

    def _dissolve(self, order, day):
        """Close one active body for good; its members and its head end on the day.

        :param order: methodical.order that closes it
        :param day: datetime.date, the last day of its members
        :raises UserError: when it is not active
        """
        self.ensure_one()
        self._lock()
        self._end_people(order, day)
        return self._move_to("dissolved", closing_order_id=order.id, closing_date=day)

    def _reorganise(self, order, day, successor):
        """Let one active body go over into another one (F1 A-I.5′).

        Members and head end on the day; who is no member of the successor yet becomes one the day after. Open documents
        pass to the successor, approved ones stay in the history of this body.

        :param order: methodical.order that reorganises it
        :param day: datetime.date, its last day
        :param successor: methodical.body
        :raises UserError: when it is not active
        """
        self.ensure_one()
        (self | successor)._lock()
        Membership = self.env["methodical.membership"]
        rows = self.membership_ids.filtered_domain(Membership._get_domain_on(day))
        self._end_people(order, day)
        result = self._move_to(
            "reorganised", closing_order_id=order.id, closing_date=day, successor_id=successor.id
        )
        first = day + timedelta(days=1)
        known = Membership.search(
            Domain("body_id", "=", successor.id)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", first))
        ).teacher_id
        with_pass(Membership).create(
            [
                {
                    "body_id": successor.id,
                    "teacher_id": row.teacher_id.id,
                    "kind_id": row.kind_id.id,
                    "date_from": first,
                }
                for row in rows
                if row.teacher_id not in known
            ]
        )
        self._pass_documents(successor)
        return result

    def _end_people(self, order, day):
        """End what runs in one body on a date; memberships that would begin later are dropped.

        :param order: methodical.order by which they end
        :param day: datetime.date
        """
        later = self.membership_ids.filtered(lambda row: row.date_from > day)
        with_pass(later).unlink()
        running = (self.membership_ids - later).filtered(lambda row: not row.date_to or row.date_to > day)
        with_pass(running).write({"date_to": day})
        terms = self.head_term_ids.filtered(lambda term: term.state == "confirmed")
        terms.filtered(lambda term: not term.date_to or term.date_to > day)._end(day, order)

    def _get_closing_problems(self):
        """Return the sentences why one body cannot be reorganised or dissolved now (hook of later areas)."""
        return []

    def _pass_documents(self, successor):
        """Pass the open documents of one body to its successor (hook of later areas)."""
        return True
