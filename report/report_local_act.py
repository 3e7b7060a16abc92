from odoo import models


class ReportLocalAct(models.AbstractModel):
    """Values of the print of local acts."""

    _name = "report.school_methodical.report_local_act"
    _inherit = ["methodical.print"]
    _description = "Print of Local Acts"
    _print_model = "methodical.local.act"
