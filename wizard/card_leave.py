from odoo import api, fields, models


class MethodicalCardLeave(models.TransientModel):
    """Dialog of a teacher who leaves: what he leaves open, his record to take along, the archive."""

    _name = "methodical.card.leave"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Teacher Who Leaves"

    teacher_ids = fields.Many2many("methodical.teacher", string="Teachers", required=True)
    day = fields.Date("Last day at the school", required=True, default=fields.Date.context_today)
    ends_memberships = fields.Boolean("End memberships on that day", default=True)
    open_matters = fields.Text("Still open", compute="_compute_open_matters")

    @api.depends("teacher_ids")
    def _compute_open_matters(self):
        for dialog in self:
            matters = dialog.teacher_ids._origin._get_open_matters()
            dialog.open_matters = "\n".join(
                f"{card.name}: {label} – {counts[card]}"
                for card in dialog.teacher_ids._origin
                for label, counts in matters
                if card in counts
            )

    def action_print_record(self):
        """Print the records that the teachers take along."""
        return self.teacher_ids.action_print_portable()

    def action_export_record(self):
        """Download the record of one teacher as a workbook."""
        return self.teacher_ids[:1].action_export_portable()

    def action_leave(self):
        """Send the cards to the archive.

        :raises AccessError: for who may not write them
        """
        self.ensure_one()
        self.teacher_ids.check_access("write")
        self.teacher_ids._leave(self.day, self.ends_memberships)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
