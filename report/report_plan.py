from odoo import api, models


class ReportPlan(models.AbstractModel):
    """Values of the print of plans."""

    _name = "report.school_methodical.report_plan"
    _description = "Print of Plans"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the plans as the template shows them, each in the language of its school's prints.

        :raises AccessError: for plans that the user may not read
        """
        plans = self.env["methodical.plan"].browse(docids)
        plans.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": plans._name,
            "prints": [
                plan.with_context(lang=plan.company_id._get_print_lang())._get_print_values()
                for plan in plans
            ],
        }
