from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalResolution(models.Model):
    """Which activities of approved plans carry a resolution out as a recommendation of last year (R29, F1 V.5)."""

    _inherit = "methodical.resolution"

    planned_as = fields.Char(
        compute="_compute_planned_as",
        compute_sudo=True,
        help="Activities of the approved plan of the next year.",
    )

    @api.depends_context("lang")
    def _compute_planned_as(self):
        rows = self._get_planned_rows()
        for resolution in self:
            items = rows.filtered(lambda row, res_id=resolution.id: row.res_id == res_id).item_ids
            resolution.planned_as = ", ".join(items.mapped("name"))

    def _get_planned_rows(self):
        """Return, in sudo, the recommendations of approved plans that come from these resolutions."""
        # sudo: what a plan carries out is no secret to who reads the resolution
        return (
            self.env["methodical.plan.recommendation"]
            .sudo()
            .search(
                Domain("res_model", "=", self._name)
                & Domain("res_id", "in", self.ids)
                & Domain("item_ids", "!=", False)
                & Domain("plan_id.state", "=", "approved")
                & Domain("plan_id.is_superseded", "=", False)
            )
        )

    def action_open_planned(self):
        """Open the activities that carry one resolution out; the reader sees those of the plans that he may read."""
        self.ensure_one()
        self.check_access("read")
        items = self._get_planned_rows().item_ids
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_plan_item_action"
        )
        return {**action, "domain": [("id", "in", items.ids)], "context": {"create": False}}
