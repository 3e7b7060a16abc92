import hashlib

from odoo import fields, models

from ..tools.file_package import Package, pack, safe_name

ZIP_URL = "/methodical/attestation/%s.zip"


class MethodicalAttestation(models.Model):
    """The dossier as one archive: the print, the files, an inventory with checksums."""

    _inherit = "methodical.attestation"

    def action_download_package(self):
        """Download the dossier of one case with its files as they are now."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": ZIP_URL % self.id, "target": "download"}

    def _make_package(self):
        """Return the dossier of one case: its print and the archive, in the language of the school's prints.

        :return: tools.file_package.Package
        :raises AccessError: for a case that the user may not read
        """
        self.ensure_one()
        self.check_access("read")
        printed = self.with_context(lang=self.company_id._get_print_lang())
        prints = printed._get_package_prints()
        name, content = prints[0]
        labels = [
            printed.env._("No."),
            printed.env._("File"),
            printed.env._("Bytes"),
            printed.env._("Checksum SHA-256"),
        ]
        files = [*(("", *row) for row in prints), *printed._get_package_files()]
        moment = fields.Datetime.context_timestamp(self.company_id._in_school_time(), fields.Datetime.now())
        archive = pack(files, printed.env._("Inventory"), labels, moment)
        return Package(
            [(name, content), (name.replace(".pdf", ".zip"), archive)], hashlib.sha256(archive).hexdigest()
        )

    def _get_package_prints(self):
        """Return [(name, bytes)]: the print of the dossier and, where somebody gave an opinion, the presentation."""
        prints = [(self._get_print_name(), "school_methodical.report_attestation")]
        # sudo: an opinion that was given counts, whoever may read it
        if self.sudo().opinion_ids:
            name = self.env._("Presentation – %(teacher)s", teacher=self.teacher_name)
            prints.append((name, "school_methodical.report_attestation_presentation"))
        render = self.env["ir.actions.report"]._render_qweb_pdf
        return [(safe_name(f"{name}.pdf"), render(report, self.ids)[0]) for name, report in prints]

    def _get_package_files(self):
        """Return [(folder, name, bytes)]: the files of the teacher and the documents of the credited courses."""
        # sudo: the documents of the teacher's own courses go with his dossier, whoever sends it
        case_sudo = self.sudo()
        courses_sudo = case_sudo.env["methodical.course"].search(
            [
                ("teacher_id", "=", case_sudo.teacher_id.id),
                ("state", "=", "credited"),
                ("replaced_by_ids", "=", False),
                *case_sudo._get_period_domain("date_end"),
            ],
            order="date_end, id",
        )
        folders = (
            (self.env._("Files"), case_sudo.file_ids),
            (self.env._("Courses"), courses_sudo.document_ids),
        )
        return [
            (folder, file.name, file.raw or b"")
            for folder, files_sudo in folders
            for file in files_sudo
            if file.type == "binary"
        ]
