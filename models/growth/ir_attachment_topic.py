from odoo import models


class IrAttachment(models.Model):
    """What is laid under the report of a topic is a document or a photo, also behind the back of the topic."""

    _inherit = "ir.attachment"

    def _check_evidence(self):
        """Raise also for a file of a creative report that is neither document nor photo."""
        # sudo: what lies there counts, whoever may read it
        files = self.sudo().filtered(
            lambda file: file.res_model == "methodical.development.topic" and file.res_field == "report_file"
        )
        for file in files:
            file._check_content(file.name, file.raw or b"")
        return super()._check_evidence()
