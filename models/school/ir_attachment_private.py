from odoo import api, models
from odoo.exceptions import UserError


class IrAttachment(models.Model):
    """Files of the methodical work are read by who may read their records, and by nobody else (law on personal data).

    Tokens in addresses open none of them (``ir.binary``); here nobody publishes one, by whatever entrance.
    """

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        """Create attachments.

        :raises UserError: for a public file of a record of this addon
        """
        attachments = super().create(vals_list)
        # looked at afterwards: the value may also come from a default in the caller's context
        attachments._check_private()
        return attachments

    def write(self, vals):
        """Change attachments.

        :raises UserError: as ``create``
        """
        result = super().write(vals)
        if {"public", "res_model"} & vals.keys():
            self._check_private()
        return result

    def _is_methodical(self):
        """Return whether one of these files (in sudo) belongs to a record of this addon, or is uploaded for one."""
        return any((file.res_model or "").startswith("methodical.") for file in self)

    def _check_private(self):
        # sudo: to whom a file belongs, whoever may read it
        if opened := self.sudo().filtered(lambda file: file.public and file._is_methodical()):
            raise UserError(
                self.env._(
                    "The file “%(file)s” belongs to the methodical work and is not published: people read it who may read its record.",
                    file=opened[0].name,
                )
            )
