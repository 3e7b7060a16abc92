from odoo import api, fields, models

#: what may show that a resolution is done
_PROOFS = (
    "methodical.plan.item",
    "methodical.plan",
    "methodical.meeting",
    "methodical.order",
    "methodical.local.act",
    "methodical.proposal",
)


class MethodicalResolutionReport(models.TransientModel):
    """Dialog of what needs words on a resolution: the proof that it is done, or why it is reopened or removed."""

    _name = "methodical.resolution.report"
    _description = "Report on a Resolution"

    resolution_ids = fields.Many2many("methodical.resolution", string="Resolutions", required=True)
    kind = fields.Selection(
        [("done", "Done"), ("reopen", "Not done yet"), ("remove", "Take off control")],
        required=True,
        default="done",
    )
    text = fields.Text("Resolution", compute="_compute_text")
    proof = fields.Text("What was done")
    record = fields.Reference(selection="_select_proofs", string="Record that shows it")
    file_ids = fields.Many2many("ir.attachment", string="Files that show it")
    reason = fields.Text()

    @api.model
    def _select_proofs(self):
        """Return [(model, name)] of what may be named as proof."""
        return [(model, self.env["ir.model"]._get(model).name) for model in _PROOFS]

    @api.depends("resolution_ids")
    def _compute_text(self):
        for dialog in self:
            dialog.text = "\n".join(dialog.resolution_ids.mapped("text"))

    def action_confirm(self):
        """Do what the dialog was opened for, with the rights of the user."""
        self.ensure_one()
        if self.kind == "done":
            record = f"{self.record._name},{self.record.id}" if self.record else ""
            return self.resolution_ids.action_done(self.proof or "", record, self.file_ids.ids)
        action = (
            self.resolution_ids.action_reopen if self.kind == "reopen" else self.resolution_ids.action_remove
        )
        return action(self.reason or "")
