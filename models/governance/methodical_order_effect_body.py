from datetime import timedelta

from odoo import models
from odoo.tools import format_date

from ...tools.guard import with_pass
from ...tools.issue import blocking


class MethodicalOrderEffect(models.Model):
    """Effects of orders on a body: opening, reorganising, dissolving (R1, R4, F1 A-I.5′)."""

    _inherit = "methodical.order.effect"

    def _describe_open_body(self):
        """Return what an order that opens a body does."""
        return self.env._("Opens “%(body)s”.", body=self.body_id.name or "–")

    def _problems_open_body(self, day):
        """Return why one body cannot be opened on a date."""
        if problems := self._problems_missing_body():
            return problems
        if self.body_id.state != "proposed":
            return [self._say_state()]
        issues = self.body_id._get_opening_issues(day, self._get_joining(self.body_id, day))
        return [issue.sentence for issue in blocking(issues)]

    def _run_open_body(self, day):
        """Open the body."""
        with_pass(self.body_id)._open(self.order_id, day)

    def _describe_reorganise_body(self):
        """Return what an order that reorganises a body does."""
        return self.env._(
            "Reorganises “%(body)s”: its members and open documents pass to “%(successor)s”.",
            body=self.body_id.name or "–",
            successor=self.successor_id.name or "–",
        )

    def _problems_reorganise_body(self, day):
        """Return why one body cannot go over into its successor on a date."""
        problems = self._problems_closing(day)
        successor = self.successor_id
        if not successor or successor == self.body_id:
            problems.append(
                self.env._(
                    "Name another association as the successor of %(body)s.", body=self.body_id.name or "–"
                )
            )
        elif successor.state != "active" and successor not in self._get_opened():
            problems.append(
                self.env._(
                    "The successor %(body)s is not active. Open it by the same order or by one before.",
                    body=successor.name,
                )
            )
        return problems

    def _run_reorganise_body(self, day):
        """Pass members and open documents to the successor."""
        with_pass(self.body_id)._reorganise(self.order_id, day, with_pass(self.successor_id))

    def _describe_dissolve_body(self):
        """Return what an order that dissolves a body does."""
        return self.env._(
            "Dissolves “%(body)s”: its members and its head end on that day.", body=self.body_id.name or "–"
        )

    def _problems_dissolve_body(self, day):
        """Return why one body cannot be dissolved on a date."""
        return self._problems_closing(day)

    def _run_dissolve_body(self, day):
        """Dissolve the body."""
        with_pass(self.body_id)._dissolve(self.order_id, day)

    def _problems_missing_body(self):
        if self.body_id:
            return []
        return [self.env._("Name the association of the order “%(order)s”.", order=self.order_id.title or "")]

    def _problems_closing(self, day):
        """Return why one active body cannot end on a date."""
        if problems := self._problems_missing_body():
            return problems
        body = self.body_id
        if body.state != "active":
            return [self._say_state()]
        if body.opening_date and day < body.opening_date:
            return [
                self.env._(
                    "%(body)s was opened on %(date)s and cannot end before. Correct the date of the order.",
                    body=body.name,
                    date=format_date(self.env, body.opening_date),
                )
            ]
        return body._get_closing_problems()

    def _say_state(self):
        labels = dict(self.body_id._fields["state"]._description_selection(self.env))
        return self.env._(
            "%(body)s is in the state “%(state)s”: this order can do nothing with it any more. Cancel the draft.",
            body=self.body_id.name,
            state=labels[self.body_id.state],
        )

    def _get_opened(self):
        """Return the bodies that the same order opens."""
        return self.order_id.effect_ids.filtered(lambda effect: effect.kind == "open_body").body_id

    def _get_joining(self, body, day):
        """Return the cards of those whom the same order brings into a body until a date (members of the bodies that go over).

        :param day: datetime.date
        """
        coming = self.order_id.effect_ids.filtered(
            lambda effect: (
                effect.kind == "reorganise_body"
                and effect.successor_id == body
                and effect._get_day() - timedelta(days=1) <= day
            )
        )
        cards = self.env["methodical.teacher"]
        return cards.union(*(effect.body_id._get_members(effect._get_day()) for effect in coming))
