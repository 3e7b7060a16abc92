from odoo import models


class IrAttachment(models.Model):
    """What is laid under the report of a topic is a document or a photo, also behind the back of the topic."""

    _inherit = "ir.attachment"

    def _check_evidence(self):
        """Raise also for a file of a creative report that is neither document nor photo."""
        # sudo: what lies there counts, whoever may read it and whether a screen asks for sizes instead of contents
        files_sudo = self.sudo().with_context(bin_size=False)
        for file_sudo in files_sudo.filtered(
            lambda file: file.res_model == "methodical.development.topic" and file.res_field == "report_file"
        ):
            file_sudo._check_content(file_sudo.name, file_sudo.raw or b"")
        return super()._check_evidence()
