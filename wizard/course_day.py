from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.growth.methodical_course_balance import DAY_KEY


class MethodicalCourseDay(models.TransientModel):
    """Asks for which day it is wanted who is in order with courses, and says which rule held then (F4 3.4, R49)."""

    _name = "methodical.course.day"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Courses by Norm on a Day"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, readonly=True
    )
    day = fields.Date(
        "On",
        required=True,
        default=lambda self: self.env.context.get(DAY_KEY) or fields.Date.context_today(self),
        help="A day of the past or a day to come.",
    )
    rule = fields.Text("Rule of that day", compute="_compute_rule")

    @api.depends("day", "company_id")
    @api.depends_context("lang")
    def _compute_rule(self):
        Balance = self.env["methodical.course.balance"]
        for dialog in self:
            day = dialog.day
            told = [*Balance._say_rules(dialog.company_id, day), Balance._say_ground(day)] if day else []
            dialog.rule = "\n".join(told)

    def action_show(self):
        """Open the list of that day."""
        self.ensure_one()
        return self.env["methodical.course.balance"]._open_day(self.day)

    def action_print(self):
        """Print the whole school, as far as the user may read it."""
        return self._find_rows().action_print_list()

    def action_export(self):
        """Download the whole school as a workbook, as far as the user may read it."""
        self._find_rows()
        domain = [("company_id", "=", self.company_id.id)]
        Balance = self.env["methodical.course.balance"]
        return Balance.with_context(
            **{DAY_KEY: fields.Date.to_string(self.day), "active_domain": domain}
        ).action_export_list()

    def _find_rows(self):
        """Return the rows of the school on the day.

        :raises UserError: when there is none that the user may read
        """
        self.ensure_one()
        day = fields.Date.to_string(self.day)
        Balance = self.env["methodical.course.balance"].with_context(**{DAY_KEY: day})
        rows = Balance.search([("company_id", "=", self.company_id.id)])
        if not rows:
            raise UserError(
                self.env._(
                    "Nobody whom you may see was at the school on %(day)s. Choose another day.",
                    day=self.day.strftime("%d.%m.%Y"),
                )
            )
        return rows
