from odoo import models

from ...tools.guard import has_pass


class IrAttachment(models.Model):
    """The scan of a consent that was signed on paper stays as it was filed."""

    _inherit = "ir.attachment"

    def _check_evidence(self):
        """Raise also for the scan of a consent."""
        super()._check_evidence()
        # sudo: evidence counts, whoever may read it
        files = self.sudo().filtered(lambda file: file.res_model == "methodical.consent" and file.res_field)
        if not files or has_pass(self.env):
            return
        self.env["methodical.consent"]._refuse()
