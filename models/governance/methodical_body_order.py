from odoo import api, models
from odoo.exceptions import LockError, UserError

from ...tools.guard import has_pass, with_pass


class MethodicalBody(models.Model):
    """The state of a body and what guards it: opened and closed by the effects of signed orders only (R1, R4).

    The buttons draft the order; what the order does stands in ``methodical_body_change.py``.
    """

    _inherit = "methodical.body"

    _transitions = {
        "proposed": {"active"},
        "active": {"reorganised", "dissolved"},
        "reorganised": set(),
        "dissolved": set(),
    }
    #: fields that only the effects of orders write
    _engine_fields = frozenset(
        {
            "state",
            "opening_order_id",
            "opening_date",
            "closing_order_id",
            "closing_date",
            "successor_id",
            "heir_id",
            "predecessor_ids",
        }
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Create proposals.

        :raises UserError: when a caller sets what only an order does
        """
        bodies = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        if not has_pass(self.env) and any(body._is_touched_by_order() for body in bodies):
            self._refuse_state()
        return bodies

    def write(self, vals):
        """Write a body.

        :raises UserError: when what only an order does would change
        """
        if self._engine_fields & vals.keys() and not has_pass(self.env):
            self._refuse_state()
        self._check_kind(vals)
        return super().write(vals)

    def _check_kind(self, vals):
        """Raise when a body that is open would become another kind of body: each kind is opened in its own way.

        :raises UserError: naming the body
        """
        if has_pass(self.env) or "kind" not in vals:
            return
        if opened := self.filtered(lambda body: body.state != "proposed" and body.kind != vals["kind"]):
            raise UserError(
                self.env._(
                    "%(bodies)s is open and stays the kind of body that it is. Propose another one.",
                    bodies=opened.mapped("name"),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_opened(self):
        if opened := self.filtered(lambda body: body.state != "proposed"):
            raise UserError(
                self.env._(
                    "%(bodies)s was opened by an order and stays in the books. Dissolve it by an order instead.",
                    bodies=opened.mapped("name"),
                )
            )
        # the database would take the terms away with the proposal: a result that was announced stays
        self.head_term_ids._unlink_except_confirmed()

    def _is_touched_by_order(self):
        """Return whether one body holds something that only an order sets."""
        return (
            self.state != "proposed"
            or self.heir_id != self
            or any(self[name] for name in self._engine_fields - {"state", "heir_id"})
        )

    def _refuse_state(self):
        raise UserError(self.env._("An association is opened and closed only by an order of the director."))

    def action_draft_opening(self):
        """Draft the order that opens one body (R4); the director signs it in the order book.

        :return: action that opens the draft
        """
        return self._draft_order("open_body", "proposed")

    def action_draft_reorganisation(self):
        """Draft the order that reorganises one body; the successor is chosen on the draft.

        :return: action that opens the draft
        """
        return self._draft_order("reorganise_body", "active")

    def action_draft_dissolution(self):
        """Draft the order that dissolves one body.

        :return: action that opens the draft
        """
        return self._draft_order("dissolve_body", "active")

    def _draft_order(self, kind, state):
        self.ensure_one()
        self.check_access("write")
        if self.state != state:
            self._refuse_transition("active" if state == "proposed" else "dissolved")
        return self.env["methodical.order"]._draft(kind, body_id=self)._open_form()

    def _move_to(self, state, **values):
        """Change the state along ``_transitions``: the only path.

        :raises UserError: when a body cannot go there from its state
        """
        if blocked := self.filtered(lambda body: state not in self._transitions[body.state]):
            blocked._refuse_transition(state)
        return with_pass(self).write({"state": state, **values})

    def _refuse_transition(self, state):
        labels = dict(self._fields["state"]._description_selection(self.env))
        raise UserError(
            self.env._(
                "%(bodies)s cannot become “%(state)s”: look at its present state first.",
                bodies=self.mapped("name"),
                state=labels[state],
            )
        )

    def _lock(self):
        """Lock bodies against a second order at the same moment.

        :raises UserError: when somebody else signs one just now
        """
        try:
            self.lock_for_update(allow_referencing=True)
        except LockError:
            raise UserError(
                self.env._(
                    "Somebody else signs an order on “%(body)s” at this moment. Look at it again in a minute.",
                    body=self.mapped("name"),
                )
            ) from None
