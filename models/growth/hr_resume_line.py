from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import NO_ACCESS


class HrResumeLine(models.Model):
    """A line of the resume that a credited course left there says what was credited, as long as it stands (F4 3.2).

    Resumes are open to all employees; certificates are not: such a line is read by its person and by HR of his school.
    """

    _inherit = "hr.resume.line"

    # asked by the record rule
    methodical_course_ids = fields.One2many(
        "methodical.course", "resume_line_id", groups=NO_ACCESS, export_string_translation=False
    )

    def write(self, vals):
        """Change lines.

        :raises UserError: for the line of a credited course, which follows the ledger only
        """
        self._check_no_course()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_course(self):
        self._check_no_course()

    def _check_no_course(self):
        if self.env.su:
            return
        # sudo: whether a course left the line, whoever may read it
        if found_sudo := self.sudo().filtered("methodical_course_ids"):
            raise UserError(
                self.env._(
                    "“%(line)s” was credited in the ledger of courses and stays so on the resume. The qualification officer corrects it there.",
                    line=found_sudo[0].name,
                )
            )
