from odoo import models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class IrAttachment(models.Model):
    """A file that shows that an activity of a plan is done stays as it is (N14, F0 4.4)."""

    _inherit = "ir.attachment"

    def _check_evidence(self):
        """Raise also for a file that settled an activity of a plan."""
        super()._check_evidence()
        # sudo: evidence counts, whoever may read it
        files = self.sudo().filtered(lambda file: file.res_model == "methodical.plan.item" and file.res_id)
        if not files or has_pass(self.env):
            return
        row = files.env["methodical.plan.evidence"].search(
            [("res_model", "=", self._name), ("res_id", "in", files.ids), ("date_done", "!=", False)], limit=1
        )
        if row:
            raise UserError(
                self.env._(
                    "The file is the evidence of “%(item)s”, which is done, and stays.", item=row.item_id.name
                )
            )
