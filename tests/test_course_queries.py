from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .course_case import TODAY, CourseCase
from .query_case import QueryCase

#: queries of one form, its lines and chatter apart
FORM = 20


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseQueries(QueryCase, CourseCase):
    """What the form of a course costs; the lists are pinned in ``test_performance_lists``."""

    def fill_courses(self, number):
        """Make courses in all states on the way."""
        rows = [
            {
                "teacher_id": self.card_teacher.id,
                "name": f"Course {place}",
                "provider_name": "РИПК",
                "hours": 72,
                "date_end": "2026-10-16",
                "state": state,
            }
            for place in range(number)
            for state in ("need", "referred", "handed_in", "credited")
        ]
        courses = with_pass(self.Course).create(rows)
        self.env.flush_all()
        return courses

    def test_form(self):
        course = self.fill_courses(1)[2]
        officer = self.as_user(course, self.user_officer)
        asked = self.ask(officer, "form")
        officer.web_read(asked)
        with self.queries() as found:
            officer.web_read(asked)
        self.assertLessEqual(len(found), FORM)
