from odoo import api, models
from odoo.exceptions import UserError

#: what makes an attachment the file that was signed: its content, and to which field of which record it belongs
_IDENTITY = frozenset(
    {"raw", "datas", "db_datas", "store_fname", "checksum", "url", "type", "res_model", "res_id", "res_field"}
)


class IrAttachment(models.Model):
    """Files of approved local acts and scans of signed sheets stay as they are, also behind the back of their records."""

    _inherit = "ir.attachment"

    def write(self, vals):
        """Change attachments.

        :raises UserError: for a file of an approved local act, and for a scan of a signed sheet
        """
        if _IDENTITY & vals.keys():
            self._check_evidence()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._check_evidence()

    def _check_evidence(self):
        """Raise when one of the files is sealed, naming its record."""
        # sudo: evidence counts, whoever may read it
        owners = self.sudo().filtered("res_field").grouped("res_model")
        for name in ("methodical.local.act", "methodical.local.act.file", "methodical.acknowledgement.scan"):
            ids = owners[name].mapped("res_id") if name in owners else []
            records = self.env[name].sudo().browse(ids).exists()  # sudo: as above
            if sealed := records._filter_evidence():
                raise UserError(
                    self.env._(
                        "The file of “%(document)s” is evidence and cannot change. Make a new version of the act, or file a new scan.",
                        document=sealed[0].display_name,
                    )
                )
