from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass
from ...tools.owner import owner_of

#: what makes an attachment the file that was signed: its content, how it is called and opened, to which field of which
#: record it belongs, and who may read it
_IDENTITY = frozenset(
    {"raw", "datas", "db_datas", "store_fname", "checksum", "url", "type", "res_model", "res_id", "res_field"}
    | {"name", "mimetype", "public"}
)
#: models whose files are evidence; each answers ``_filter_evidence``
_OWNERS = (
    "methodical.local.act",
    "methodical.local.act.file",
    "methodical.acknowledgement.scan",
    "methodical.order",
)


class IrAttachment(models.Model):
    """Files of approved local acts, of orders signed on paper and scans of signed sheets stay as they are.

    Also behind the back of their records: nothing is changed, taken away, or laid over them.
    """

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        """Create attachments.

        :raises UserError: when one would take the place of a file that is evidence
        """
        attachments = super().create(vals_list)
        # looked at afterwards: the place may also come from a default in the caller's context
        if not has_pass(self.env):
            attachments._check_evidence()
        return attachments

    def write(self, vals):
        """Change attachments.

        :raises UserError: for a file that is evidence, and when one would take its place
        """
        guarded = _IDENTITY & vals.keys()
        if guarded:
            # whoever may not change a file anyway is not told whose it is
            self.check_access("write")
            self._check_evidence()
        result = super().write(vals)
        if guarded:
            self._check_evidence()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._check_evidence()

    def _check_evidence(self):
        """Raise when one of the files is sealed, naming its record."""
        # sudo: evidence counts, whoever may read it
        owners = self.sudo().filtered("res_field").grouped("res_model")
        for name in _OWNERS:
            ids = owners[name].mapped("res_id") if name in owners else []
            records = self.env[name].sudo().browse(ids).exists()  # sudo: as above
            if sealed := records._filter_evidence():
                raise UserError(
                    self.env._(
                        "The file of “%(document)s” is evidence and cannot change. Withdraw the document, make a new version of it, or file a new scan.",
                        document=owner_of(sealed[0]).display_name,
                    )
                )
