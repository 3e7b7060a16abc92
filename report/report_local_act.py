from odoo import api, models


class ReportLocalAct(models.AbstractModel):
    """Values of the print of local acts."""

    _name = "report.school_methodical.report_local_act"
    _description = "Print of Local Acts"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the acts as the template shows them, each in the language of its school's prints.

        :raises AccessError: for acts that the user may not read
        """
        acts = self.env["methodical.local.act"].browse(docids)
        acts.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": acts._name,
            "prints": [
                act.with_context(lang=act.company_id._get_print_lang())._get_print_values() for act in acts
            ],
        }
