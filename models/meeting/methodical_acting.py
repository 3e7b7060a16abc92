from odoo import models


class MethodicalActing(models.Model):
    """What was proposed to the absent person waits for who acts for him, and comes back (R53, R54, J26)."""

    _inherit = "methodical.acting"

    def _reassign_activities(self):
        """Give also the activities of proposals to the acting person of one period, or back."""
        result = super()._reassign_activities()
        # sudo: proposals of everybody
        Proposal = self.env["methodical.proposal"].sudo()
        Proposal.search(
            [("state", "=", "sent"), ("addressee_id", "in", self.absent_id.ids)]
        )._route_activities()
        return result
