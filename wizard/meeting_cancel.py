from odoo import fields, models


class MethodicalMeetingCancel(models.TransientModel):
    """Dialog that asks why meetings do not take place; everybody who was told of them reads it."""

    _name = "methodical.meeting.cancel"
    _description = "Cancelling of Meetings"

    meeting_ids = fields.Many2many(
        "methodical.meeting", "methodical_meeting_cancel_rel", "cancel_id", "meeting_id"
    )
    reason = fields.Char(required=True)

    def action_confirm(self):
        """Cancel the meetings with the rights of the user."""
        self.ensure_one()
        return self.meeting_ids.action_cancel(self.reason)
