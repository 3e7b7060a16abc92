from odoo import api, models
from odoo.fields import Domain


class MethodicalMeeting(models.Model):
    """Courses of members that are to be told of: a source of the agenda, and what the signed minutes make of it (F4 1.7f)."""

    _inherit = "methodical.meeting"

    @api.model
    def _get_agenda_sources(self):
        return [*super()._get_agenda_sources(), ("courses", self.env._("Courses to hear about"))]

    def _propose_courses(self):
        """Return an item for each finished course of a member who wants to report on it and has not shared it yet."""
        members = self.body_id._get_members(self.date)
        # sudo: who was at a course is told to the colleagues he wants to report to
        courses_sudo = (
            self.env["methodical.course"]
            .sudo()
            .search(
                Domain("teacher_id", "in", members.ids)
                & Domain("company_id", "=", self.company_id.id)
                & Domain("state", "in", ("handed_in", "credited"))
                & Domain("sharing", "=", "meeting")
                & Domain("shared_on", "=", False)
                & Domain("is_corrected", "=", False),
                order="date_end, id",
            )
        )
        printed = self._in_print_lang()
        return [
            {
                "name": printed.env._("What the course “%(course)s” gave", course=course.name),
                "kind": "communication",
                "res_model": course._name,
                "res_id": course.id,
                "speaker_id": course.teacher_id.id,
            }
            for course in courses_sudo
        ]

    def _on_approved(self):
        """Courses that signed minutes heard about are shared with them."""
        result = super()._on_approved()
        for meeting in self:
            heard = meeting.agenda_item_ids.filtered(
                lambda item: item.res_model == "methodical.course" and not item.is_postponed
            )
            # sudo: the minutes tell of the courses of colleagues
            courses_sudo = self.env["methodical.course"].sudo().browse(heard.mapped("res_id")).exists()
            courses_sudo.filtered(
                lambda course, meeting=meeting: (
                    course.teacher_id in meeting.sudo().attendance_ids.teacher_id  # sudo: who was there
                    and course.state in ("handed_in", "credited")
                )
            )._set_shared("meeting", meeting.date, share_meeting_id=meeting.id)
        return result
