from odoo import models


class ReportDirections(models.AbstractModel):
    """Values of the print of directions of work."""

    _name = "report.school_methodical.report_directions"
    _inherit = ["methodical.print"]
    _description = "Print of Directions of Work"
    _print_model = "methodical.directions"
