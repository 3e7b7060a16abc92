from odoo import api, models

from ..tools.print_sheet import table_document

#: letters and lines of the grid in px
GRID_FONT, GRID_LINE = 12, 15


class ReportPlanGrid(models.AbstractModel):
    """Values of the print of a month grid; its documents are the questions that the user answered."""

    _name = "report.school_methodical.report_plan_grid"
    _inherit = ["methodical.print"]
    _description = "Print of a Month Grid"
    _print_model = "methodical.plan.grid"

    @api.model
    def _prepare_prints(self, records):
        records.plan_id.check_access("read")
        plans = self._in_print_lang(self.env["methodical.plan"].browse(records.plan_id.ids))
        by_id = {plan.id: plan for plan in plans}
        return [self._prepare_print(by_id[record.plan_id.id], record.month) for record in records]

    @api.model
    def _prepare_print(self, plan, month):
        document = {**plan._get_print_frame(), "signers": plan._get_print_signers()}
        return table_document(plan._get_grid(int(month or 0)), document, GRID_FONT, GRID_LINE)
