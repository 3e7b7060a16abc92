from odoo import models


class ReportScheme(models.AbstractModel):
    """Values of the print of schemes of work."""

    _name = "report.school_methodical.report_scheme"
    _inherit = ["methodical.print"]
    _description = "Print of Schemes of Work"
    _print_model = "methodical.scheme"
