from odoo import api, models


class MethodicalPlanItem(models.Model):
    """Courses carry out activities of plans: “Create” opens a new need with the activity as its theme (N14, F4 3.1)."""

    _inherit = "methodical.plan.item"

    @api.model
    def _get_creators(self):
        return {**super()._get_creators(), "course": self.env._("Course")}

    @api.model
    def _get_creator_forms(self):
        return {**super()._get_creator_forms(), "course": "course"}

    def _get_creator(self):
        code = super()._get_creator()
        # courses of everybody are a matter of orders
        is_joint_course = code == "event" and self.form_id.code == "course"
        return "order" if is_joint_course and self._may_create("order") else code

    def _may_create(self, code):
        # courses of everybody are a matter of orders
        return super()._may_create(code) and not (code == "course" and self.is_joint)

    def _create_course(self):
        """Open a new need for a course: theme, days and person of one activity are filled in."""
        return self._open_personal("course", self.env._("Course"), default_name=self.name)


class MethodicalPlanEvidence(models.Model):
    """Credited courses as evidence of activities."""

    _inherit = "methodical.plan.evidence"

    @api.model
    def _get_evidence_models(self):
        return [*super()._get_evidence_models(), "methodical.course"]

    @api.model
    def _get_done_day(self, record):
        if record._name == "methodical.course":
            return record.decided_on if record.state == "credited" else False
        return super()._get_done_day(record)
