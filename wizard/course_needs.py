from odoo import fields, models
from odoo.exceptions import UserError


class MethodicalCourseNeeds(models.TransientModel):
    """Asks until when courses must be due to become needs, and makes them in one go (F4 3.1)."""

    _name = "methodical.course.needs"
    _description = "Needs from Due Dates"
    _inherit = ["methodical.dialog.mixin"]

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, readonly=True
    )
    months = fields.Integer("Due within (months)", required=True, default=12)

    _months_check = models.Constraint("CHECK(months BETWEEN 0 AND 120)", "Ask for 0 to 120 months.")

    def action_make(self):
        """Make the needs and open their list.

        :return: action
        :raises UserError: when everybody whose course is due has an open course already
        """
        self.ensure_one()
        if not self.env["methodical.course"]._create_due_needs(self.company_id, self.months):
            raise UserError(
                self.env._(
                    "Nobody's course is due within %(months)s months without a need or a planned course.",
                    months=self.months,
                )
            )
        return self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_course_action_needs"
        )
