from odoo import http
from odoo.http import request

from .xlsx import MethodicalXlsx


class MethodicalCourseListXlsx(MethodicalXlsx):
    """The empty list of certificates that the import reads, with the names of the school's teachers."""

    @http.route("/methodical/course_list.xlsx", type="http", auth="user", methods=["GET"], readonly=True)
    def course_list(self):
        """Return the list in the language of the user."""
        self._check_access("methodical.course.import")
        Import = request.env["methodical.course.import"]
        return self._respond(Import._get_empty_list(), Import.env._("Courses"), request.env.company.name)
