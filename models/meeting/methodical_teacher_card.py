from odoo import fields, models


class MethodicalTeacher(models.Model):
    """Smart buttons of a card: what meetings gave the person to do, and what he proposed (J9, N38)."""

    _inherit = "methodical.teacher"

    open_resolution_count = fields.Integer("Resolutions to be done", compute="_compute_open_resolution_count")
    proposal_count = fields.Integer("Proposals", compute="_compute_proposal_count")

    def _compute_open_resolution_count(self):
        Resolution = self.env["methodical.resolution"]
        domain = [("responsible_id", "in", self.ids), *Resolution._get_open_domain()]
        counts = dict(Resolution._read_group(domain, ["responsible_id"], ["__count"]))
        for teacher in self:
            teacher.open_resolution_count = counts.get(teacher, 0)

    def _compute_proposal_count(self):
        Proposal = self.env["methodical.proposal"]
        counts = dict(Proposal._read_group([("author_id", "in", self.ids)], ["author_id"], ["__count"]))
        for teacher in self:
            teacher.proposal_count = counts.get(teacher, 0)

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
