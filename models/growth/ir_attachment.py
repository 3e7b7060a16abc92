from odoo import models
from odoo.exceptions import UserError

from ...tools.guard import has_pass


class IrAttachment(models.Model):
    """The file of a document that was handed in stays as the officer saw it (F4 3.2)."""

    _inherit = "ir.attachment"

    def _check_evidence(self):
        """Raise also for a file of a course that is with the officer or decided."""
        super()._check_evidence()
        # sudo: evidence counts, whoever may read it
        files = self.sudo().filtered(lambda file: file.res_model == "methodical.course" and file.res_id)
        if not files or has_pass(self.env):
            return
        courses = files.env["methodical.course"].browse(files.mapped("res_id")).exists()
        kept = courses.filtered(
            lambda course: (
                course.state in ("handed_in", "credited", "not_credited")
                and (course.document_ids | course.share_file_ids) & files
            )
        )
        if kept:
            raise UserError(
                self.env._(
                    "The file shows what was handed in on “%(course)s” and stays. Take the document back while nobody has decided it.",
                    course=kept[0].name,
                )
            )
