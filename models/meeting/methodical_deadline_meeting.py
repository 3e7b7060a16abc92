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
    def _get_meetings(self, rules, domain, only=None):
        """Return the meetings of some school years, the cancelled ones left out.

        :param only: methodical.meeting, to narrow them down
        """
        own = Domain("school_year_id", "in", rules.years.ids) & Domain("stage", "!=", "cancelled")
        own &= Domain(domain)
        return self.env["methodical.meeting"].search_fetch(
            own & Domain("id", "in", only.ids) if only is not None else own,
            ["body_id", "company_id", "school_year_id", "chair_id", "stage", "date", "announced_at"],
        )

    @api.model
    def _collect_notices(self, rules, only=None):
        """Return a row for each meeting of an association: the deputy knows time and place in time (F3 P1d, R22).

        It is met by announcing; a meeting that was held unannounced is late for good.

        :param only: methodical.meeting, to narrow them down
        """
        meetings = self._get_meetings(rules, [("body_id.kind", "=", "association")], only)
        days, rows = self._get_days(meetings, "announced_at"), []
        for meeting in meetings:
            row = self._prepare_meeting_term(rules, meeting)
            row["date_due"] = self._count_back(rules, meeting)
            row["date_met"] = days.get(meeting)
            if not row["date_met"] and meeting.stage in ("held", "signed"):
                row["date_met"] = max(meeting.date, row["date_due"] + timedelta(days=1))
            rows.append(row)
        return rows

    @api.model
    def _count_back(self, rules, meeting):
        """Return the last day on which the deputy is told of a meeting in time: days of the rule, else of R22."""
        year = meeting.school_year_id
        notice = rules[year].regulation_id._get_rule(
            "meeting_notice", meeting.date, meeting.body_id.association_kind
        )
        days = rules[year].days or int(notice.value if notice else 0)
        if not days:
            return meeting.date
        return rules.get_calendar(year).due_date(meeting.date, -days, rules.get_day_kind(year))

    @api.model
    def _collect_invitations(self, rules, only=None):
        """Return a row for each meeting that touches other associations: their heads are invited (F3 P4, R23).

        Once a meeting was held nobody can be invited any more: what is missing is held against its minutes.

        :param only: methodical.meeting, to narrow them down
        """
        meetings = self._get_meetings(rules, [("agenda_item_ids.body_ids", "!=", False)], only)
        concerned = self._get_bodies_concerned(meetings)
        by_year = {year: meetings.browse() for year in rules} | meetings.grouped("school_year_id")
        heads = self._get_heads_within(
            rules,
            {
                year: self.env["methodical.body"].union(*(concerned[row] for row in own))
                for year, own in by_year.items()
            },
        )
        called, days, rows = self._get_called(meetings), self._get_days(meetings, "announced_at"), []
        for meeting in meetings:
            own_heads = heads[meeting.school_year_id]
            wanted = {own_heads[body].id for body in concerned[meeting] if body in own_heads}
            if not wanted:
                continue
            row = self._prepare_meeting_term(rules, meeting)
            row["date_due"] = meeting.date - timedelta(days=rules[meeting.school_year_id].days)
            row["date_met"] = days.get(meeting) if wanted <= called.get(meeting, set()) else False
            if row["date_met"] or meeting.stage in ("planned", "announced"):
                rows.append(row)
        return rows

    @api.model
    def _get_bodies_concerned(self, meetings):
        """Return {meeting: other bodies that its items touch}."""
        items = self.env["methodical.agenda.item"].search(
            [("meeting_id", "in", meetings.ids), ("body_ids", "!=", False)]
        )
        return {
            meeting: own.body_ids - meeting.body_id for meeting, own in items.grouped("meeting_id").items()
        }

    @api.model
    def _get_called(self, meetings):
        """Return {meeting: ids of the cards of those who are called to it}."""
        called = self.env["methodical.attendance"]._read_group(
            [("meeting_id", "in", meetings.ids), ("teacher_id", "!=", False)],
            ["meeting_id"],
            ["teacher_id:array_agg"],
        )
        return {meeting: set(cards) for meeting, cards in called}

    @api.model
    def _collect_minutes(self, rules, only=None):
        """Return a row for each meeting that was held: its minutes signed within the days of the rule (F3 P2-P3).

        :param only: methodical.meeting, to narrow them down
        """
        meetings = self._get_meetings(rules, [("stage", "in", ("held", "signed"))], only)
        signed = rules.get_days_of_approval(meetings)
        return [
            {
                **self._prepare_meeting_term(rules, meeting),
                **rules.prepare_term(meeting.school_year_id, meeting.date),
                "date_met": signed.get(meeting) if meeting.stage == "signed" else False,
            }
            for meeting in meetings
        ]

    @api.model
    def _prepare_meeting_term(self, rules, meeting):
        """Return the values of a row that belong to one meeting: who chairs it owes it."""
        year = meeting.school_year_id
        # sudo: the user of a head is told by the register
        chair_sudo = meeting.sudo().chair_id
        return {
            "school_year_id": year.id,
            "name": rules.in_print_lang(year, meeting).name,
            "res_model": meeting._name,
            "res_id": meeting.id,
            "responsible_id": chair_sudo.id,
            "user_id": chair_sudo.user_id.id,
            "date_start": meeting.date,
            "day_kind": rules.get_day_kind(year),
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
