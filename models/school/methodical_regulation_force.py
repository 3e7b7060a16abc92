from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...tools.guard import has_pass, with_pass


class MethodicalRegulation(models.Model):
    """How a regulation comes into a school and in force: on one path, so that every day of a school has at most one (N1)."""

    _inherit = "methodical.regulation"

    #: which regulation holds on which day; of a draft they may be changed, except the state
    _force_fields = frozenset({"state", "company_id", "date_from", "date_to"})

    @api.constrains("company_id", "state", "date_from", "date_to")
    def _check_period(self):
        """Refuse two regulations in force on one day, and periods that end before they start."""
        for regulation in self.filtered(lambda record: record.state != "draft"):
            if not regulation.date_from or (regulation.date_to and regulation.date_to < regulation.date_from):
                raise ValidationError(
                    self.env._(
                        "Give the regulation %(name)s a first day that is not after its last one.",
                        name=regulation.name,
                    )
                )
            other = self.search(
                Domain("id", "!=", regulation.id)
                & Domain("company_id", "=", regulation.company_id.id)
                & Domain("state", "!=", "draft")
                & Domain("date_from", "<=", regulation.date_to or fields.Date.to_date("9999-12-31"))
                & (Domain("date_to", "=", False) | Domain("date_to", ">=", regulation.date_from)),
                limit=1,
            )
            if other:
                raise ValidationError(
                    self.env._(
                        "%(name)s and %(other)s would both be in force. Let one end on the day before the other begins.",
                        name=regulation.name,
                        other=other.name,
                    )
                )

    # which regulation is in force is cached: every change of it is asked anew

    @api.model_create_multi
    def create(self, vals_list):
        """Create drafts.

        :raises UserError: when a caller sets another state
        """
        regulations = super().create(vals_list)
        # looked at afterwards: the state may also come from a default in the caller's context
        if not has_pass(self.env) and (
            forced := regulations.filtered(lambda record: record.state != "draft")
        ):
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
                "State and days of a regulation in force (%(names)s) change only by putting a regulation in force: the new one ends the one before.",
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

    def _load_into(self, company):
        """Copy presets into a school as drafts.

        :param company: res.company
        :return: the new regulations
        """
        return self.browse().concat(*(preset.copy({"company_id": company.id}) for preset in self))

    def copy_data(self, default=None):
        """Copy a regulation as a draft of the user's school."""
        default = {"company_id": self.env.company.id, **(default or {})}
        return super().copy_data(default)
