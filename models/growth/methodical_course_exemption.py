from odoo import fields, models


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

    def _get_standing_teachers(self):
        return self.teacher_id
