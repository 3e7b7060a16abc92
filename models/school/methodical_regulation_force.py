from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass, with_pass


class MethodicalRegulation(models.Model):
    """How a regulation comes in force: on one path, so that every day of a school has at most one (N1)."""

    _inherit = "methodical.regulation"

    #: which regulation holds on which day; of a draft they may be changed, except the state
    _force_fields = frozenset({"state", "company_id", "date_from", "date_to"})

    # which regulation is in force is cached: every change of it is asked anew

    @api.model_create_multi
    def create(self, vals_list):
        """Create drafts.

        :raises UserError: when a caller sets another state
        """
        regulations = super().create(vals_list)
        # looked at afterwards: the state may also come from a default in the caller's context
        if not has_pass(self.env) and (forced := regulations.filtered(lambda record: record.state != "draft")):
            forced._refuse_force()
        self.env.registry.clear_cache()
        return regulations

    def write(self, vals):
        """Change regulations; of one that is or was in force school and days are evidence.

        :raises UserError: when the state, or school and days of a regulation in force, would change by hand
        """
        touched = self._force_fields & vals.keys()
        if touched and not has_pass(self.env):
            if "state" in vals:
                self._refuse_force()
            if forced := self.filtered(lambda record: record.state != "draft"):
                forced._refuse_force()
        result = super().write(vals)
        if touched:
            self.env.registry.clear_cache()
        return result

    def unlink(self):
        """Delete drafts."""
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if used := self.filtered(lambda regulation: regulation.state != "draft"):
            raise UserError(
                self.env._(
                    "The regulation %(names)s was in force and stays as evidence. Put another one in force instead.",
                    names=used.mapped("name"),
                )
            )

    def _refuse_force(self):
        raise UserError(
            self.env._(
                "When the regulation %(names)s holds changes only by putting a regulation in force: it ends the one before.",
                names=self.mapped("name"),
            )
        )

    def action_put_in_force(self):
        """Put drafts in force from their first day (today when empty); the one before ends the day before.

        :raises UserError: for a preset, which has to be loaded into a school first, and for one that was replaced
        """
        for regulation in self:
            if not regulation.company_id:
                raise UserError(
                    self.env._("%(name)s is a preset. Load it into your school first.", name=regulation.name)
                )
            if regulation.state != "draft":
                regulation._refuse_force()
            start = regulation.date_from or fields.Date.context_today(regulation)
            current = regulation.company_id._get_regulation(start)
            if current and current != regulation and current.date_from >= start:
                raise UserError(
                    self.env._(
                        "%(current)s came in force on that very day. Let %(name)s begin on a later one.",
                        current=current.name,
                        name=regulation.name,
                    )
                )
            if current and current != regulation:
                with_pass(current).write({"state": "replaced", "date_to": start - timedelta(days=1)})
            with_pass(regulation).write({"state": "in_force", "date_from": start})
        return True
