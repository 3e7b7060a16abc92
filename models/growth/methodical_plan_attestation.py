from odoo import api, fields, models


class MethodicalAttestation(models.Model):
    """Cases in plans: an activity may be carried out by preparing an attestation (N14)."""

    _inherit = "methodical.attestation"

    plan_item_id = fields.Many2one(
        "methodical.plan.item",
        "Activity of the plan",
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Note wishes; one stated for an activity of a plan is its evidence.

        :raises AccessError: when the user may not report on the activity
        """
        cases = super().create(vals_list)
        cases._attach_to_plan()
        return cases

    def write(self, vals):
        """Change cases.

        :raises AccessError: as in ``create``
        """
        result = super().write(vals)
        if vals.get("plan_item_id"):
            self._attach_to_plan()
        return result

    def unlink(self):
        """Delete wishes; activities no longer name them."""
        self.env["methodical.plan.evidence"]._forget(self)
        return super().unlink()

    def _attach_to_plan(self):
        for case in self.filtered("plan_item_id"):
            if not self.env.su:
                case.plan_item_id._check_may_report()
            self.env["methodical.plan.evidence"]._attach(case.plan_item_id, case)


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
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Attestation"),
            "res_model": "methodical.attestation",
            "views": [[False, "form"]],
            "context": {"default_plan_item_id": self.id},
        }


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
