from odoo import models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class IrAttachment(models.Model):
    """A file that shows that a resolution is done stays as it is while the report counts."""

    _inherit = "ir.attachment"

    def _check_evidence(self):
        """Raise also for a proof of a resolution that was reported as done or confirmed."""
        super()._check_evidence()
        # sudo: evidence counts, whoever may read it
        files = self.sudo().filtered(lambda file: file.res_model == "methodical.resolution" and file.res_id)
        if not files or has_pass(self.env):
            return
        resolutions = files.env["methodical.resolution"].browse(files.mapped("res_id")).exists()
        reported = resolutions.filtered(
            lambda row: row.state in ("done", "confirmed") and row.proof_file_ids & files
        )
        if reported:
            raise UserError(
                self.env._(
                    "The file shows that “%(resolution)s” is done and stays. Who confirms it may give the resolution back first.",
                    resolution=reported[0]._get_title(),
                )
            )
