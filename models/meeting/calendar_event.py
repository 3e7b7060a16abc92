from odoo import api, models
from odoo.exceptions import UserError

#: what the meeting says; the rest (answers, reminders, colours) is everybody's own
_GIVEN = frozenset(
    {
        "name",
        "start",
        "stop",
        "start_date",
        "stop_date",
        "allday",
        "duration",
        "location",
        "description",
        "privacy",
        "active",
        "recurrency",
        "user_id",
        "partner_ids",
        "attendee_ids",
    }
)


class CalendarEvent(models.Model):
    """The event of an announced meeting shows the meeting: nobody moves or deletes it behind the back of those called (R22)."""

    _inherit = "calendar.event"

    def write(self, vals):
        """Change events.

        :raises UserError: when the event of a meeting would say something else than the meeting
        """
        if _GIVEN & vals.keys():
            self._check_meeting()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_meeting(self):
        self._check_meeting()

    def _check_meeting(self):
        if self.env.su:
            return
        # sudo: which meeting it is of, whoever may read that
        meetings = self.env["methodical.meeting"].sudo().search([("event_id", "in", self.ids)], limit=1)
        if meetings:
            raise UserError(
                self.env._(
                    "This is a meeting of %(body)s: who keeps its minutes changes or cancels the meeting, the calendar follows.",
                    body=meetings.body_id.name,
                )
            )
