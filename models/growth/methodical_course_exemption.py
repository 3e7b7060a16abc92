from odoo import api, fields, models


class MethodicalCourseExemption(models.Model):
    """Days on which no norm of courses is asked of a teacher: parental leave, long illness, military service."""

    _name = "methodical.course.exemption"
    _description = "Exemption from Courses"
    _inherit = ["methodical.course.fact.mixin", "methodical.teacher.record.mixin"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    reason = fields.Selection(
        [("parental", "Parental leave"), ("illness", "Long illness"), ("other", "Another reason")],
        required=True,
        default="parental",
    )
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Until", help="Empty: it goes on.")
    note = fields.Char("Ground", help="Order or document.")

    _dates_check = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)", "An exemption ends on or after its first day."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Enter exemptions.

        :raises UserError: for the user's own card
        """
        exemptions = super().create(vals_list)
        exemptions.teacher_id._check_not_own()
        return exemptions

    def write(self, vals):
        """Change exemptions.

        :raises UserError: as ``create``
        """
        teachers = self.teacher_id
        result = super().write(vals)
        (teachers | self.teacher_id)._check_not_own()
        return result

    def _get_standing_teachers(self):
        return self.teacher_id
