from odoo import models


class IrBinary(models.AbstractModel):
    """A token in an address opens no file of the methodical work: certificates and dossiers are personal data.

    Whoever may write a file may issue a token, and whoever reads a chatter gets one: with either anybody who has the
    address would read the file without an account. Here only rights count, whatever token there is.
    """

    _inherit = "ir.binary"

    def _find_record(self, xmlid=None, res_model="ir.attachment", res_id=None, access_token=None, field=None):
        """Return the record of an address; for files of this addon the token is left out of account.

        :raises AccessError: when the user himself may not read the record
        """
        if access_token and self._is_personal(xmlid, res_model, res_id):
            access_token = None
        return super()._find_record(
            xmlid=xmlid, res_model=res_model, res_id=res_id, access_token=access_token, field=field
        )

    def _is_personal(self, xmlid, res_model, res_id):
        """Return whether an address leads to a record of this addon, or to a file of one."""
        if xmlid:
            record = self.env.ref(xmlid, raise_if_not_found=False)
            res_model, res_id = (record._name, record.id) if record else (None, None)
        if res_model == "ir.attachment" and res_id:
            # sudo: to whom a file belongs, nothing of it is told
            file_sudo = self.env["ir.attachment"].sudo().browse(int(res_id)).exists()
            return file_sudo._is_methodical()
        return bool(res_model) and res_model.startswith("methodical.")
