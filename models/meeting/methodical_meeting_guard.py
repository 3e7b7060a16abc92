from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_datetime

from ...tools.guard import has_pass, without_keys


class MethodicalMeeting(models.Model):
    """The guard of meetings, for every entrance: stage, number and year are given, held meetings stay where they are."""

    _inherit = "methodical.meeting"

    #: what follows from other fields: what a caller sends for it is dropped
    _computed_fields = frozenset({"stage", "date", "school_year_id", "list_place"})

    @api.model_create_multi
    def create(self, vals_list):
        """Plan meetings.

        :raises UserError: when a caller sets what announcing, holding or signing sets
        """
        plain = without_keys(self, {f"default_{name}" for name in self._computed_fields})
        meetings = (
            super(MethodicalMeeting, plain)
            .create([self._without_computed(vals) for vals in vals_list])
            .with_env(self.env)
        )
        meetings._attach_plan_items()
        return meetings

    def write(self, vals):
        """Change meetings; who was told of one is told again when its time or place changes.

        :raises UserError: when a held meeting would move into another year or into the future, an announced one into
            the past or to another body
        :raises AccessError: when it would go to a body whose minutes the user does not keep
        """
        if not has_pass(self.env):
            vals = self._without_computed(vals)
            self._check_body(vals)
        told = self._filter_told(vals)
        before = {meeting: meeting._describe_appointment() for meeting in told}
        years = {meeting: meeting.school_year_id for meeting in self if meeting.number}
        result = super().write(vals)
        if {"date_start", "date_end"} & vals.keys():
            self._check_moved(years)
        if "body_id" in vals and not has_pass(self.env):
            self._check_kept()
        if "plan_item_id" in vals:
            self._attach_plan_items()
        changed = told.filtered(lambda meeting: before[meeting] != meeting._describe_appointment())
        changed._tell_changes(before)
        return result

    @api.model
    def _without_computed(self, vals):
        return {name: value for name, value in vals.items() if name not in self._computed_fields}

    def _refuse_engine_fields(self):
        raise UserError(
            self.env._(
                "Stage, number and state of a meeting are given by announcing it, holding it and signing its minutes."
            )
        )

    def _check_body(self, vals):
        """Raise when a meeting that members know of would go to another body or class."""
        fixed = self.filtered(lambda meeting: meeting.stage != "planned")
        if fixed and any(
            name in vals and any(meeting[name].id != (vals[name] or False) for meeting in fixed)
            for name in ("body_id", "company_id", "class_id")
        ):
            raise UserError(
                self.env._(
                    "“%(meeting)s” is announced or held and stays with its body. Cancel it, or plan another meeting.",
                    meeting=fixed[0].name,
                )
            )

    def _check_kept(self):
        """Raise when the user does not keep the minutes of the body to which he gives a meeting."""
        if not self.env.su and (strange := self.body_id.filtered(lambda body: not body.is_kept_by_me)):
            raise AccessError(
                self.env._(
                    "You keep no minutes of %(bodies)s: its head or secretary plans its meetings.",
                    bodies=strange.mapped("name"),
                )
            )

    def _check_moved(self, years):
        """Raise when the new time of meetings does not fit their stage.

        :param years: {held meeting: school year of its number}
        """
        now = fields.Datetime.now()
        for meeting in self:
            when = format_datetime(self.env, meeting.date_start, dt_format="short")
            if meeting.stage == "announced" and meeting.date_start <= now:
                raise UserError(
                    self.env._(
                        "“%(meeting)s” cannot move to %(when)s: that is over. Hold it and correct its time, or choose a time to come.",
                        meeting=meeting.name,
                        when=when,
                    )
                )
            if meeting.stage == "held" and meeting.date_start > now:
                raise UserError(
                    self.env._(
                        "“%(meeting)s” has been held and cannot move to %(when)s. Enter the time when it began.",
                        meeting=meeting.name,
                        when=when,
                    )
                )
            if meeting in years and meeting.school_year_id != years[meeting]:
                raise UserError(
                    self.env._(
                        "“%(meeting)s” has a number of the school year %(year)s and cannot move to %(when)s.",
                        meeting=meeting.name,
                        year=years[meeting].name,
                        when=when,
                    )
                )

    def unlink(self):
        """Delete planned meetings; activities of plans no longer name them."""
        known = self.browse(self.ids)
        result = super().unlink()
        self.env["methodical.plan.evidence"]._forget(known)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_announced(self):
        """Keep meetings that people know of: they are cancelled with a reason, or held."""
        if known := self.filtered(lambda meeting: meeting.announced_at or meeting.held_at):
            raise UserError(
                self.env._(
                    "“%(meeting)s” was announced or held and is not deleted. Before it is held it can be cancelled with a reason.",
                    meeting=known[0].name,
                )
            )

    def action_new_version(self):
        """Refuse versions: minutes are corrected by a later meeting.

        :raises UserError: always
        """
        raise UserError(
            self.env._(
                "Signed minutes have no new versions. A resolution of a later meeting of the same body corrects them."
            )
        )
