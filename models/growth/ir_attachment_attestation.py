from odoo import models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class IrAttachment(models.Model):
    """A dossier that was sent stays as it was sent: its own files and the files in it."""

    _inherit = "ir.attachment"

    def _check_evidence(self):
        """Raise also for files of an attestation whose application was sent."""
        super()._check_evidence()
        # sudo: evidence counts, whoever may read it
        files = self.sudo().filtered(lambda file: file.res_model == "methodical.attestation" and file.res_id)
        if not files or has_pass(self.env):
            return
        cases = files.env["methodical.attestation"].browse(files.mapped("res_id")).exists()
        if sent := cases._filter_frozen(files):
            raise UserError(
                self.env._(
                    "The file was sent with the application of “%(case)s” and stays as it is.",
                    case=sent[0].display_name,
                )
            )
