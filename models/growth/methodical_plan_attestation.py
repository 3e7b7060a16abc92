from odoo import api, models


class MethodicalPlanItem(models.Model):
    """Activities of attestation: “Create” opens a new case."""

    _inherit = "methodical.plan.item"

    @api.model
    def _get_creators(self):
        return {**super()._get_creators(), "attestation": self.env._("Attestation of a teacher")}

    @api.model
    def _get_creator_forms(self):
        return {**super()._get_creator_forms(), "attestation": "attestation"}

    def _create_attestation(self):
        """Open a new case that carries out one activity."""
        return self._open_personal("attestation", self.env._("Attestation"))


class MethodicalPlanEvidence(models.Model):
    """Cases as evidence of activities: done with the application."""

    _inherit = "methodical.plan.evidence"

    @api.model
    def _get_evidence_models(self):
        return [*super()._get_evidence_models(), "methodical.attestation"]

    @api.model
    def _get_done_day(self, record):
        if record._name == "methodical.attestation":
            return record.date_submitted
        return super()._get_done_day(record)
