from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..tools.guard import with_pass
from .connection_case import ConnectionCase

LOGINS = ("m_race_first", "m_race_second")


@tagged("post_install", "-at_install")
class TestTwoOfficers(ConnectionCase):
    """Two officers decide one document at the same moment on real connections: one decision lands (F4 3.2)."""

    school = "School of two officers"
    logins = LOGINS
    document = "methodical.course"

    @classmethod
    def _prepare(cls, env):
        """Store a school with two officers, and a teacher whose learning waits for them."""
        company, _users, _cards = cls._prepare_people(env, ["group_officer"] * len(LOGINS))
        employee = env["hr.employee"].create({"name": "Teacher of a race", "company_id": company.id})
        card = env["methodical.teacher"].create({"employee_id": employee.id, "company_id": company.id})
        day = fields.Date.today() - timedelta(days=7)
        course = with_pass(env["methodical.course"]).create(
            {
                "teacher_id": card.id,
                "name": "Lessons of colleagues",
                "kind": "in_school",
                "hours": 6,
                "date_end": day,
                "state": "handed_in",
                "handed_in_on": day,
            }
        )
        cls.course_id = course.id

    def test_one_decision_lands(self):
        first, second = self.user_ids
        with self._connection(first) as one, self._connection(second) as two:
            for env in (one, two):
                self.assertTrue(env[self.document].browse(self.course_id).can_check, "both see the button")
            one[self.document].browse(self.course_id).action_credit()
            for attempt in (
                lambda env: env[self.document].browse(self.course_id).action_credit(),
                lambda env: env[self.document].browse(self.course_id).action_refuse("No such course", "3"),
            ):
                with self.assertRaisesRegex(UserError, "Somebody is changing this course"):
                    attempt(two)
                two.cr.rollback()
        with self._connection(second) as env, self.assertRaisesRegex(UserError, "Lessons of colleagues"):
            env[self.document].browse(self.course_id).action_refuse("No such course", "3")
        with self._connection() as env:
            course = env[self.document].browse(self.course_id)
            self.assertEqual((course.state, course.decided_by_name), ("credited", LOGINS[0]))
