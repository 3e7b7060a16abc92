from odoo import api, models


class MethodicalPlanEvidence(models.Model):
    """Meetings and resolutions as evidence of activities."""

    _inherit = "methodical.plan.evidence"

    @api.model
    def _get_evidence_models(self):
        return ["methodical.meeting", *super()._get_evidence_models()]

    @api.model
    def _get_done_day(self, record):
        if record._name == "methodical.meeting":
            return record.date if record.stage == "signed" else False
        return super()._get_done_day(record)
