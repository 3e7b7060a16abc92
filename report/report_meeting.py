from odoo import api, fields, models

from ..tools.print_sheet import table_document

#: letters and lines of the registers in px
REGISTER_FONT, REGISTER_LINE = 13, 17


class ReportMeeting(models.AbstractModel):
    """Values of the minutes in the national form."""

    _name = "report.school_methodical.report_meeting"
    _inherit = ["methodical.print"]
    _description = "Print of Minutes"
    _print_model = "methodical.meeting"


class ReportMeetingShort(models.AbstractModel):
    """Values of the short form of minutes."""

    _name = "report.school_methodical.report_meeting_short"
    _inherit = ["methodical.print"]
    _description = "Print of Minutes in Short Form"
    _print_model = "methodical.meeting"
    _print_method = "_get_short_print_values"


class ReportMeetingAttendance(models.AbstractModel):
    """Values of the attendance sheets."""

    _name = "report.school_methodical.report_meeting_attendance"
    _inherit = ["methodical.print"]
    _description = "Print of Attendance Sheets"
    _print_model = "methodical.meeting"
    _print_method = "_get_attendance_print_values"


class ReportMeetingNotice(models.AbstractModel):
    """Values of the notices of meetings."""

    _name = "report.school_methodical.report_meeting_notice"
    _inherit = ["methodical.print"]
    _description = "Print of Notices of Meetings"
    _print_model = "methodical.meeting"
    _print_method = "_get_notice_print_values"


class ReportResolution(models.AbstractModel):
    """Values of the extracts from minutes: one for each meeting of the resolutions."""

    _name = "report.school_methodical.report_resolution"
    _inherit = ["methodical.print"]
    _description = "Print of Extracts from Minutes"
    _print_model = "methodical.resolution"

    @api.model
    def _prepare_prints(self, records):
        # sudo: who answers for a resolution shows from which minutes it comes
        meetings_sudo = self._in_print_lang(records.sudo().meeting_id)
        by_meeting = {meeting.id: meeting for meeting in meetings_sudo}
        return [
            part.with_env(by_meeting[meeting_id].env(su=self.env.su))._get_extract_values()
            for meeting_id, part in records.grouped(lambda row: row.meeting_id.id).items()
        ]


class ReportMeetingRegister(models.AbstractModel):
    """Values of the registers of minutes and resolutions; its documents are the questions that the user answered."""

    _name = "report.school_methodical.report_meeting_register"
    _inherit = ["methodical.print"]
    _description = "Print of Registers of Meetings"
    _print_model = "methodical.meeting.register"

    @api.model
    def _prepare_prints(self, records):
        return [self._prepare_print(question) for question in records]

    @api.model
    def _prepare_print(self, question):
        rows = question._get_rows()
        env, year, body = rows.env, question.school_year_id, question.body_id
        today = fields.Date.context_today(rows)
        document = {
            "lang": env.lang,
            "header": question.company_id.with_env(env)._get_print_header(),
            "signers": [self._get_keeper(question, env, today)],
            "foot": [env._("as of %(date)s", date=today.strftime("%d.%m.%Y"))],
        }
        table = question._get_table(rows, year, body)
        return table_document(table, document, REGISTER_FONT, REGISTER_LINE)

    @api.model
    def _get_keeper(self, question, env, today):
        """Return (post, name) of who signs a register: the head of the body, an empty line for a whole school."""
        if question.body_id:
            return question.body_id.with_env(env)._get_head_signer(today)
        return env._("Responsible for the register"), ""
