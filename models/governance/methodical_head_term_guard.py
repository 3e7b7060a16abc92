from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass

#: what only the announcement of the result and the effects of orders set
ENGINE_FIELDS = ("order_id", "end_order_id", "eligibility_snapshot", "electorate")
#: what may still be written on the way from the election to the order
OPEN_AFTER_ELECTION = frozenset({"date_from", "date_to", "override_reason"})


class MethodicalHeadTerm(models.Model):
    """The guard of a term: a head takes and leaves the post by a signed order, votes stay as they were announced."""

    _inherit = "methodical.head.term"

    _transitions = {
        "candidate": {"elected", "not_elected", "confirmed"},
        "elected": {"confirmed"},
        "not_elected": set(),
        "confirmed": {"ended"},
        "ended": set(),
    }

    @api.model_create_multi
    def create(self, vals_list):
        """Create candidates.

        :raises UserError: when a caller sets what only a result or an order sets
        """
        terms = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        # sudo: fields that the caller may not read count, too
        if not has_pass(self.env) and any(
            term.state != "candidate" or any(term[name] for name in ENGINE_FIELDS) for term in terms.sudo()
        ):
            self._refuse_state()
        return terms

    def write(self, vals):
        """Write a candidate; what is announced or confirmed is evidence.

        :raises UserError: when the state, a result, a confirmed term or one whose order is under way would change by hand
        """
        if not has_pass(self.env):
            names = vals.keys()
            announced = self.filtered(lambda term: term.state != "candidate")
            over = announced.filtered(lambda term: term.state != "elected")
            if over or {"state", *ENGINE_FIELDS} & names or (announced and names - OPEN_AFTER_ELECTION):
                self._refuse_state()
            self._check_order_under_way()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed(self):
        if any(term.state != "candidate" for term in self):
            self._refuse_state()

    def _refuse_state(self):
        raise UserError(
            self.env._(
                "A head takes and leaves the post only by an order of the director, and a result that was announced stays."
            )
        )

    def _check_order_under_way(self):
        """Raise when the term stands in an order that waits for its signature: the text must not change under the pen."""
        # sudo: any order counts, whoever may read it
        effect = (
            self.env["methodical.order.effect"]
            .sudo()
            .search([("head_term_id", "in", self.ids), ("order_id.state", "=", "submitted")], limit=1)
        )
        if effect:
            raise UserError(
                self.env._(
                    "The term of %(head)s stands in the order “%(order)s”, which waits for its signature. Withdraw the order first.",
                    head=effect.head_term_id.teacher_id.name,
                    order=effect.order_id.display_name,
                )
            )
