from odoo import fields, models


class MethodicalPlanGrid(models.TransientModel):
    """Asks which month grid of a plan is wanted: the whole year or the weeks of a month, on paper or as a workbook."""

    _name = "methodical.plan.grid"
    _description = "Month Grid of a Plan"

    plan_id = fields.Many2one("methodical.plan", required=True, ondelete="cascade")
    month = fields.Selection(
        [
            ("8", "August"),
            ("9", "September"),
            ("10", "October"),
            ("11", "November"),
            ("12", "December"),
            ("1", "January"),
            ("2", "February"),
            ("3", "March"),
            ("4", "April"),
            ("5", "May"),
            ("6", "June"),
        ],
        help="Empty: the months of the whole school year.",
    )
    file_format = fields.Selection(
        [("pdf", "Print (PDF)"), ("xlsx", "Workbook (XLSX)")], required=True, default="pdf"
    )

    def action_print(self):
        """Print the grid or download it as a workbook.

        :return: action
        """
        self.ensure_one()
        if self.file_format == "pdf":
            action = self.env.ref("school_methodical.methodical_plan_grid_action_report").report_action(
                self, config=False
            )
            return {**action, "close_on_report_download": True}
        return {
            "type": "ir.actions.act_url",
            "url": f"/methodical/plan_grid/{self.plan_id.id}.xlsx?month={self.month or ''}",
            "close": True,
        }
