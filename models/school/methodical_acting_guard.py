from odoo import api, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass


class MethodicalActing(models.Model):
    """The guard: one path into force, and nothing of a period in force changes by hand."""

    _inherit = "methodical.acting"

    @api.model
    def _get_engine_fields(self):
        """Return the names of the fields that only the transitions write."""
        return {"state", "clause"}

    @api.model_create_multi
    def create(self, vals_list):
        """Create drafts.

        :raises UserError: when a caller sets another state
        """
        periods = super().create(vals_list)
        # looked at afterwards: the state may also come from a default in the caller's context
        if not has_pass(self.env):
            forced = periods.filtered(
                lambda period: any(
                    period[name] and (name, period[name]) != ("state", "draft")
                    for name in self._get_engine_fields()
                )
            )
            forced._refuse_change()
        self.env.registry.clear_cache()
        return periods

    def write(self, vals):
        """Change drafts.

        :raises UserError: when the state would change by hand, or what a period in force says
        """
        if not has_pass(self.env):
            if self._get_engine_fields() & vals.keys():
                self._refuse_change()
            if self._content_fields & vals.keys():
                self._filter_fixed()._refuse_change()
        result = super().write(vals)
        if (self._get_engine_fields() | self._content_fields) & vals.keys():
            self.env.registry.clear_cache()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_fixed(self):
        self._filter_fixed()._refuse_change()

    def _filter_fixed(self):
        """Return the periods whose content can not change any more."""
        return self.filtered(lambda period: period.state != "draft")

    def _refuse_change(self):
        if self:
            raise UserError(
                self.env._(
                    "%(periods)s: a period of acting comes in force by an order or by the regulation and is fixed then. End it early, or cancel it before it begins.",
                    periods=self.mapped("display_name"),
                )
            )

    def _move_to(self, state, **values):
        """Change the state along ``_transitions``: the only path.

        :raises UserError: when a period can not go there from its state
        """
        if blocked := self.filtered(lambda period: state not in self._transitions[period.state]):
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(periods)s cannot become “%(state)s”: look at its present state first.",
                    periods=blocked.mapped("display_name"),
                    state=labels[state],
                )
            )
        # sudo: the state of a period in force is written by the transitions only
        return with_pass(self.sudo()).write({"state": state, **values})
