from odoo import api, fields, models

from ..tools.print_sheet import table_document

#: letters and lines of the register in px: twelve columns
REGISTER_FONT, REGISTER_LINE = 12, 15


class ReportAttestation(models.AbstractModel):
    """Values of the dossiers."""

    _name = "report.school_methodical.report_attestation"
    _inherit = ["methodical.print"]
    _description = "Print of Dossiers for Attestation"
    _print_model = "methodical.attestation"


class ReportAttestationPresentation(models.AbstractModel):
    """Values of the presentations."""

    _name = "report.school_methodical.report_attestation_presentation"
    _inherit = ["methodical.print"]
    _description = "Print of Presentations for Attestation"
    _print_model = "methodical.attestation"
    _print_method = "_get_presentation_print_values"


class ReportAttestationRegister(models.AbstractModel):
    """Values of the register: one for each school of the cases."""

    _name = "report.school_methodical.report_attestation_register"
    _inherit = ["methodical.print"]
    _description = "Print of the Register of Attestation"
    _print_model = "methodical.attestation"

    @api.model
    def _prepare_prints(self, records):
        return [self._prepare_print(part) for part in records.grouped("company_id").values()]

    @api.model
    def _prepare_print(self, cases):
        company = cases.company_id
        cases = cases.with_context(lang=company._get_print_lang())
        today = fields.Date.context_today(cases)
        document = {
            "lang": cases.env.lang,
            "header": company.with_env(cases.env)._get_print_header(),
            "signers": [(cases.env._("Responsible for the register"), "")],
            "foot": [cases.env._("as of %(date)s", date=today.strftime("%d.%m.%Y"))],
        }
        return table_document(cases._get_register(), document, REGISTER_FONT, REGISTER_LINE)
