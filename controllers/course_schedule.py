from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from .xlsx import MethodicalXlsx


class MethodicalCourseScheduleXlsx(MethodicalXlsx):
    """Schedules and needs of courses as workbooks, with the rights of the user who asks."""

    @http.route(
        "/methodical/course_schedule/<int:schedule_id>.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def course_schedule(self, schedule_id):
        """Return a schedule of courses (domain 9.3, 9).

        :param schedule_id: id of the schedule
        """
        schedule = self._browse("methodical.course.schedule", schedule_id)
        schedule = schedule.with_context(lang=schedule.company_id._get_print_lang())
        label = schedule.env._("Schedule of courses")
        return self._respond(schedule._get_table(), label, f"{schedule.company_id.name} {schedule.name}")

    @http.route("/methodical/course_needs.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def course_needs(self, ids=""):
        """Return the list of needs (domain 9.3, 9b).

        :param ids: ids of courses, separated by commas; those that the user may not read are left out
        """
        courses = self._find_readable("methodical.course", ids)
        if not courses:
            raise NotFound(request.env._("You may read none of these needs. Open the list again."))
        company = courses.company_id[:1]
        courses = courses.with_context(lang=company._get_print_lang())
        return self._respond(courses._get_needs_table(), courses.env._("Needs of courses"), company.name)
