from odoo import models


class ReportPlan(models.AbstractModel):
    """Values of the print of plans."""

    _name = "report.school_methodical.report_plan"
    _inherit = ["methodical.print"]
    _description = "Print of Plans"
    _print_model = "methodical.plan"
