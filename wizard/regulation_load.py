from odoo import api, fields, models


class MethodicalRegulationLoad(models.TransientModel):
    """Loads a preset into the school as a draft that the school edits and puts in force."""

    _name = "methodical.regulation.load"
    _description = "Load a Regulation"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company
    )
    preset_id = fields.Many2one(
        "methodical.regulation",
        required=True,
        domain=[("company_id", "=", False)],
        default=lambda self: self._default_preset(),
    )
    description = fields.Text(related="preset_id.description", related_sudo=False)
    name = fields.Char(compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    date_from = fields.Date("In force from", default=fields.Date.context_today)
    put_in_force = fields.Boolean("Put in force at once")

    @api.model
    def _default_preset(self):
        return self.env["methodical.regulation"].search([("company_id", "=", False)], order="id", limit=1)

    @api.depends("preset_id")
    def _compute_name(self):
        for load in self:
            load.name = load.preset_id.name

    def action_load(self):
        """Copy the preset and open the copy."""
        self.ensure_one()
        regulation = self.preset_id._load_into(self.company_id)
        regulation.write({"name": self.name, "date_from": self.date_from})
        if self.put_in_force:
            regulation.action_put_in_force()
        return {
            "type": "ir.actions.act_window",
            "res_model": "methodical.regulation",
            "res_id": regulation.id,
            "views": [(False, "form")],
        }
