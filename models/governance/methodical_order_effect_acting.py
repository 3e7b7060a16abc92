from odoo import models
from odoo.tools import format_date


class MethodicalOrderEffect(models.Model):
    """Effect of orders on acting persons: the rights of decision of the absent one pass for the days of the period (R53)."""

    _inherit = "methodical.order.effect"

    def _describe_start_acting(self):
        """Return what an order that lets somebody act does."""
        period_sudo = self.acting_id.sudo()  # sudo: who acts for whom is public within the school
        if not period_sudo:
            return self.env._("Lets somebody act: name the period.")
        return self.env._(
            "%(person)s acts for %(absent)s (%(post)s) from %(start)s until %(end)s.",
            person=period_sudo.substitute_id.name,
            absent=period_sudo.absent_id.name,
            post=period_sudo.post_id.name,
            start=format_date(self.env, period_sudo.date_from),
            end=format_date(self.env, period_sudo.date_to),
        )

    def _problems_start_acting(self, day):
        """Return why somebody cannot act; the period has its own days, the date of the order only must not be after them."""
        period = self.acting_id
        if not period:
            return [
                self.env._(
                    "Name the period of acting that the order “%(order)s” lets begin.",
                    order=self.order_id.title,
                )
            ]
        if period.state != "draft":
            return [
                self.env._(
                    "%(period)s is in force or cancelled already. Make a new period and a new order.",
                    period=period.display_name,
                )
            ]
        problems = period._get_problems()
        if period.date_to < day:
            problems.append(
                self.env._(
                    "%(period)s is over on the date of the order (%(day)s). Change its dates.",
                    period=period.display_name,
                    day=format_date(self.env, day),
                )
            )
        return problems

    def _run_start_acting(self, day):
        """Put the period in force."""
        self.acting_id._start_by_order(self.order_id)

    def _undo_start_acting(self, day):
        """Let the period end as soon as it can, or cancel it before it begins."""
        self.acting_id._stop_by_order()
