from odoo import api, models

from ..tools.print_sheet import table_document

#: letters and lines of the grid in px
GRID_FONT, GRID_LINE = 12, 15


class ReportPlanGrid(models.AbstractModel):
    """Values of the print of a month grid; its documents are the questions that the user answered."""

    _name = "report.school_methodical.report_plan_grid"
    _description = "Print of a Month Grid"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the grids as the template shows them, each in the language of its school's prints.

        :raises AccessError: for plans that the user may not read
        """
        questions = self.env["methodical.plan.grid"].browse(docids)
        questions.plan_id.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": questions._name,
            "prints": [self._prepare_print(question) for question in questions],
        }

    @api.model
    def _prepare_print(self, question):
        plan = question.plan_id
        plan = plan.with_context(lang=plan.company_id._get_print_lang())
        document = {**plan._get_print_frame(), "signers": plan._get_print_signers()}
        return table_document(plan._get_grid(int(question.month or 0)), document, GRID_FONT, GRID_LINE)
