from odoo import fields, models

from ...tools.together import Counts


class MethodicalTeacher(models.Model):
    """Smart buttons of a card: what meetings gave the person to do, and what he proposed (J9, N38)."""

    _inherit = "methodical.teacher"

    open_resolution_count = fields.Integer("Resolutions to be done", compute="_compute_counts")
    proposal_count = fields.Integer("Proposals", compute="_compute_counts")

    def _get_count_questions(self):
        """Add the resolutions that are open, and the proposals."""
        Resolution, Proposal = self.env["methodical.resolution"], self.env["methodical.proposal"]
        open_ones = [("responsible_id", "in", self.ids), *Resolution._get_open_domain()]
        return {
            **super()._get_count_questions(),
            "open_resolution_count": [Counts(Resolution, open_ones, "responsible_id")],
            "proposal_count": [Counts(Proposal, [("author_id", "in", self.ids)], "author_id")],
        }

    def action_open_resolutions(self):
        """Open the resolutions for which one teacher is responsible."""
        self.ensure_one()
        return self._open_own("methodical_resolution_action", "responsible_id")

    def action_open_proposals(self):
        """Open the proposals of one teacher, as far as the user may read them."""
        self.ensure_one()
        return self._open_own("methodical_proposal_action", "author_id")

    def _open_own(self, action, field):
        values = self.env["ir.actions.act_window"]._for_xml_id(f"school_methodical.{action}")
        return {**values, "domain": [(field, "=", self.id)], "context": {"create": False}}
