import hashlib

from odoo import Command, fields, models
from odoo.exceptions import UserError

from ...tools.file_kind import MIMETYPES, file_kind
from ...tools.guard import with_pass

#: bytes of one file at most; a photo of a phone has three to eight million
MAX_BYTES = 15 * 1024 * 1024


class MethodicalCourse(models.Model):
    """Files of a document: what they are by their content, how large, whose; once handed in they stay (F4 3.2, 1.4c)."""

    _inherit = "methodical.course"

    document_digest = fields.Char(
        "Digest of the files",
        readonly=True,
        copy=False,
        help="SHA-256 of the files as they were when the course was credited.",
    )
    files_intact = fields.Boolean(compute="_compute_files_intact", export_string_translation=False)

    def _compute_files_intact(self):
        for course in self:
            course.files_intact = (
                not course.document_digest or course.document_digest == course._get_files_digest()
            )

    def _claim_files(self):
        """Take the files of one course: checked, and as copies of its own where they belong to something else.

        :raises UserError: for a file that is too large or is not what its name says
        :raises AccessError: for a file that the user may not read
        """
        files = self.document_ids
        files.check_access("read")
        self._check_files(files)
        # sudo: where a file belongs and what it is, is written by handing it in
        files_sudo = files.sudo()
        foreign_sudo = files_sudo.filtered(lambda file: not self._is_own_file(file))
        copies_sudo = foreign_sudo.copy(
            {"res_model": self._name, "res_id": self.id, "res_field": False, "public": False}
        )
        own_sudo = files_sudo - foreign_sudo
        with_pass(own_sudo).write({"res_model": self._name, "res_id": self.id, "public": False})
        if foreign_sudo:
            with_pass(self).document_ids = [Command.set((own_sudo + copies_sudo).ids)]
        for file_sudo in own_sudo + copies_sudo:
            with_pass(file_sudo).mimetype = MIMETYPES[file_kind(file_sudo.raw)]

    def _is_own_file(self, file_sudo):
        """Return whether the user uploaded a file for one course: it needs no copy."""
        belongs_here = not file_sudo.res_id or (file_sudo.res_model, file_sudo.res_id) == (
            self._name,
            self.id,
        )
        return belongs_here and not file_sudo.res_field and file_sudo.create_uid.id == self.env.uid

    def _check_files(self, files):
        """Raise when one of the files is too large, or neither a photo nor a document."""
        for file_sudo in files.sudo():  # sudo: size and content; the right to read was asked before
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

    def _get_files_digest(self):
        """Return the SHA-256 over the files of one course, in hexadecimal (False without files)."""
        # sudo: the digest tells nothing of the content
        digests = sorted(hashlib.sha256(file.raw or b"").hexdigest() for file in self.sudo().document_ids)
        return hashlib.sha256("\n".join(digests).encode()).hexdigest() if digests else False
