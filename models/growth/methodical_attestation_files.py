from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass
from .methodical_attestation_rights import PREPARED


class MethodicalAttestation(models.Model):
    """Files that the teacher adds to his dossier, and what was sent: kept with its digest, whatever changes later."""

    _inherit = "methodical.attestation"

    file_ids = fields.Many2many(
        "ir.attachment",
        "methodical_attestation_file_rel",
        "attestation_id",
        "attachment_id",
        "Files of my own",
        copy=False,
        bypass_search_access=True,
        help="Photos, PDF or Word documents that stand nowhere else in the system.",
    )
    frozen_ids = fields.Many2many(
        "ir.attachment",
        "methodical_attestation_frozen_rel",
        "attestation_id",
        "attachment_id",
        "What was sent",
        readonly=True,
        copy=False,
        bypass_search_access=True,
    )
    frozen_digest = fields.Char(
        "Digest of what was sent",
        readonly=True,
        copy=False,
        help="SHA-256 of the archive (ZIP) as it was when the application was sent.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Note wishes; files come as the user's own."""
        cases = super().create(vals_list)
        cases.filtered("file_ids")._claim_files()
        return cases

    def write(self, vals):
        """Change cases; files come as the user's own.

        :raises UserError: for a file that is too large, not what its name says, or of something else
        """
        result = super().write(vals)
        if "file_ids" in vals:
            self._claim_files()
        return result

    def _claim_files(self):
        """Take files that were just uploaded into their cases; nobody shows the files of something else by their number.

        :raises UserError: naming the file
        """
        for case in self:
            case.file_ids.check_access("read")
            # sudo: whose file it is, and where it belongs
            files_sudo = case.sudo().file_ids
            new_sudo = files_sudo.filtered(
                lambda file, case=case: (file.res_model, file.res_id) != (case._name, case.id)
            )
            if strange_sudo := new_sudo.filtered(
                lambda file: file.res_id or file.res_field or file.create_uid.id != self.env.uid
            ):
                raise UserError(
                    self.env._(
                        "“%(file)s” belongs to something else. Upload the file for this dossier.",
                        file=strange_sudo[0].name,
                    )
                )
            new_sudo._check_upload()
            with_pass(new_sudo).write({"res_model": case._name, "res_id": case.id, "public": False})

    def _filter_frozen(self, files):
        """Return the cases of which some files were sent, or stand in a dossier that was sent.

        :param files: ir.attachment
        """
        return self.filtered(
            lambda case: case.frozen_ids & files or (case.state not in PREPARED and case.file_ids & files)
        )

    def _freeze(self):
        """Keep the dossiers as they are at the moment of the application: PDF and ZIP, with the digest of the ZIP."""
        for case in self:
            package = case._make_package()
            # sudo: kept by the system, for all who may read the case
            rows_sudo = with_pass(case.env["ir.attachment"].sudo()).create(
                [
                    {"name": name, "raw": content, "res_model": case._name, "res_id": case.id}
                    for name, content in package.files
                ]
            )
            # sudo: as above
            with_pass(case.sudo()).write(
                {"frozen_ids": [Command.link(row.id) for row in rows_sudo], "frozen_digest": package.digest}
            )
