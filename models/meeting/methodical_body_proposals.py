from odoo import fields, models


class MethodicalBody(models.Model):
    """Way from an association to the proposals of its members."""

    _inherit = "methodical.body"

    proposal_count = fields.Integer(compute="_compute_proposal_count")

    def _compute_proposal_count(self):
        rows = self.env["methodical.proposal"]._read_group(
            [("body_id", "in", self.ids)], ["body_id"], ["__count"]
        )
        counts = dict(rows)
        for body in self:
            body.proposal_count = counts.get(body, 0)

    def action_open_proposals(self):
        """Open the proposals of one body."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_proposal_action")
        return {**action, "domain": [("body_id", "=", self.id)], "context": {"default_body_id": self.id}}
