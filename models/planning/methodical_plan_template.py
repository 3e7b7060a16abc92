from odoo import fields, models

from ...tools.clause import CLAUSE_HELP


class MethodicalPlanTemplate(models.Model):
    """Ready set of activities from which a plan is filled (F1 C); of one school, or of all of them."""

    _name = "methodical.plan.template"
    _description = "Plan Template"
    _inherit = ["methodical.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    owner_kind = fields.Selection(
        selection=lambda self: (
            self.env["methodical.plan"]._fields["owner_kind"]._description_selection(self.env)
        ),
        string="For plans of",
        default="body",
        help="Empty: for any plan.",
    )
    clause = fields.Char(help=CLAUSE_HELP)
    item_ids = fields.One2many("methodical.plan.template.item", "template_id", "Activities", copy=True)
    item_count = fields.Integer("Number of activities", compute="_compute_item_count")
    active = fields.Boolean(default=True)

    def _compute_item_count(self):
        counts = dict(
            self.env["methodical.plan.template.item"]._read_group(
                [("template_id", "in", self.ids)], ["template_id"], ["__count"]
            )
        )
        for template in self:
            template.item_count = counts.get(template._origin, 0)
