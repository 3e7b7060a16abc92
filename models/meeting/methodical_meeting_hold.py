from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime

from ...tools.guard import with_pass


class MethodicalMeeting(models.Model):
    """Holding a meeting, which gives its minutes their number (R24), and cancelling one that will not take place."""

    _inherit = "methodical.meeting"

    _transitions = {
        "draft": {"submitted", "cancelled"},
        "submitted": {"draft", "returned", "approved"},
        "returned": {"submitted"},
        "approved": set(),
        "cancelled": set(),
    }

    def _write_given(self, values):
        """Write what the engine gives to meetings."""
        return with_pass(self).write(values)

    def action_hold(self):
        """Hold meetings that have begun: their minutes get the next number of the body and school year.

        A meeting that took place without an announcement (a power cut, an urgent matter) is held at once.

        :raises UserError: when one has not begun yet, was held or cancelled; none is held then
        """
        self.check_access("write")
        if refusals := [text for meeting in self if (text := meeting._holding_error())]:
            raise UserError("\n".join(refusals))
        self._call_members()
        for meeting in self.sorted(lambda row: (row.company_id.id, row.date_start, row.id)):
            meeting._allot_number(
                school_year_id=meeting._get_working_year().id, held_at=fields.Datetime.now()
            )
        return True

    def _holding_error(self):
        """Return the sentence why one meeting cannot be held now, or None."""
        if self.stage not in ("planned", "announced"):
            labels = dict(self._fields["stage"]._description_selection(self.env))
            return self.env._(
                "“%(meeting)s” is in the stage “%(stage)s”: it is held once.",
                meeting=self.name,
                stage=labels[self.stage],
            )
        if self.date_start > fields.Datetime.now():
            return self.env._(
                "“%(meeting)s” begins on %(when)s and cannot be held before. Correct the time if it began earlier.",
                meeting=self.name,
                when=format_datetime(self.env, self.date_start, dt_format="short"),
            )
        year = self._get_working_year()
        if not year or self.date < year.date_start - relativedelta(months=1):
            return self.env._(
                "There is no school year for “%(meeting)s”. The administrator enters it, then it is held.",
                meeting=self.name,
            )
        closed = self.body_id.closing_date
        if self.body_id.state == "proposed" or (closed and closed < self.date):
            return self.env._(
                "%(body)s was not active on that day: it could not meet.", body=self.body_id.name
            )
        return None

    def _get_working_year(self):
        return self.env["methodical.school.year"]._get_working(self.company_id, self.date)

    def _call_members(self):
        """Put the members of the day on the lists of meetings, where they are missing."""
        rows = []
        for meeting in self:
            rows += meeting._prepare_rows(
                meeting._get_members() - meeting.attendance_ids.teacher_id, "member"
            )
        if rows:
            with_pass(self.env["methodical.attendance"]).create(rows)

    def action_cancel(self, reason=None):
        """Cancel meetings that will not take place; who was told is told again. Without a reason a dialog asks for it.

        :param reason: text
        :return: True, or the dialog
        :raises UserError: for a held meeting: its minutes stay
        """
        self.check_access("write")
        if held := self.filtered("held_at"):
            raise UserError(
                self.env._(
                    "“%(meeting)s” was held: its minutes stay. A later meeting may correct them.",
                    meeting=held[0].name,
                )
            )
        self._check_transition("cancelled")
        if not (reason or "").strip():
            return self._open_cancel_dialog()
        announced = self.filtered("announced_at")
        people = announced._get_told_people()
        self._write_given({"cancel_reason": reason.strip()})
        result = super().action_cancel()
        for meeting in announced:
            meeting._tell(people[meeting], "_get_cancel_text")
        announced._drop_events()
        self.env["methodical.plan.evidence"]._forget(self)
        return result

    def _open_cancel_dialog(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Why is it cancelled?"),
            "res_model": "methodical.meeting.cancel",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_meeting_ids": self.ids},
        }
