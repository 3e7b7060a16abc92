from odoo import api, models


class MethodicalPlanItem(models.Model):
    """Activities of self-development: “Create” opens a topic of the responsible person."""

    _inherit = "methodical.plan.item"

    @api.model
    def _get_creators(self):
        return {**super()._get_creators(), "topic": self.env._("Topic of self-development")}

    @api.model
    def _get_creator_forms(self):
        return {**super()._get_creator_forms(), "self_education": "topic"}

    def _create_topic(self):
        """Open a new topic that carries out one activity."""
        return self._open_personal("topic", self.env._("Topic of self-development"), default_name=self.name)


class MethodicalPlanEvidence(models.Model):
    """Topics as evidence of activities."""

    _inherit = "methodical.plan.evidence"

    @api.model
    def _get_evidence_models(self):
        return [*super()._get_evidence_models(), "methodical.development.topic"]

    @api.model
    def _get_done_day(self, record):
        if record._name == "methodical.development.topic":
            return record.reported_on if record.state == "reported" else False
        return super()._get_done_day(record)
