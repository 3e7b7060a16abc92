from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models

#: when meetings begin unless somebody says otherwise
_HOUR = time(14)
#: more minutes than there are from 1970 to any meeting
_END_OF_TIME = 10**9


class MethodicalMeeting(models.Model):
    """What the screen of a meeting needs: defaults, counts, ways to what belongs to it."""

    _inherit = "methodical.meeting"

    body_id = fields.Many2one(default=lambda self: self._default_body())
    date_start = fields.Datetime(default=lambda self: self._default_date_start())
    # in lists: first what is still to be done, the nearest first; then what is over, the latest first
    list_place = fields.Integer(
        compute="_compute_list_place", store=True, aggregator=None, export_string_translation=False
    )
    item_count = fields.Integer("Agenda items", compute="_compute_item_counts")
    resolution_count = fields.Integer("Resolutions adopted", compute="_compute_item_counts")
    open_resolution_count = fields.Integer("Resolutions to be done", compute="_compute_item_counts")
    present_count = fields.Integer("Members present", compute="_compute_present")
    member_count = fields.Integer("Members called", compute="_compute_present")

    @api.model
    def _default_body(self):
        """Return the body whose minutes the user keeps, when there is exactly one."""
        bodies = self.env["methodical.body"].search(
            [("is_kept_by_me", "=", True), ("state", "=", "active")], limit=2
        )
        return bodies if len(bodies) == 1 else False

    @api.model
    def _default_date_start(self):
        """Return 14:00 of the next working day in the time of the school, as UTC."""
        school = self.env.company._in_school_time()
        today = fields.Date.context_today(school)
        day = school._get_school_calendar(today, today + timedelta(days=20)).add_working_days(today, 1)
        moment = pytz.timezone(school.env.context["tz"]).localize(datetime.combine(day, _HOUR))
        return moment.astimezone(pytz.utc).replace(tzinfo=None)

    @api.depends("date_start", "stage")
    def _compute_list_place(self):
        for meeting in self:
            minutes = int(meeting.date_start.timestamp()) // 60 if meeting.date_start else 0
            is_over = meeting.stage in ("signed", "cancelled")
            meeting.list_place = _END_OF_TIME - minutes if is_over else minutes

    def _compute_item_counts(self):
        Item, Resolution = self.env["methodical.agenda.item"], self.env["methodical.resolution"]
        items = dict(Item._read_group([("meeting_id", "in", self.ids)], ["meeting_id"], ["__count"]))
        adopted, to_do = {}, {}
        for meeting, state, count in Resolution._read_group(
            [("meeting_id", "in", self.ids)], ["meeting_id", "state"], ["__count"]
        ):
            adopted[meeting] = adopted.get(meeting, 0) + count
            if state == "open":
                to_do[meeting] = count
        for meeting in self:
            meeting.item_count = items.get(meeting, 0)
            meeting.resolution_count = adopted.get(meeting, 0)
            meeting.open_resolution_count = to_do.get(meeting, 0) if meeting.stage == "signed" else 0

    @api.depends("attendance_ids.state", "attendance_ids.role")
    def _compute_present(self):
        for meeting in self:
            members = meeting.attendance_ids.filtered(lambda row: row.role == "member")
            meeting.member_count = len(members)
            meeting.present_count = len(members.filtered(lambda row: row.state != "absent"))

    def action_all_present(self):
        """Mark everybody who was called as present."""
        self.attendance_ids.filtered(lambda row: row.state != "present").write(
            {"state": "present", "reason": False}
        )
        return True

    def action_propose_agenda(self):
        """Open the dialog with what one meeting should hear."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Proposed agenda"),
            "res_model": "methodical.meeting.agenda",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_meeting_id": self.id},
        }

    def action_open_resolutions(self):
        """Open the resolutions of one meeting."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_resolution_action"
        )
        return {**action, "domain": [("meeting_id", "=", self.id)], "context": {"create": False}}

    def action_open_plan_item(self):
        """Open the activity of the plan that one meeting carries out."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "methodical.plan.item",
            "res_id": self.plan_item_id.id,
            "views": [(False, "form")],
        }

    def _format_moment(self):
        """Return day and time of one meeting in the time of the school."""
        school = self.company_id._in_school_time()
        return fields.Datetime.context_timestamp(school, self.date_start).strftime("%d.%m.%Y %H:%M")
