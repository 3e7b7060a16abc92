from odoo import api, fields, models


class MethodicalPlanCarrierMixin(models.AbstractModel):
    """A record that carries out an activity of a plan and is its evidence as soon as it names the activity (N14)."""

    _name = "methodical.plan.carrier.mixin"
    _description = "Record that Carries out an Activity"

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
        """Create records; those made for an activity are its evidence.

        :raises AccessError: when the user may not report on the activity
        """
        records = super().create(vals_list)
        records._attach_to_plan()
        return records

    def write(self, vals):
        """Change records.

        :raises AccessError: as in ``create``
        """
        result = super().write(vals)
        if vals.get("plan_item_id"):
            self._attach_to_plan()
        return result

    def unlink(self):
        """Delete records; activities no longer name them."""
        self.env["methodical.plan.evidence"]._forget(self)
        return super().unlink()

    def _attach_to_plan(self):
        for record in self.filtered("plan_item_id"):
            if not self.env.su:
                record.plan_item_id._check_may_report()
            self.env["methodical.plan.evidence"]._attach(record.plan_item_id, record)
