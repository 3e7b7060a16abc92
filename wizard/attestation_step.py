from odoo import api, fields, models


class MethodicalAttestationStep(models.TransientModel):
    """Asks for the day and the result of one step of an attestation."""

    _name = "methodical.attestation.step"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Step of an Attestation"

    attestation_id = fields.Many2one("methodical.attestation", required=True, ondelete="cascade")
    teacher_name = fields.Char(related="attestation_id.teacher_name", related_sudo=False)
    step = fields.Selection(
        [
            ("submit", "Application sent"),
            ("portfolio", "Portfolio accepted"),
            ("test", "Test passed"),
            ("award", "Category awarded"),
            ("fail", "Not passed"),
            ("withdraw", "Withdraw"),
            ("back", "Take back the last step"),
            ("opinion", "Opinion"),
        ],
        required=True,
    )
    day = fields.Date(default=fields.Date.context_today)
    result = fields.Char(help="Points, or what the commission wrote.")
    category_id = fields.Many2one(
        "methodical.category",
        "Category awarded",
        compute="_compute_category_id",
        store=True,
        readonly=False,
        domain="[('rank', '>', 0)]",
    )
    reference = fields.Char("Order No.")
    until = fields.Date("Valid until", help="Empty: by the term of the category.")
    text = fields.Text("In words")
    gaps = fields.Text(compute="_compute_gaps")

    @api.depends("attestation_id")
    def _compute_category_id(self):
        for dialog in self:
            dialog.category_id = dialog.attestation_id.category_id

    @api.depends("attestation_id", "step")
    def _compute_gaps(self):
        """Say before the application is sent what a commission will miss."""
        for dialog in self:
            gaps = dialog.attestation_id._get_gaps() if dialog.step == "submit" else []
            dialog.gaps = "\n".join(f"• {gap}" for gap in gaps) or False

    def action_confirm(self):
        """Take the step.

        :raises UserError: as the step of the attestation
        """
        self.ensure_one()
        case = self.attestation_id
        steps = {
            "submit": lambda: case.action_submit(self.day),
            "portfolio": lambda: case.action_accept_portfolio(self.day, self.result),
            "test": lambda: case.action_pass_test(self.day, self.result),
            "award": lambda: case.action_award(self.day, self.reference, self.category_id.id, self.until),
            "fail": lambda: case.action_fail(self.day, self.result),
            "withdraw": lambda: case.action_withdraw(self.text or ""),
            "back": lambda: case.action_take_back(self.text or ""),
            "opinion": lambda: case.action_give_opinion(self.text or ""),
        }
        steps[self.step]()
        return {"type": "ir.actions.act_window_close"}
