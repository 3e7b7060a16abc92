from odoo import models


class ReportBulletin(models.AbstractModel):
    """Values of the print of bulletins."""

    _name = "report.school_methodical.report_bulletin"
    _inherit = ["methodical.print"]
    _description = "Print of a Bulletin"
    _print_model = "methodical.bulletin"
