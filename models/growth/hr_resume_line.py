from odoo import api, models
from odoo.exceptions import UserError


class HrResumeLine(models.Model):
    """A line of the resume that a credited course left there says what was credited, as long as it stands (F4 3.2)."""

    _inherit = "hr.resume.line"

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
        courses_sudo = self.env["methodical.course"].sudo()
        if found_sudo := courses_sudo.search([("resume_line_id", "in", self.ids)], limit=1):
            raise UserError(
                self.env._(
                    "“%(line)s” was credited in the ledger of courses and stays so on the resume. The qualification officer corrects it there.",
                    line=found_sudo.resume_line_id.name,
                )
            )
