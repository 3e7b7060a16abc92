from odoo import api, models
from odoo.exceptions import AccessError, LockError, UserError

from ...tools.guard import has_pass, with_pass
from ...tools.issue import blocking


class MethodicalBody(models.Model):
    """What only an order of the director does with a body: opening and closing (R1, R4)."""

    _inherit = "methodical.body"

    _transitions = {"proposed": {"active"}, "active": {"dissolved"}, "reorganised": set(), "dissolved": set()}

    @api.model_create_multi
    def create(self, vals_list):
        """Create proposals.

        :raises UserError: when a caller sets another state
        """
        bodies = super().create(vals_list)
        # looked at afterwards: the state may also come from a default in the caller's context
        if not has_pass(self.env) and any(body.state != "proposed" for body in bodies):
            self._refuse_state()
        return bodies

    def write(self, vals):
        """Write a body.

        :raises UserError: when the state would change without an order
        """
        if "state" in vals and not has_pass(self.env):
            self._refuse_state()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_opened(self):
        if opened := self.filtered(lambda body: body.state != "proposed"):
            raise UserError(
                self.env._(
                    "%(bodies)s was opened by an order and stays in the books. Dissolve it by an order instead.",
                    bodies=opened.mapped("name"),
                )
            )

    def _refuse_state(self):
        raise UserError(self.env._("An association is opened and closed only by an order of the director."))

    def action_activate(self):
        """Open the bodies by the director's order (R1, R4).

        :raises AccessError: for everybody but the director
        :raises UserError: without number and date of the order, or when the regulation blocks it
        """
        self._check_director()
        for body in self:
            if not body.opening_order or not body.opening_date:
                raise UserError(
                    self.env._(
                        "Enter the number and the date of the order that opens %(body)s.", body=body.name
                    )
                )
            issues = body._get_issues(body.opening_date, ("members",)).get(body, [])
            if block := blocking(issues):
                raise UserError("\n".join(issue.sentence for issue in block))
        return self._move_to("active")

    def action_dissolve(self):
        """Close the bodies by the director's order (R4); members and head end on its date.

        :raises AccessError: for everybody but the director
        :raises UserError: without number and date of the order
        """
        self._check_director()
        for body in self:
            if not body.closing_order or not body.closing_date:
                raise UserError(
                    self.env._(
                        "Enter the number and the date of the order that closes %(body)s.", body=body.name
                    )
                )
            body._end_people(body.closing_date)
        return self._move_to("dissolved")

    def _end_people(self, day):
        """End what runs in one body on a date (datetime.date); memberships that would begin later are dropped."""
        later = self.membership_ids.filtered(lambda row: row.date_from > day)
        later.unlink()
        (self.membership_ids - later).filtered(lambda row: not row.date_to or row.date_to > day).write(
            {"date_to": day}
        )
        self.head_term_ids.filtered(
            lambda term: term.state == "confirmed" and (not term.date_to or term.date_to > day)
        )._end(day)

    def _move_to(self, state):
        if blocked := self.filtered(lambda body: state not in self._transitions[body.state]):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(bodies)s cannot become “%(state)s”.",
                    bodies=blocked.mapped("name"),
                    state=labels[state],
                )
            )
        return with_pass(self).write({"state": state})

    def _lock(self):
        """Lock one body against a second order at the same moment.

        :raises UserError: when somebody else signs one just now
        """
        try:
            self.lock_for_update(allow_referencing=True)
        except LockError:
            raise UserError(
                self.env._(
                    "Somebody else signs an order on “%(body)s” at this moment. Look at it again in a minute.",
                    body=self.name,
                )
            ) from None

    def _check_director(self):
        if not self.env.user.has_group("school_methodical.group_director"):
            raise AccessError(self.env._("Orders are signed by the director."))
