from odoo import api, fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    methodical_course_resume = fields.Boolean(
        "Courses on the resume",
        default=lambda self: self._default_course_resume(),
        help="A credited course becomes a line of the employee's resume. The employee and HR of the school read it there.",
    )

    def _default_course_resume(self):
        """Return whether the database holds one school only: other lines of resumes have no rule that keeps schools apart."""
        return self.env["res.company"].sudo().search_count([], limit=2) < 2  # sudo: how many there are

    @api.model_create_multi
    def create(self, vals_list):
        """Create companies; a further school keeps its courses off the resumes unless somebody wants them there."""
        return super().create([{"methodical_course_resume": False, **vals} for vals in vals_list])
