from odoo import fields, models


class MethodicalAcknowledgePaper(models.TransientModel):
    """Dialog in which the officer or a deputy marks who signed the sheet with ink, and files its scan (C28)."""

    _name = "methodical.acknowledge.paper"
    _description = "Signatures on Paper"

    acknowledgement_ids = fields.Many2many(
        "methodical.acknowledgement", string="People", domain=[("state", "=", "requested")]
    )
    kind = fields.Selection(
        [("paper", "Signed on paper"), ("refused", "Refused to sign")], required=True, default="paper"
    )
    date = fields.Date("Date on the sheet", required=True, default=fields.Date.context_today)
    scan = fields.Binary("Scan of the sheet", attachment=False)
    scan_name = fields.Char("File name")
    note = fields.Text(help="For a refusal: who witnessed it and why.")

    def action_confirm(self):
        """File the scan and mark the people.

        :raises UserError: when the scan or the note is missing, or somebody is confirmed already
        """
        self.ensure_one()
        rows = self.acknowledgement_ids
        scan = self.env["methodical.acknowledgement.scan"]
        if self.scan:
            scan = scan.create(
                {
                    "name": self.scan_name or self.env._("Scan of the sheet"),
                    "company_id": rows.company_id[:1].id,
                    "file": self.scan,
                }
            )
        rows._mark(self.kind, self.date, note=(self.note or "").strip(), scan=scan)
        return {"type": "ir.actions.act_window_close"}
