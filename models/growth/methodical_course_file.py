import hashlib

from odoo import Command, api, fields, models

from ...tools.file_kind import MIMETYPES, file_kind
from ...tools.guard import with_pass


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

    @api.depends("document_digest", "document_ids")
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
        files._check_upload()
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

    def _get_files_digest(self):
        """Return the SHA-256 over the files of one course, in hexadecimal (False without files)."""
        # sudo: the digest tells nothing of the content; a screen asks for sizes instead of contents
        files_sudo = self.sudo().with_context(bin_size=False).document_ids
        digests = sorted(hashlib.sha256(file.raw or b"").hexdigest() for file in files_sudo)
        return hashlib.sha256("\n".join(digests).encode()).hexdigest() if digests else False
