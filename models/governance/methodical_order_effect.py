from odoo import api, fields, models
from odoo.exceptions import UserError

EFFECTS = [
    ("open_body", "Opens an association"),
    ("reorganise_body", "Reorganises an association"),
    ("dissolve_body", "Dissolves an association"),
    ("seat_head", "Seats a head"),
    ("end_head", "Ends the term of a head"),
    ("start_acting", "Lets somebody act"),
    ("cancel_order", "Cancels an order"),
]


class MethodicalOrderEffect(models.Model):
    """What an order does at the moment it is signed: once, in the same transaction, shown on the order (R4, R10, R53).

    For each kind of ``EFFECTS`` there are three methods, each in the file of the area that it changes:

    - ``_describe_<kind>()``: the sentence shown on the order ("opens association X");
    - ``_problems_<kind>(day)``: list of sentences why it cannot run on the date of the order;
    - ``_run_<kind>(day)``: does it. Runs in sudo, by the engine only.
    """

    _name = "methodical.order.effect"
    _description = "Effect of an Order"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "order_id, sequence, id"
    _sealed_parent = "order_id"
    _check_company_auto = True

    order_id = fields.Many2one("methodical.order", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="order_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    kind = fields.Selection(EFFECTS, required=True)
    body_id = fields.Many2one(
        "methodical.body", "Association", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    successor_id = fields.Many2one(
        "methodical.body", "Successor", check_company=True, ondelete="restrict", index="btree_not_null"
    )
    head_term_id = fields.Many2one(
        "methodical.head.term",
        "Term of the head",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    acting_id = fields.Many2one(
        "methodical.acting", "Acting person", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    target_order_id = fields.Many2one(
        "methodical.order", "Order", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    date = fields.Date("From", help="Empty: from the date of the order.")
    done_at = fields.Datetime("Done", readonly=True, copy=False)

    @api.model
    def _sealed_fields(self):
        return ["kind", "body_id", "successor_id", "head_term_id", "acting_id", "target_order_id", "date"]

    def _get_day(self):
        """Return the date from which one effect counts (datetime.date)."""
        return self.date or self.order_id.date or fields.Date.context_today(self)

    def _get_problems(self):
        """Return the sentences why these effects cannot run, all at once."""
        return [
            problem
            for effect in self
            for problem in getattr(effect, f"_problems_{effect.kind}")(effect._get_day())
        ]

    def _run(self):
        """Run the effects, once. Called by the order when it is signed.

        :raises UserError: when one of them cannot run; nothing is done then
        """
        if problems := self._get_problems():
            raise UserError("\n".join(dict.fromkeys(problems)))
        for effect in self:
            getattr(effect, f"_run_{effect.kind}")(effect._get_day())
