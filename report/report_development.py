from odoo import api, fields, models


class ReportTopics(models.AbstractModel):
    """Values of the table of topics (print 8)."""

    _name = "report.school_methodical.report_topics"
    _inherit = ["methodical.print.table"]
    _description = "Print of Topics of Self-Development"
    _print_model = "methodical.development.topic"


class ReportBodyTopics(models.AbstractModel):
    """Values of the table of topics of the members of associations in this school year (print 8)."""

    _name = "report.school_methodical.report_body_topics"
    _inherit = ["methodical.print.table"]
    _description = "Print of Topics of an Association"
    _print_model = "methodical.body"

    @api.model
    def _prepare_prints(self, records):
        """Return one table for each association: the topics of its members that the user may read."""
        return [self._prepare_body(body) for body in records]

    @api.model
    def _prepare_body(self, body):
        today = fields.Date.context_today(body)
        words = body.with_context(lang=body.company_id._get_print_lang())
        topics = body._get_member_topics().with_context(methodical_print_body=body.id)
        return self._prepare_table(topics, [words._get_head_signer(today)], body.company_id)


class ReportCreative(models.AbstractModel):
    """Values of creative reports."""

    _name = "report.school_methodical.report_creative"
    _inherit = ["methodical.print"]
    _description = "Print of a Creative Report"
    _print_model = "methodical.development.topic"


class ReportConsultations(models.AbstractModel):
    """Values of the log of consultations."""

    _name = "report.school_methodical.report_consultations"
    _inherit = ["methodical.print.table"]
    _description = "Print of the Log of Consultations"
    _print_model = "methodical.consultation"
