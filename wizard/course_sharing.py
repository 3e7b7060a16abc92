from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..tools.guard import with_pass


class MethodicalCourseSharing(models.TransientModel):
    """Asks how a finished course was shared, and for what shows it (F4 1.7f, 2.2k)."""

    _name = "methodical.course.sharing"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Sharing of a Course"

    course_id = fields.Many2one("methodical.course", required=True, readonly=True)
    sharing = fields.Selection(
        [
            ("event", "Seminar, master class or open lesson"),
            ("material", "Methodical material"),
            ("meeting", "Report at a meeting"),
        ],
        "How",
        required=True,
        compute="_compute_sharing",
        store=True,
        readonly=False,
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    event_id = fields.Many2one("calendar.event")
    meeting_id = fields.Many2one("methodical.meeting", domain=[("stage", "in", ("held", "signed"))])
    file_ids = fields.Many2many("ir.attachment", string="Material")

    @api.depends("course_id")
    def _compute_sharing(self):
        for dialog in self:
            wished = dialog.course_id.sharing
            dialog.sharing = wished if wished in ("event", "material", "meeting") else "event"

    def action_confirm(self):
        """Note that the course was shared.

        :raises UserError: without what shows it, or for a day still to come
        """
        self.ensure_one()
        course = self.course_id
        course._check_may_share()
        if self.date < course.date_end:
            course._refuse_not_over()
        if self.date > course._get_today():
            raise UserError(
                self.env._(
                    "“%(course)s” cannot have been shared on a day still to come. Correct the day.",
                    course=course.name,
                )
            )
        course._set_shared(self.sharing, self.date, **self._prepare_links())
        return True

    def _prepare_links(self):
        """Return the links to what shows that the course was shared.

        :raises UserError: when nothing shows it
        """
        shown = {
            "event": self._get_past_event(),
            "meeting": self._get_held_meeting(),
            "material": self.file_ids,
        }[self.sharing]
        if not shown:
            raise UserError(
                self.env._(
                    "Choose the event or the meeting at which “%(course)s” was shared, or attach the material.",
                    course=self.course_id.name,
                )
            )
        shown.check_access("read")
        if self.sharing == "event":
            return {"share_event_id": shown.id}
        if self.sharing == "meeting":
            return {"share_meeting_id": shown.id}
        copies = with_pass(shown)._copy_upload(self.course_id)
        return {"share_file_ids": [Command.set(copies.ids)]}

    def _get_past_event(self):
        """Return the event, unless it is still to come."""
        return self.event_id.filtered(lambda event: event.start <= fields.Datetime.now())

    def _get_held_meeting(self):
        """Return the meeting, unless it was not held yet."""
        return self.meeting_id.filtered(lambda meeting: meeting.stage in ("held", "signed"))
