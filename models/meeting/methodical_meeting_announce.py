from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime

from ...tools.guard import with_pass
from ...tools.issue import Issue, blocking


class MethodicalMeeting(models.Model):
    """Announcing: members, heads concerned and the deputy get place, time and agenda (R22, R23, J6, J7; F3 P1d, P4)."""

    _inherit = "methodical.meeting"

    stage_warning = fields.Text("Before you go on", compute="_compute_stage_warning")

    @api.depends(
        "stage",
        "state",
        "date_start",
        "place",
        "chair_id",
        "secretary_id",
        "is_last",
        "parents_count",
        "agenda_item_ids",
        "attendance_ids",
        "resolution_ids",
    )
    @api.depends_context("lang")
    def _compute_stage_warning(self):
        for meeting in self:
            issues = []
            if meeting.id and meeting.stage == "planned":
                issues = meeting._announcement_errors()
            elif meeting.id and meeting.stage == "held" and meeting.is_editable:
                issues = meeting._submission_errors()
            meeting.stage_warning = "\n".join(issue.sentence for issue in issues) or False

    def action_announce(self):
        """Announce meetings: the members are called, everybody concerned is told, the calendar shows it.

        :raises UserError: when one of them is not planned, in the past, or lacks place or agenda; none is announced then
        """
        self.check_access("write")
        refusals, warnings = [], {}
        for meeting in self:
            issues = meeting._announcement_errors()
            refusals += [
                self.env._("“%(meeting)s”: %(reason)s", meeting=meeting.name, reason=issue.sentence)
                for issue in blocking(issues)
            ]
            warnings[meeting] = [issue.sentence for issue in issues if issue.severity == "warn"]
        if refusals:
            raise UserError("\n".join(refusals))
        self._call_people()
        with_pass(self).write({"announced_at": fields.Datetime.now()})
        self._sync_events()
        self._tell_announcement(warnings)
        return True

    def _announcement_errors(self):
        """Return what stands against announcing one meeting (list of ``tools.issue.Issue``)."""
        if self.stage != "planned":
            labels = dict(self._fields["stage"]._description_selection(self.env))
            text = self.env._(
                "it is in the stage “%(stage)s” and is not announced any more.", stage=labels[self.stage]
            )
            return [Issue("block", text)]
        missing = []
        if self.date_start <= fields.Datetime.now():
            when = format_datetime(self.env, self.date_start, dt_format="short")
            missing.append(
                self.env._(
                    "It lies in the past (%(when)s). Move it, or enter it as held when it took place.",
                    when=when,
                )
            )
        if not self.place:
            missing.append(self.env._("Enter the place."))
        if not self.agenda_item_ids:
            missing.append(self.env._("Put at least one item on the agenda."))
        if not self.chair_id:
            missing.append(self.env._("Choose who chairs it."))
        if self.body_id.state != "active":
            missing.append(self.env._("%(body)s is not active.", body=self.body_id.name))
        return [Issue("block", text) for text in missing] + self._check_notice()

    def _get_rule(self, code):
        """Return the row of a rule of the regulation for one meeting, on its day (empty: off)."""
        day = self.date or fields.Date.context_today(self)
        kind = self.body_id.association_kind if self.body_kind == "association" else False
        return self.company_id._get_regulation(day)._get_rule(code, day, kind)

    def _check_notice(self):
        """Return what the regulation holds against announcing one meeting only today (R22)."""
        rule = self._get_rule("meeting_notice")
        today = fields.Date.context_today(self.company_id._in_school_time())
        if not rule or not self.date or self.date < today:
            return []
        kind = rule.regulation_id.day_kind
        left = self.company_id._get_school_calendar(today, self.date).days_left(today, self.date, kind)
        if left >= rule.value:
            return []
        text = self.env._(
            "The regulation wants it announced %(wanted)s days before, there are %(left)s.",
            wanted=int(rule.value),
            left=left,
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    # who is called

    def _call_people(self):
        """Put on the lists the members of the day and the heads of the associations that the agendas touch."""
        rows = []
        for meeting in self:
            known = meeting.attendance_ids.teacher_id
            members = meeting._get_members()
            rows += meeting._prepare_rows(members - known, "member")
            rows += meeting._prepare_rows(meeting._get_heads_concerned() - known - members, "invited")
        if rows:
            with_pass(self.env["methodical.attendance"]).create(rows)

    def _prepare_rows(self, cards, role):
        return [{"meeting_id": self.id, "teacher_id": card.id, "role": role} for card in cards]

    def _get_heads_concerned(self):
        """Return the cards of the heads of other associations that the agenda of one meeting touches (R23)."""
        bodies = self.agenda_item_ids.body_ids - self.body_id
        cards = self.env["methodical.teacher"]
        return cards.union(
            *bodies.filtered(lambda body: body.state == "active")._get_heads(self.date).values()
        )

    def _call_newly_concerned(self):
        """Invite those whom the agendas of announced meetings touch now, and tell whoever was not told yet."""
        announced = self.filtered(lambda meeting: meeting.stage == "announced")
        if not announced:
            return
        announced._call_people()
        announced._follow_people()

    def _follow_people(self):
        """Bring the events of announced meetings in step with agenda and lists, and tell whoever was not told yet."""
        announced = self.filtered(lambda meeting: meeting.stage == "announced")
        if announced:
            announced._sync_events()
            announced._tell_newcomers()
