from odoo import api, models


class ReportMentoring(models.AbstractModel):
    """Values of the register of mentoring pairs (print 11)."""

    _name = "report.school_methodical.report_mentoring"
    _inherit = ["methodical.print.table"]
    _description = "Print of the Register of Mentoring"
    _print_model = "methodical.mentoring"


class ReportMentoringPlan(models.AbstractModel):
    """Values of the plans of pairs (print 11)."""

    _name = "report.school_methodical.report_mentoring_plan"
    _inherit = ["methodical.print.table"]
    _description = "Print of the Plan of Mentoring"
    _print_model = "methodical.mentoring"
    _table_method = "_get_plan_table"

    @api.model
    def _prepare_prints(self, records):
        """Return one table for each pair, signed by both."""
        return [
            self._prepare_table(pair, signers=pair._get_signers()) for pair in self._in_print_lang(records)
        ]


class ReportMentoringDiary(models.AbstractModel):
    """Values of the diaries of pairs (print 11)."""

    _name = "report.school_methodical.report_mentoring_diary"
    _inherit = ["report.school_methodical.report_mentoring_plan"]
    _description = "Print of the Diary of Mentoring"
    _table_method = "_get_diary_table"


class ReportMentoringNote(models.AbstractModel):
    """Values of the exit notes of pairs (print 11)."""

    _name = "report.school_methodical.report_mentoring_note"
    _inherit = ["methodical.print"]
    _description = "Print of the Exit Note of Mentoring"
    _print_model = "methodical.mentoring"
    _print_method = "_get_note_values"
