from odoo import api, fields, models

from ...tools.place_text import fill
from .methodical_order_text import SOURCES


class MethodicalOrderPoint(models.Model):
    """A point of an order: what, who, by when; one point names who controls the execution."""

    _name = "methodical.order.point"
    _description = "Point of an Order"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "order_id, sequence, id"
    _sealed_parent = "order_id"
    _check_company_auto = True

    order_id = fields.Many2one("methodical.order", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="order_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    template = fields.Text(help="The line of the kind of order, with its places still open.")
    text = fields.Text(required=True, compute="_compute_text", store=True, readonly=False, precompute=True)
    text_filled = fields.Text(compute="_compute_text", store=True, precompute=True)
    responsible_id = fields.Many2one(
        "methodical.teacher", check_company=True, ondelete="restrict", index="btree_not_null"
    )
    date_due = fields.Date("By")
    is_control = fields.Boolean("Control point", help="Who controls the execution of the order.")

    @api.depends("template", *(f"order_id.{name}" for name in SOURCES))
    def _compute_text(self):
        """Fill the places of a ready point, as long as nobody wrote his own text (see ``methodical.order``)."""
        for order, points in self.grouped("order_id").items():
            values = order._get_place_values() if any(points.mapped("template")) else {}
            for point in points:
                if point.template and point._is_ready_made() and order.is_editable:
                    point.text = point.text_filled = fill(point.template, values)
                else:
                    point.text, point.text_filled = point.text, point.text_filled

    def _is_ready_made(self):
        """Return whether one point still is as the kind of order filled it."""
        return bool(self.template) and (self.text or False) == (self.text_filled or False)

    @api.model
    def _sealed_fields(self):
        return ["sequence", "template", "text", "responsible_id", "date_due", "is_control"]
