from odoo import fields, models


class MethodicalBody(models.Model):
    """The way from an association to the directions of its work (C16)."""

    _inherit = "methodical.body"

    directions_count = fields.Integer("Directions of work", compute="_compute_directions_count")

    def _compute_directions_count(self):
        counts = dict(
            self.env["methodical.directions"]._read_group(
                [("body_id", "in", self.ids), ("state", "!=", "cancelled")], ["body_id"], ["__count"]
            )
        )
        for body in self:
            body.directions_count = counts.get(body, 0)

    def action_open_directions(self):
        """Open the directions of work of one association."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_directions_action"
        )
        return {**action, "domain": [("body_id", "=", self.id)], "context": {"default_body_id": self.id}}
