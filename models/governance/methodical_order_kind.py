from odoo import fields, models

from .methodical_order_effect import EFFECTS

SERIES = [("general", "General activity"), ("personnel", "Personnel")]


class MethodicalOrderKind(models.Model):
    """Kind of order with its ready text (N12): series, what it does when it is signed, words that fill themselves."""

    _name = "methodical.order.kind"
    _description = "Kind of Order"
    _inherit = ["methodical.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="Technical name by which the buttons of other documents find the kind.")
    sequence = fields.Integer(default=10)
    series = fields.Selection(SERIES, required=True, default="general")
    effect = fields.Selection(EFFECTS, help="What an order of this kind does when it is signed.")
    title = fields.Char(translate=True, help="“On …” of the order, with places that fill themselves.")
    reason = fields.Text(translate=True)
    points = fields.Text(translate=True, help="One point of the order a line.")
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex(
        "(code, COALESCE(company_id, 0)) WHERE code IS NOT NULL",
        "A kind of order with this technical name exists already.",
    )
