import io
import json
from datetime import datetime
from urllib.parse import urlencode

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from ..report import methodical_export
from ..tools.guard import with_pass
from .course_case import TODAY, CourseCase
from .query_case import QueryCase

URL = "/methodical/export.xlsx"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseExport(HttpCase, QueryCase, CourseCase):
    """Ledger and balance leave as workbooks: what the filters show, what the user may read, in portions (G8)."""

    def fill(self, number):
        return with_pass(self.Course).create(
            [
                {
                    "teacher_id": self.card_teacher.id,
                    "name": f"Course {place}",
                    "hours": 72,
                    "date_end": "2026-10-01",
                    "state": "credited",
                }
                for place in range(number)
            ]
        )

    def export(self, user, domain=(), model="methodical.course"):
        """Return the rows of a workbook below its headings."""
        stream = io.BytesIO()
        self.as_user(self.env[model], user)._export(list(domain), stream)
        return list(load_workbook(stream).active.iter_rows(min_row=4, values_only=True))

    def test_what_the_filters_show(self):
        self.fill(3)
        action = self.as_user(self.Course, self.user_deputy).with_context(
            active_domain=[("name", "=", "Course 1")]
        )
        self.authenticate(self.user_deputy.login, self.user_deputy.login)
        response = self.url_open(action.action_export_list()["url"])
        self.assertEqual(response.status_code, 200)
        [row] = list(
            load_workbook(io.BytesIO(response.content)).active.iter_rows(min_row=4, values_only=True)
        )
        self.assertEqual((row[0], row[1], row[3]), (self.company.name, self.card_teacher.name, "Course 1"))

    def test_selected_rows_only(self):
        courses = self.fill(3)
        action = self.as_user(courses[1:], self.user_officer).action_export_list()
        self.assertIn("id", action["url"])
        rows = self.export(self.user_officer, [("id", "in", courses[1:].ids)])
        self.assertEqual(len(rows), 2)
        with self.assert_refused("rows at most"):
            self.as_user(self.Course.browse(range(1, 1000)), self.user_officer).action_export_list()

    def test_balance(self):
        self.env["methodical.course.standing"]._refresh(self.card_teacher | self.card_teacher2)
        rows = self.export(self.user_officer, model="methodical.course.balance")
        names = [row[1] for row in rows]
        self.assertIn(self.card_teacher.name, names)
        for balance in self.env["methodical.course.balance"].browse(
            (self.card_teacher | self.card_teacher2).ids
        ):
            facts = (balance.teacher_name, balance.norm_id.name, balance.sentence)
            self.assertIn(facts, [(row[1], *row[-2:]) for row in rows])
        self.assertNotIn(self.card_other_director.name, names)

    def test_cells(self):
        self.fill(1)
        [row] = self.export(self.user_officer)
        facts = dict(zip([name for name, _width in self.Course._export_columns], row, strict=True))
        expected = {
            "company_id": self.company.name,
            "kind": "Qualification course",
            "state": "Credited",
            "hours": 72,
            "date_end": datetime(2026, 10, 1),
            "programme": None,
            "document_kind": None,
            "document_date": None,
        }
        self.assertEqual({name: facts[name] for name in expected}, expected)
        self.patch(self.Course._fields["hours"], "groups", "base.group_system")
        with self.assert_refused(error=AccessError):
            self.export(self.user_officer)

    def test_who_may(self):
        self.fill(1)
        for user in (self.user_teacher, self.user_head, self.user_outsider):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.export(user)
        self.assertFalse(self.export(self.user_other_director), "nothing of another school")
        for login, query, status in (
            ("m_teacher", {"model": "methodical.course"}, 403),
            ("m_deputy", {"model": "res.users"}, 404),
            ("m_deputy", {"model": "methodical.course", "domain": "{"}, 404),
            ("m_deputy", {"model": "methodical.course", "domain": json.dumps([["no_field", "=", 1]])}, 404),
        ):
            self.authenticate(login, login)
            with self.subTest(login=login, query=query):
                self.assertEqual(self.url_open(f"{URL}?{urlencode(query)}").status_code, status)

    def test_portions_leave_nothing_behind(self):
        self.patch(methodical_export, "_PORTION", 10)
        courses = self.fill(30)
        counts = {}
        for number in (10, 10, 30):
            with self.queries() as found:
                self.assertEqual(
                    len(self.export(self.user_officer, [("id", "in", courses[:number].ids)])), number
                )
            counts[number] = len(found)
        self.assertEqual(counts[30] - counts[10], 2, "a portion is one query: values come with the search")
