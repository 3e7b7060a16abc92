from odoo import models


class MethodicalMeeting(models.Model):
    """Who proposed something learns of the minutes in which it was dealt with (F0 4.3)."""

    _inherit = "methodical.meeting"

    def _on_approved(self):
        """Tell the authors of proposals of the minutes that were signed."""
        result = super()._on_approved()
        # sudo: whoever signs, the author is told
        proposals_sudo = self.env["methodical.proposal"].sudo()
        proposals_sudo.search([("agenda_item_id.meeting_id", "in", self.ids)])._tell_outcome()
        return result
