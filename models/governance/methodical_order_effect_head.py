from odoo import models
from odoo.tools import format_date

from ...tools.guard import with_pass


class MethodicalOrderEffect(models.Model):
    """Effects of orders on a head: seating and ending, in every mode of getting the post (C3, R10, R11)."""

    _inherit = "methodical.order.effect"

    def _describe_seat_head(self):
        """Return what an order that seats a head does."""
        term = self.head_term_id.sudo()  # sudo: who heads a body is public within the school
        if not term.date_to:
            return self.env._(
                "Seats %(head)s as head of “%(body)s” from %(start)s.",
                head=term.teacher_id.name or "–",
                body=term.body_id.name or "–",
                start=format_date(self.env, term.date_from),
            )
        return self.env._(
            "Seats %(head)s as head of “%(body)s” from %(start)s until %(end)s.",
            head=term.teacher_id.name,
            body=term.body_id.name,
            start=format_date(self.env, term.date_from),
            end=format_date(self.env, term.date_to),
        )

    def _problems_seat_head(self, day):
        """Return why one head cannot be seated; what counts is the first day of the term, not the date of the order."""
        term = self.head_term_id
        if not term:
            return [
                self.env._(
                    "Name the term that the order “%(order)s” confirms.", order=self.order_id.title or ""
                )
            ]
        joining = self._get_joining(term.body_id, term.date_from)
        return term._get_seating_problems(self._get_opened(), joining) + self._problems_second_head(term)

    def _problems_second_head(self, term):
        """Return the sentence that an order seats two heads of one body on one day, once."""
        others = self.order_id.effect_ids.filtered(
            lambda effect: effect.kind == "seat_head" and effect.head_term_id.body_id == term.body_id
        ).head_term_id.filtered(lambda other: other.date_from == term.date_from)
        if len(others) < 2:
            return []
        return [
            self.env._(
                "The order seats two heads of %(body)s on one day: %(heads)s. Leave one of them.",
                body=term.body_id.name,
                heads=others.sudo().mapped("teacher_id.name"),  # sudo: names of candidates
            )
        ]

    def _run_seat_head(self, day):
        """Seat the head."""
        with_pass(self.head_term_id)._seat(self.order_id)

    def _describe_end_head(self):
        """Return what an order that ends a term does."""
        term = self.head_term_id.sudo()  # sudo: who heads a body is public within the school
        return self.env._(
            "Ends the term of %(head)s as head of “%(body)s”.",
            head=term.teacher_id.name or "–",
            body=term.body_id.name or "–",
        )

    def _problems_end_head(self, day):
        """Return why one term cannot end on a date."""
        term = self.head_term_id
        if not term or term.state != "confirmed":
            return [term._say_not_running()]
        if day >= term.date_from:
            return []
        return [
            self.env._(
                "The term of %(head)s begins on %(date)s and cannot end before. Correct the date of the order.",
                head=term.sudo().teacher_id.name,  # sudo: who heads a body is public within the school
                date=format_date(self.env, term.date_from),
            )
        ]

    def _run_end_head(self, day):
        """End the term."""
        with_pass(self.head_term_id)._end(day, self.order_id)
