from odoo import api, models


class ReportAcknowledgement(models.AbstractModel):
    """Values of the acknowledgement sheets."""

    _name = "report.school_methodical.report_acknowledgement"
    _description = "Print of Acknowledgement Sheets"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return a sheet for each version of a document, in the language of its school's prints.

        :raises AccessError: for people whose acknowledgement the user may not read
        """
        rows = self.env["methodical.acknowledgement"].browse(docids)
        rows.check_access("read")
        sheets = rows.grouped(lambda row: (row.company_id, row.res_model, row.res_id, row.version))
        return {
            "doc_ids": docids,
            "doc_model": rows._name,
            "prints": [
                part.with_context(lang=company._get_print_lang())._get_sheet_values()
                for (company, *_key), part in sheets.items()
            ],
        }
