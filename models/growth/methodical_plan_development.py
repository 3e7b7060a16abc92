from odoo import api, models


class MethodicalDevelopmentTopic(models.Model):
    """Topics as what an activity of a plan was carried out by (N14)."""

    _inherit = "methodical.development.topic"

    def _attach_plan_item(self):
        """Note with activities of plans which topics carry them out.

        :raises AccessError: when the user may not report on an activity
        """
        for topic in self.filtered("plan_item_id"):
            if not self.env.su:
                topic.plan_item_id._check_may_report()
            self.env["methodical.plan.evidence"]._attach(topic.plan_item_id, topic)


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
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Topic of self-development"),
            "res_model": "methodical.development.topic",
            "views": [[False, "form"]],
            "context": {"default_name": self.name, "default_plan_item_id": self.id},
        }


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
