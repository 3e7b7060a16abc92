from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.guard import with_pass


class MethodicalActing(models.Model):
    """How a period is cancelled before it begins, or ends earlier than it says."""

    _inherit = "methodical.acting"

    def action_cancel(self):
        """Cancel drafts, and periods in force that have not begun.

        :raises AccessError: for everybody but the director and the officer, once a period is in force
        :raises UserError: when a period has begun
        """
        self.check_access("write")
        in_force = self.filtered(lambda period: period.state == "in_force")
        in_force._check_keeper()
        if begun := in_force.filtered(lambda period: period.date_from <= period._get_day(period.company_id)):
            raise UserError(
                self.env._(
                    "%(periods)s has begun: end it early, what was decided in it stays.",
                    periods=begun.mapped("display_name"),
                )
            )
        return self._move_to("cancelled")

    def action_open_end(self):
        """Open the dialog that asks for the last day of a period in force."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("End early"),
            "res_model": "methodical.acting.end",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_acting_id": self.id},
        }

    def action_end(self, day=None):
        """Let periods in force end earlier than they say.

        :param day: the last day (datetime.date or its ISO form), yesterday by default: the rights end at once
        :raises AccessError: for everybody but the director and the officer
        :raises UserError: when the day is not a shorter end, or lies before yesterday
        """
        self.check_access("write")
        self._check_keeper()
        self._end_on(fields.Date.to_date(day))
        return True

    def _end_on(self, day=None):
        """Shorten periods in force.

        :param day: datetime.date of the last day, yesterday by default
        :raises UserError: when the day is not a shorter end, lies before yesterday or before the first day
        """
        for period in self:
            yesterday = self._get_day(period.company_id) - timedelta(days=1)
            last = day or yesterday
            if period.state != "in_force" or not (max(yesterday, period.date_from) <= last < period.date_to):
                raise UserError(
                    self.env._(
                        "%(period)s cannot end on %(day)s: a period in force becomes shorter, from its first day on and not before yesterday. Cancel one that has not begun.",
                        period=period.display_name,
                        day=last.strftime("%d.%m.%Y"),
                    )
                )
            # sudo: only the end of a period in force is written, by this method
            with_pass(period.sudo()).write({"date_to": last})

    def _check_keeper(self):
        """Raise when the user is neither the director nor the officer: they keep the periods in force."""
        keepers = ("school_methodical.group_director", "school_methodical.group_officer")
        if self and not any(self.env.user.has_group(group) for group in keepers):
            raise AccessError(
                self.env._(
                    "%(periods)s: only the director or the qualification officer does this. Ask one of them, or draft the order.",
                    periods=self.mapped("display_name"),
                )
            )
