from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """Terms of single meetings: J6 (the deputy is told), J7 (heads concerned are invited), J8 (minutes are signed)."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {
            **super()._get_collectors(),
            "J6": "_collect_notices",
            "J7": "_collect_invitations",
            "J8": "_collect_minutes",
        }

    @api.model
    def _get_meetings(self, year, domain, only=None):
        """Return the meetings of a school year, the cancelled ones left out.

        :param only: methodical.meeting, to narrow them down
        """
        own = Domain("school_year_id", "=", year.id) & Domain("stage", "!=", "cancelled") & Domain(domain)
        return (
            self._in_print_lang(year)
            .env["methodical.meeting"]
            .search(own & Domain("id", "in", only.ids) if only is not None else own)
        )

    @api.model
    def _collect_notices(self, rule, year, only=None):
        """Return a row for each meeting of an association: the deputy knows time and place in time (F3 P1d, R22).

        It is met by announcing; a meeting that was held unannounced is late for good.

        :param only: methodical.meeting, to narrow them down
        """
        meetings = self._get_meetings(year, [("body_id.kind", "=", "association")], only)
        if not meetings:
            return []
        days, calendar = self._get_days(meetings, "announced_at"), self._get_year_calendar(year)
        rows = []
        for meeting in meetings:
            row = self._prepare_meeting_term(rule, year, meeting)
            row["date_due"] = self._count_back(rule, calendar, meeting)
            row["date_met"] = days.get(meeting)
            if not row["date_met"] and meeting.stage in ("held", "signed"):
                row["date_met"] = max(meeting.date, row["date_due"] + timedelta(days=1))
            rows.append(row)
        return rows

    @api.model
    def _count_back(self, rule, calendar, meeting):
        """Return the last day on which the deputy is told of a meeting in time: days of the rule, else of R22.

        :param calendar: tools.working_days.SchoolCalendar
        """
        notice = rule.regulation_id._get_rule(
            "meeting_notice", meeting.date, meeting.body_id.association_kind
        )
        days = rule.days or int(notice.value if notice else 0)
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        return calendar.due_date(meeting.date, -days, day_kind) if days else meeting.date

    @api.model
    def _get_year_calendar(self, year):
        """Return the working days of a school around a school year (tools.working_days.SchoolCalendar)."""
        around = timedelta(days=100)
        return year.company_id._get_school_calendar(year.date_start - around, year.date_end + around)

    @api.model
    def _collect_invitations(self, rule, year, only=None):
        """Return a row for each meeting that touches other associations: their heads are invited (F3 P4, R23).

        Once a meeting was held nobody can be invited any more: what is missing is held against its minutes.

        :param only: methodical.meeting, to narrow them down
        """
        meetings = self._get_meetings(year, [("agenda_item_ids.body_ids", "!=", False)], only)
        if not meetings:
            return []
        items = self.env["methodical.agenda.item"].search(
            [("meeting_id", "in", meetings.ids), ("body_ids", "!=", False)]
        )
        heads = items.body_ids._get_heads(self._clamp(year))
        called = self.env["methodical.attendance"].search(
            [("meeting_id", "in", meetings.ids), ("teacher_id", "!=", False)]
        )
        called = called.grouped(lambda row: row.meeting_id.id)
        days = self._get_days(meetings, "announced_at")
        rows = []
        for meeting_id, own in items.grouped(lambda item: item.meeting_id.id).items():
            meeting = meetings.browse(meeting_id)
            wanted = {heads[body] for body in own.body_ids - meeting.body_id if body in heads}
            if not wanted:
                continue
            row = self._prepare_meeting_term(rule, year, meeting)
            row["date_due"] = meeting.date - timedelta(days=rule.days)
            invited = called[meeting_id].teacher_id if meeting_id in called else ()
            if all(head in invited for head in wanted):
                row["date_met"] = days.get(meeting)
            if row.get("date_met") or meeting.stage in ("planned", "announced"):
                rows.append(row)
        return rows

    @api.model
    def _collect_minutes(self, rule, year, only=None):
        """Return a row for each meeting that was held: its minutes signed within the days of the rule (F3 P2-P3).

        :param only: methodical.meeting, to narrow them down
        """
        meetings = self._get_meetings(year, [("stage", "in", ("held", "signed"))], only)
        if not meetings:
            return []
        signed = self._get_signing_days(year.company_id, meetings)
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        calendar = self._get_year_calendar(year)
        return [
            {
                **self._prepare_meeting_term(rule, year, meeting),
                "date_due": calendar.due_date(meeting.date, rule.days, day_kind),
                "date_met": signed.get(meeting) if meeting.stage == "signed" else False,
            }
            for meeting in meetings
        ]

    @api.model
    def _prepare_meeting_term(self, rule, year, meeting):
        """Return the values of a row that belong to one meeting: who chairs it owes it."""
        # sudo: the user of a head is told by the register
        chair_sudo = meeting.sudo().chair_id
        return {
            "school_year_id": year.id,
            "name": meeting.name,
            "res_model": meeting._name,
            "res_id": meeting.id,
            "responsible_id": chair_sudo.id,
            "user_id": chair_sudo.user_id.id,
            "date_start": meeting.date,
            "day_kind": rule.day_kind or rule.regulation_id.day_kind,
        }

    @api.model
    def _get_days(self, meetings, name):
        """Return {meeting: day in its school} of a moment, without those that have none."""
        return {
            meeting: fields.Datetime.context_timestamp(
                meeting.company_id._in_school_time(), meeting[name]
            ).date()
            for meeting in meetings
            if meeting[name]
        }

    @api.model
    def _get_signing_days(self, company, meetings):
        """Return {meeting: day in the school of the last signature under its minutes}, one query for all."""
        signatures = self.env["methodical.approval.signature"].search(
            [
                ("res_model", "=", "methodical.meeting"),
                ("res_id", "in", meetings.ids),
                ("decision", "=", "approved"),
            ],
            order="decided_at",
        )
        school, known = company._in_school_time(), {meeting.id: meeting for meeting in meetings}
        return {
            known[row.res_id]: fields.Datetime.context_timestamp(school, row.decided_at).date()
            for row in signatures
        }
