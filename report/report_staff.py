from odoo import api, models


class ReportPortable(models.AbstractModel):
    """Values of the records of professional growth that teachers take along."""

    _name = "report.school_methodical.report_portable"
    _inherit = ["methodical.print"]
    _description = "Print of Records of Professional Growth"
    _print_model = "methodical.teacher"
    _print_method = "_get_portable_print_values"


class ReportConsent(models.AbstractModel):
    """Values of the consents to personal data."""

    _name = "report.school_methodical.report_consent"
    _inherit = ["methodical.print"]
    _description = "Print of Consents to Personal Data"
    _print_model = "methodical.teacher"
    _print_method = "_get_consent_print_values"


class ReportStaffComposition(models.AbstractModel):
    """Values of the composition of the staff: one document for each dialog."""

    _name = "report.school_methodical.report_staff_composition"
    _inherit = ["methodical.print"]
    _description = "Print of the Composition of the Staff"
    _print_model = "methodical.databank.print"
    _print_method = "_get_composition_print_values"


class ReportDatabankDialog(models.AbstractModel):
    """Values of the databank that was asked for in a dialog."""

    _name = "report.school_methodical.report_databank_dialog"
    _inherit = ["methodical.print"]
    _description = "Print of the Databank of Teachers by a Dialog"
    _print_model = "methodical.databank.print"
    _print_method = "_get_databank_print_values"

    @api.model
    def _prepare_prints(self, records):
        return [record._get_databank_print_values() for record in records]
