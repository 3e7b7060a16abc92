from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass

EFFECTS = [
    ("open_body", "Opens an association"),
    ("reorganise_body", "Reorganises an association"),
    ("dissolve_body", "Dissolves an association"),
    ("seat_head", "Seats a head"),
    ("end_head", "Ends the term of a head"),
    ("start_acting", "Lets somebody act"),
    ("cancel_order", "Cancels an order"),
]
#: what an order whose kind has an effect may do besides it: several associations change by one order, with their heads
COMPANIONS = {
    kind: frozenset({"open_body", "reorganise_body", "dissolve_body", "seat_head"})
    for kind in ("open_body", "reorganise_body", "dissolve_body")
}


class MethodicalOrderEffect(models.Model):
    """What an order does at the moment it is signed: once, in the same transaction, shown on the order (R4, R10, R53).

    For each kind of ``EFFECTS`` there are three methods, each in the file of the area that it changes:

    - ``_describe_<kind>()``: the sentence shown on the order ("opens association X");
    - ``_problems_<kind>(day)``: list of sentences why it cannot run on the date of the order;
    - ``_run_<kind>(day)``: does it. Runs in sudo, by the engine only;
    - ``_undo_<kind>(day)``, only where a later order that cancels this one takes the effect back. Without it the
      effect stays, and the form of the cancelling order says so.
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
        "methodical.body", check_company=True, ondelete="restrict", index="btree_not_null"
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
        "methodical.order",
        "Order to be cancelled",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    date = fields.Date("From", help="Empty: from the date of the order.")
    done_at = fields.Datetime("Done", readonly=True, copy=False)
    sentence = fields.Char("What it does", compute="_compute_sentence")

    @api.depends("kind", "body_id", "successor_id", "head_term_id", "acting_id", "target_order_id", "date")
    @api.depends_context("lang")
    def _compute_sentence(self):
        for effect in self:
            effect.sentence = effect._describe()

    @api.depends("sentence")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for effect in self:
            effect.display_name = effect.sentence

    @api.model_create_multi
    def create(self, vals_list):
        """Create effects of drafts.

        :raises UserError: when a caller says that they are done
        """
        effects = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        if not has_pass(self.env) and any(effects.mapped("done_at")):
            self._refuse_done()
        return effects

    def write(self, vals):
        """Change effects of drafts.

        :raises UserError: when a caller says that they are done
        """
        if "done_at" in vals and not has_pass(self.env):
            self._refuse_done()
        return super().write(vals)

    def _refuse_done(self):
        raise UserError(self.env._("What an order does is done by signing it, and only then."))

    @api.model
    def _sealed_fields(self):
        return ["kind", "body_id", "successor_id", "head_term_id", "acting_id", "target_order_id", "date"]

    def _get_day(self):
        """Return the date from which one effect counts (datetime.date)."""
        order = self.order_id
        return self.date or order.date or order.date_planned or fields.Date.context_today(self)

    def _describe(self):
        """Return the sentence that says what one effect does ('' for one without a kind)."""
        return getattr(self, f"_describe_{self.kind}")() if self.kind else ""

    def _is_strange(self):
        """Return whether one effect does not belong into an order of its kind."""
        kind = self.order_id.kind_id.effect
        return self.kind != kind and self.kind not in COMPANIONS.get(kind, ())

    def _get_problems(self):
        """Return the sentences why these effects cannot run, all at once."""
        return [
            problem
            for effect in self
            for problem in getattr(effect, f"_problems_{effect.kind}")(effect._get_day())
        ]

    def _run(self):
        """Run the effects that have not run yet. Called by the order when it is signed.

        :raises UserError: when one of them cannot run; nothing is done then
        """
        waiting = self.filtered(lambda effect: not effect.done_at)
        if problems := waiting._get_problems():
            raise UserError("\n".join(dict.fromkeys(problems)))
        for effect in waiting:
            getattr(effect, f"_run_{effect.kind}")(effect._get_day())
        with_pass(waiting).write({"done_at": fields.Datetime.now()})

    def _is_undone_by_cancelling(self):
        """Return whether cancelling the order takes one effect back."""
        return hasattr(self, f"_undo_{self.kind}")

    def _undo(self, day):
        """Take back what can be taken back of effects that have run, the last one first.

        :param day: date of the order that cancels (datetime.date)
        """
        done = self.filtered(lambda effect: effect.done_at and effect._is_undone_by_cancelling())
        for effect in done.sorted(reverse=True):
            getattr(effect, f"_undo_{effect.kind}")(day)
