from odoo import api, models


class ReportReminder(models.AbstractModel):
    """Values of the letters of a dialog: one document a teacher."""

    _name = "report.school_methodical.report_reminder"
    _inherit = ["methodical.print"]
    _description = "Print of Reminders"
    _print_model = "methodical.reminder"

    @api.model
    def _prepare_prints(self, records):
        """Return the letters of each dialog."""
        return [letter for dialog in records for letter in dialog._get_letters()]
