from odoo import api, fields, models

from .methodical_order_kind import SERIES


class MethodicalOrder(models.Model):
    """Order of the director in the order book (N12, R51): two series, number given at signing, effects run at signing."""

    _name = "methodical.order"
    _description = "Order"
    _inherit = ["methodical.approval.mixin"]
    _order = "date desc, series, number desc, id desc"
    _rec_name = "title"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    kind_id = fields.Many2one("methodical.order.kind", "Kind of order", required=True, ondelete="restrict")
    series = fields.Selection(SERIES, required=True, default="general")
    number = fields.Integer("Number in the series", readonly=True, copy=False)
    date = fields.Date("Date of the order", copy=False)
    title = fields.Char("On", required=True, tracking=True)
    reason = fields.Text()
    point_ids = fields.One2many("methodical.order.point", "order_id", "Points", copy=True)
    effect_ids = fields.One2many("methodical.order.effect", "order_id", "What it does", copy=True)
    previous_version_id = fields.Many2one(
        "methodical.order", "Version before", readonly=True, copy=False, ondelete="restrict"
    )

    @api.model
    def _sealed_fields(self):
        return ["kind_id", "series", "date", "title", "reason", "point_ids", "effect_ids"]

    def _get_route_key(self):
        return "order", False
