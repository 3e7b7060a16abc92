import base64

from odoo import api, models
from odoo.exceptions import ValidationError

from ...tools.file_kind import file_kind
from .methodical_course_file import MAX_BYTES


class MethodicalDevelopmentTopic(models.Model):
    """The file of a creative report: a document or a photo by its content, of a size that a school can keep."""

    _inherit = "methodical.development.topic"

    @api.constrains("report_file")
    def _check_report_file(self):
        for topic in self.filtered("report_file"):
            content = base64.b64decode(topic.with_context(bin_size=False).report_file)
            if len(content) > MAX_BYTES or not file_kind(content):
                raise ValidationError(
                    self.env._(
                        "The file of “%(topic)s” must be a document (PDF, DOCX) or a photo of at most %(most)s MB, whatever its name says.",
                        topic=topic.name,
                        most=MAX_BYTES // 1024 // 1024,
                    )
                )
