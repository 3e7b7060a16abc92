from odoo import api, models
from odoo.fields import Domain

from .methodical_course_share import OVER


class MethodicalMeeting(models.Model):
    """Courses of members that are to be told of: a source of the agenda, and what the signed minutes make of it (F4 1.7f)."""

    _inherit = "methodical.meeting"

    @api.model
    def _get_agenda_sources(self):
        return {**super()._get_agenda_sources(), "courses": self.env._("Courses to hear about")}

    @api.model
    def _get_models_that_return(self):
        return [*super()._get_models_that_return(), "methodical.course"]

    def _propose_courses(self):
        """Return an item for each finished course of a member who wants to report on it and has not shared it yet."""
        printed = self._in_print_lang()
        return [
            {
                "name": printed.env._("What the course “%(course)s” gave", course=course_sudo.name),
                "kind": "communication",
                "res_model": course_sudo._name,
                "res_id": course_sudo.id,
                "speaker_id": course_sudo.teacher_id.id,
            }
            for course_sudo in self._find_courses_sudo()
        ]

    def _find_courses_sudo(self):
        """Return the courses (as superuser) that wait for a meeting of the body of one meeting."""
        members = self.body_id._get_members(self.date)
        # sudo: who was at a course is told to the colleagues he wants to report to
        return (
            self.env["methodical.course"]
            .sudo()
            .search(
                Domain("teacher_id", "in", members.ids)
                & Domain("company_id", "=", self.company_id.id)
                & Domain("state", "in", OVER)
                & Domain("sharing", "=", "meeting")
                & Domain("shared_on", "=", False)
                & Domain("is_corrected", "=", False),
                order="date_end, id",
            )
        )

    def _filter_waiting(self, documents):
        # the secretary puts on the agenda what colleagues want to tell, although their courses are closed to him
        if documents._name != "methodical.course":
            return super()._filter_waiting(documents)
        waiting = set(self._find_courses_sudo().ids)
        return documents.filtered(lambda course: course.id in waiting)

    def _on_approved(self):
        """Courses that signed minutes heard about are shared with them, if who was at the course was there."""
        result = super()._on_approved()
        # sudo: the minutes tell of the courses of colleagues
        for meeting_sudo in self.sudo():
            present = meeting_sudo._get_present_teachers()
            heard = meeting_sudo._get_discussed_items().filtered(
                lambda item: item.res_model == "methodical.course"
            )
            courses = meeting_sudo.env["methodical.course"].browse(heard.mapped("res_id")).exists()
            courses.filtered(
                lambda course, present=present: (
                    course.teacher_id in present and course.state in OVER and not course.shared_on
                )
            )._set_shared("meeting", meeting_sudo.date, share_meeting_id=meeting_sudo.id)
        return result
