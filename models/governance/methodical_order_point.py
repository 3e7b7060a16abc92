from odoo import api, fields, models


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
    text = fields.Text(required=True)
    responsible_id = fields.Many2one(
        "methodical.teacher", "Responsible", check_company=True, ondelete="restrict"
    )
    date_due = fields.Date("By")
    is_control = fields.Boolean("Control point", help="Who controls the execution of the order.")

    @api.model
    def _sealed_fields(self):
        return ["sequence", "text", "responsible_id", "date_due", "is_control"]
