from odoo import api, models
from odoo.exceptions import UserError

from ...tools.file_kind import file_kind

#: bytes of one file at most; a photo of a phone has three to eight million
MAX_BYTES = 15 * 1024 * 1024


class IrAttachment(models.Model):
    """What people upload is judged by its content: a photo or a document, of a size that a school can keep (F4 3.2)."""

    _inherit = "ir.attachment"

    def _check_upload(self):
        """Raise when one of the files is too large, or neither a photo nor a document.

        :raises UserError: naming the file
        """
        # sudo: size and content; the right to read was asked before, a screen asks for sizes instead of contents
        for file_sudo in self.sudo().with_context(bin_size=False):
            if file_sudo.file_size > MAX_BYTES:
                raise UserError(
                    self.env._(
                        "The file “%(file)s” has %(size)s MB, at most %(most)s are possible. Take the photo with a lower resolution or send a PDF.",
                        file=file_sudo.name,
                        size=round(file_sudo.file_size / 1024 / 1024),
                        most=MAX_BYTES // 1024 // 1024,
                    )
                )
            if file_sudo.type != "binary" or not file_kind(file_sudo.raw or b""):
                raise UserError(
                    self.env._(
                        "“%(file)s” is neither a photo (JPG, PNG, HEIC, WEBP) nor a document (PDF, DOCX), whatever its name says. Take a photo of the paper.",
                        file=file_sudo.name,
                    )
                )

    @api.model
    def _check_content(self, name, content):
        """Raise when the content of a field is no file that may be kept.

        :param name: of the file
        :param content: bytes
        :raises UserError: as ``_check_upload``
        """
        values = {"name": name, "type": "binary", "raw": content, "file_size": len(content)}
        self.with_context(bin_size=False).new(values)._check_upload()

    def _copy_upload(self, record):
        """Return copies of files (as superuser) that belong to a record: whoever reads it reads them.

        :raises AccessError: for files that the user may not read
        :raises UserError: as ``_check_upload``
        """
        self.check_access("read")
        self._check_upload()
        place = {"res_model": record._name, "res_id": record.id, "res_field": False, "public": False}
        # sudo: where a file belongs
        return self.sudo().copy(place)
