from odoo import fields, models

from ...tools.guard import with_pass


class MethodicalCourse(models.Model):
    """A credited course stands once on the resume of the employee, with its file, where the school wants it."""

    _inherit = "methodical.course"

    resume_line_id = fields.Many2one(
        "hr.resume.line",
        "Line of the resume",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )

    def _write_resume(self):
        """Write the lines of credited courses: new ones, or those of the rows that they replace anew."""
        # sudo: the officer of the ledger may be no HR officer
        wanted_sudo = self.filtered("company_id.methodical_course_resume").sudo()
        known_sudo = wanted_sudo.filtered("resume_line_id")
        for course_sudo in known_sudo:
            course_sudo.resume_line_id.write(course_sudo._prepare_resume_line())
        new_sudo = wanted_sudo - known_sudo
        lines_sudo = new_sudo.resume_line_id.create([course._prepare_resume_line() for course in new_sudo])
        for course_sudo, line_sudo in zip(new_sudo, lines_sudo, strict=True):
            with_pass(course_sudo).resume_line_id = line_sudo

    def _prepare_resume_line(self):
        """Return the values of the line of one course."""
        last = self.date_end or self.document_date
        file = self.with_context(bin_size=False).document_ids[:1]
        return {
            "employee_id": self.teacher_id.employee_id.id,
            # by its number: the record would be looked up for each course
            "line_type_id": self.env["ir.model.data"]._xmlid_to_res_id("hr_skills.resume_type_training"),
            "name": self.name,
            "date_start": self.date_start or last,
            "date_end": last,
            "duration": self.hours,
            "description": " · ".join(filter(None, (self.provider_name, self.document_number))),
            "certificate_file": file.datas,
            "certificate_filename": file.name,
        }
