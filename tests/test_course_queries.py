from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .course_case import TODAY, CourseCase
from .query_case import QueryCase

#: queries of 80 rows for a deputy, for the head of an association and for the teacher himself
LIST = {"user_deputy": 8, "user_head": 13, "user_teacher": 9}
#: queries of one form, its lines and chatter apart
FORM = 29


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseQueries(QueryCase, CourseCase):
    """Goal G5: a list of 80 courses takes as many queries as one of 10, and few of them."""

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

    def test_list(self):
        self.fill_courses(20)
        for login, most in LIST.items():
            Model = self.as_user(self.Course, getattr(self, login))
            asked, counts = self.ask(Model, "list"), {}
            for limit in (10, 10, 80):  # the first one fills what is read once
                with self.queries() as found:
                    rows = Model.web_search_read([], asked, limit=limit)["records"]
                counts[limit] = len(found)
            with self.subTest(user=login):
                self.assertEqual(len(rows), 80)
                self.assertLessEqual(counts[80] - counts[10], 0, "constant in the number of rows")
                self.assertLessEqual(counts[80], most)

    def test_form(self):
        course = self.fill_courses(1)[2]
        officer = self.as_user(course, self.user_officer)
        asked = self.ask(officer, "form")
        officer.web_read(asked)
        with self.queries() as found:
            officer.web_read(asked)
        self.assertLessEqual(len(found), FORM)
