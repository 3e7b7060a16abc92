from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...tools.guard import has_pass


class MethodicalPlanRecommendation(models.Model):
    """A recommendation of last year: planned by activities, or answered why it is not (R29, F1 V.5). Sealed with the plan."""

    _name = "methodical.plan.recommendation"
    _description = "Recommendation of Last Year"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "plan_id, sequence, id"
    _rec_name = "text"
    _check_company_auto = True
    _sealed_parent = "plan_id"

    #: written by what was resolved, not by hand
    _engine_fields = frozenset({"plan_id", "text", "source", "res_model", "res_id", "sequence"})

    plan_id = fields.Many2one(
        "methodical.plan", required=True, readonly=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10, readonly=True)
    text = fields.Text("Recommendation", required=True, readonly=True)
    source = fields.Char("Where it comes from", readonly=True)
    res_model = fields.Char("Kind of record", readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", readonly=True)
    item_ids = fields.Many2many(
        "methodical.plan.item",
        string="Planned as",
        domain="[('plan_id', '=', plan_id)]",
        check_company=True,
    )
    answer = fields.Text("Why it is not planned")
    state = fields.Selection(
        [("open", "Not answered yet"), ("planned", "Planned"), ("answered", "Answered")],
        compute="_compute_state",
    )

    _source_uniq = models.UniqueIndex(
        "(plan_id, res_model, res_id) WHERE res_id IS NOT NULL",
        "This recommendation stands in the plan already.",
    )

    @api.depends("item_ids", "answer")
    def _compute_state(self):
        for row in self:
            row.state = (row.item_ids and "planned") or ((row.answer or "").strip() and "answered") or "open"

    @api.model
    def _sealed_fields(self):
        return ["text", "source", "item_ids", "answer"]

    @api.constrains("item_ids", "plan_id")
    def _check_items(self):
        """Refuse activities of another plan."""
        for row in self:
            if strange := row.item_ids.filtered(lambda item, row=row: item.plan_id != row.plan_id):
                raise ValidationError(
                    self.env._(
                        "“%(item)s” is an activity of another plan. Choose one of “%(plan)s”.",
                        item=strange[0].name,
                        plan=row.plan_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Create recommendations: the system does, from what was resolved.

        :raises UserError: when somebody else does
        """
        self._check_engine()
        return super().create(vals_list)

    def write(self, vals):
        """Plan or answer recommendations.

        :raises UserError: when what was recommended would change, or the plan is sealed
        """
        if self._engine_fields & vals.keys():
            self._check_engine()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        self._check_engine()

    def _check_engine(self):
        if not has_pass(self.env):
            raise UserError(
                self.env._(
                    "Recommendations of last year come from the minutes and do not change. Plan each, or answer why it is not planned."
                )
            )

    def action_open_source(self):
        """Open the record of which one recommendation comes, when the user may read it.

        :raises UserError: when there is none, or he may not
        """
        self.ensure_one()
        record = self.env[self.res_model].browse(self.res_id).exists() if self.res_model else None
        if not record or not record.has_access("read"):
            raise UserError(
                self.env._(
                    "You may not read the minutes of this recommendation: %(source)s.", source=self.source
                )
            )
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
