import base64

from odoo import api, models


class MethodicalDevelopmentTopic(models.Model):
    """The file of a creative report: a document or a photo by its content, of a size that a school can keep."""

    _inherit = "methodical.development.topic"

    @api.constrains("report_file")
    def _check_report_file(self):
        for topic in self.filtered("report_file"):
            content = base64.b64decode(topic.with_context(bin_size=False).report_file)
            self.env["ir.attachment"]._check_content(topic.report_file_name or topic.name, content)
