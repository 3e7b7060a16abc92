from typing import NamedTuple

from odoo import models


class CourseStatus(NamedTuple):
    """How a teacher stands to the course norms on one day: the norm of which he is furthest behind.

    ``status`` is ok, due_12, due_6, due_3, overdue, no_data or exempt; ``date_due`` a date or False; ``hours`` those
    that count; ``norm`` and ``course`` records, maybe empty.
    """

    status: str
    date_due: object
    sentence: str
    clause: str
    hours: int
    norm: object
    course: object


class MethodicalTeacher(models.Model):
    """How teachers stand to the course norms (F4 3.4, R43, R44, R49)."""

    _inherit = "methodical.teacher"

    def _get_course_status(self, day):
        """Return {teacher: CourseStatus} on any day, under the norms of the regulation in force on that day.

        :param day: datetime.date
        """
        norm, course = self.env["methodical.regulation.norm"], self.env["methodical.course"]
        return {teacher: CourseStatus("no_data", False, "", "", 0, norm, course) for teacher in self}
