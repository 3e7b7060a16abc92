from odoo import fields, models
from odoo.fields import Domain

from ..tools.keep_lines import keep_lines, read_lines
from ..tools.kyrgyz_order import alphabetical_key
from ..tools.long_date import long_date
from ..tools.paging import Block, text_blocks
from ..tools.person_name import short_name
from ..tools.print_sheet import PORTRAIT, TEXT_FONT, TEXT_LINE, TITLE_HEIGHT, signature_height


class MethodicalMeeting(models.Model):
    """What the prints of a meeting have in common: its body, when and where, who came, who signs (domain 9.3, 4)."""

    _inherit = "methodical.meeting"

    def action_print(self):
        """Print the minutes in the national form."""
        return self._report("methodical_meeting_action_report")

    def action_print_short(self):
        """Print the minutes without what was heard and said."""
        return self._report("methodical_meeting_action_report_short")

    def action_print_attendance(self):
        """Print the attendance sheets, with room for ink."""
        return self._report("methodical_meeting_action_report_attendance")

    def action_print_notice(self):
        """Print the notices of the meetings: time, place, agenda (F3 P1d)."""
        return self._report("methodical_meeting_action_report_notice")

    def _with_evidence(self):
        """Return the meetings with the evidence of their minutes, the names of all who are named in them read at once."""
        self._read_lines()
        # sudo: names of colleagues stand in the minutes; cards are read by few
        meetings_sudo = self.sudo()
        resolutions_sudo = meetings_sudo.resolution_ids
        people_sudo = (
            meetings_sudo.chair_id
            | meetings_sudo.secretary_id
            | meetings_sudo.agenda_item_ids.speaker_id
            | resolutions_sudo.responsible_id
            | resolutions_sudo.helper_ids
        )
        people_sudo.fetch(["name"])
        return super()._with_evidence()

    def _read_lines(self):
        """Read what stands in the minutes, what corrects them and the rules they name: one query a table for all."""
        # sudo: who reads minutes reads their lines
        meetings_sudo, env = self.sudo(), self.sudo().env
        own = Domain("meeting_id", "in", self.ids)
        resolutions = env["methodical.resolution"].search_fetch(own | Domain("corrects_id", "in", self.ids))
        keep_lines(meetings_sudo, "resolution_ids", resolutions)
        keep_lines(meetings_sudo, "correction_ids", resolutions)
        for name, model in (("agenda_item_ids", "agenda.item"), ("attendance_ids", "attendance")):
            keep_lines(meetings_sudo, name, env[f"methodical.{model}"].search_fetch(own))
        regulations_sudo = env["methodical.regulation"].union(
            *(meeting.company_id._get_regulation(meeting.date or None) for meeting in meetings_sudo)
        )
        read_lines(regulations_sudo, "rule_ids")

    def _report(self, name):
        return self.env.ref(f"school_methodical.{name}").report_action(self, config=False)

    def _get_meeting_frame(self):
        """Return what stands around every print of one meeting: the frame of documents, body, time and place."""
        frame = self._get_print_frame()
        return {
            **frame,
            "stamps": [],  # minutes are signed below their text
            "header": [*frame["header"], self._get_owner_label()],
            "requisites": (self._get_when(), self.place or ""),
        }

    def _get_paper_frame(self):
        """Return what stands around a paper of one meeting that nobody approves: no code, a mark when it is cancelled."""
        today = fields.Date.context_today(self.company_id._in_school_time())
        return {
            **self._get_meeting_frame(),
            "mark": self.env._("CANCELLED") if self.stage == "cancelled" else "",
            "foot": [self.env._("as of %(date)s", date=today.strftime("%d.%m.%Y"))],
            "qr": None,
        }

    def _get_owner_label(self):
        """Return whose meeting it is: the body, of parents also their class."""
        return ", ".join(filter(None, [self.body_id.name, self.class_id.name]))

    def _get_when(self):
        """Return day and hours of one meeting in the time of the school."""
        if not self.date_start:
            return "____________"
        school = self.company_id._in_school_time()
        start, end = (
            moment and fields.Datetime.context_timestamp(school, moment)
            for moment in (self.date_start, self.date_end)
        )
        hours = start.strftime("%H:%M")
        if end and end.date() == start.date():
            hours = f"{hours}–{end:%H:%M}"
        return f"{long_date(start.date(), self.env.lang)}, {hours}"

    def _get_number_label(self):
        """Return the number of the minutes, an empty line for ink until they have one."""
        return str(self.number) if self.number else "____"

    def _get_reference(self):
        """Return how other prints call these minutes: “No. 2 of 07.11.2026”."""
        return self.env._(
            "No. %(number)s of %(date)s",
            number=self._get_number_label(),
            date=self.date.strftime("%d.%m.%Y") if self.date else "________",
        )

    def _get_present(self):
        """Return the rows of the members who came."""
        return self._get_rows_by_name().filtered(lambda row: row.role == "member" and row.state != "absent")

    def _get_rows_by_name(self):
        """Return the list of one meeting in the order of the Kyrgyz alphabet."""
        return self.attendance_ids.sorted(lambda row: (alphabetical_key(row.name or ""), row.id))

    def _get_people_paragraphs(self, with_names=True):
        """Return [(label, text)] of who came, who did not and why, who was invited, who led and wrote.

        :param with_names: False for numbers only
        """
        rows = self._get_rows_by_name()
        late = rows.filtered(lambda row: row.state == "late")
        absent = rows.filtered(lambda row: row.role == "member" and row.state == "absent")
        invited = rows.filtered(lambda row: row.role != "member" and row.state != "absent")
        present = [self._get_present_label()]
        if with_names and self.stage not in ("planned", "announced"):
            present += [", ".join(row._get_short_name() for row in self._get_present())]
        paragraphs = [
            (self.env._("Present"), ": ".join(filter(None, present))),
            (self.env._("Came late"), ", ".join(row._get_name_with_reason() for row in late)),
            (self.env._("Absent"), ", ".join(row._get_name_with_reason() for row in absent)),
            (self.env._("Invited"), "; ".join(row._get_name_with_post() for row in invited)),
            (self.env._("Chair"), short_name(self.chair_name)),
            (self.env._("Secretary"), short_name(self.secretary_name)),
        ]
        return [(label, text) for label, text in paragraphs if text]

    def _get_present_label(self):
        """Return how many members came, and whether they are enough to decide."""
        if self.stage in ("planned", "announced"):
            return self.env._("____ of %(members)s", members=self.member_count or "____")
        numbers = {"present": self.present_count, "members": self.member_count}
        if self.body_kind == "parents":
            return self.env._("%(present)s parents", present=self._get_voters_count())
        rule = self._get_rule("meeting_quorum")
        if not rule or not self.member_count:
            return self.env._("%(present)s of %(members)s", **numbers)
        if self.present_count * 100 >= rule.value * self.member_count:
            return self.env._("%(present)s of %(members)s, there is a quorum", **numbers)
        return self.env._("%(present)s of %(members)s, there is no quorum", **numbers)

    def _get_agenda_blocks(self):
        """Return the blocks of the agenda: numbered items, each with its speaker."""
        lines = [
            item._get_agenda_line(number)
            for number, item in enumerate(self.agenda_item_ids.sorted("sequence, id"), start=1)
        ]
        blocks = [Block("resolve", self.env._("AGENDA"), TITLE_HEIGHT, keeps_next=True)]
        for line in lines or ["–"]:
            blocks += text_blocks("", line, PORTRAIT.width, TEXT_FONT, TEXT_LINE)
        return blocks

    def _get_signature_blocks(self):
        """Return the blocks of the signatures of chair and secretary, with the moment when they signed in the system."""
        signatures = self._get_signatures()
        return [
            Block("signature", signature, signature_height(PORTRAIT, signature), place < len(signatures))
            for place, signature in enumerate(signatures, start=1)
        ]

    def _get_signatures(self):
        """Return the signatures of the minutes for the template, the chair's first (C10, F3 P3)."""
        return [self._prepare_signature(stamp) for stamp in reversed(self._get_stamps())]

    def _prepare_signature(self, stamp):
        return {
            "verb": "",
            "post": self._get_post_label(stamp),
            "person": stamp["person"],
            "below": [self._get_moment_label(stamp)] if stamp["is_decided"] else [],
            "has_seal": False,
        }

    def _get_keeper(self):
        """Return (role, short name) of who kept the minutes of one meeting, else of its chair."""
        if self.secretary_id:
            return self.env._("Secretary"), short_name(self.secretary_name)
        return self.env._("Chair"), short_name(self.chair_name)


class MethodicalAgendaItem(models.Model):
    _inherit = "methodical.agenda.item"

    def _get_agenda_line(self, number):
        """Return one line of the agenda.

        :param number: of the item in its meeting
        """
        name = (self.name or "").strip().rstrip(".")
        speaker = self._get_short_speaker()
        if not speaker:
            return f"{number}. {name}."
        return self.env._(
            "%(number)s. %(name)s. Speaker: %(speaker)s", number=number, name=name, speaker=speaker
        )

    def _get_short_speaker(self):
        """Return the speaker: of a colleague the short name, of somebody from outside what was written."""
        return short_name(self.speaker) if self.speaker_id else self.speaker or ""


class MethodicalAttendance(models.Model):
    _inherit = "methodical.attendance"

    def _get_short_name(self):
        """Return the short name of a colleague; a guest stands as he was written."""
        return short_name(self.name) if self.teacher_id else self.name or ""

    def _get_name_with_reason(self):
        name = self._get_short_name()
        return f"{name} ({self.reason})" if self.reason else name

    def _get_name_with_post(self):
        return " ".join(filter(None, [self.post, self._get_short_name()]))
