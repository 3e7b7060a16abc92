from odoo import fields, models

from ...tools.guard import with_pass


class MethodicalCourse(models.Model):
    """A credited course stands once on the resume of the employee, with its file, where the school wants it."""

    _inherit = "methodical.course"

    resume_line_id = fields.Many2one(
        "hr.resume.line", "Line of the resume", readonly=True, copy=False, ondelete="set null"
    )

    def _write_resume(self):
        """Write the lines of credited courses: a new one, or the one of the row that they replace anew."""
        wanted = self.filtered("company_id.methodical_course_resume")
        for course_sudo in wanted.sudo():  # sudo: the officer of the ledger may be no HR officer
            values = course_sudo._prepare_resume_line()
            if course_sudo.resume_line_id:
                course_sudo.resume_line_id.write(values)
            else:
                with_pass(course_sudo).resume_line_id = course_sudo.resume_line_id.create(values)

    def _prepare_resume_line(self):
        """Return the values of the line of one course."""
        last = self.date_end or self.document_date
        file = self.document_ids[:1]
        return {
            "employee_id": self.teacher_id.employee_id.id,
            "line_type_id": self.env.ref("hr_skills.resume_type_training", raise_if_not_found=False).id,
            "name": self.name,
            "date_start": self.date_start or last,
            "date_end": last,
            "duration": self.hours,
            "description": " · ".join(filter(None, (self.provider_name, self.document_number))),
            "certificate_file": file.datas,
            "certificate_filename": file.name,
        }
