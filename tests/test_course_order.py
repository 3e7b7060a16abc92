from datetime import date

from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseOrder(CourseCase):
    """Referral by an order (F4 1.1b, 3.1), and the term of the document (F4 3.2, J20)."""

    def test_one_order_for_courses_that_differ(self):
        mine = self.need()
        other = self.need(
            self.user_teacher2, teacher_id=self.card_teacher2.id, name="Robotics", date_end="2026-10-12"
        )
        order = self.refer(mine, other)
        self.assertEqual((mine | other).mapped("state"), ["referred", "referred"])
        points = "\n".join(order.point_ids.mapped("text"))
        self.assertIn("Functional literacy", points)
        self.assertIn("Robotics", points)
        self.assertEqual(order.teacher_ids, self.card_teacher | self.card_teacher2)
        self.assertEqual(len(order.effect_ids), 2)
        with self.assert_refused("stands in the order"):
            self.rpc(self.user_teacher, mine._name, "write", mine.ids, {"date_end": "2026-12-01"})

    def test_draft_is_made_once(self):
        course = self.as_user(self.need(), self.user_deputy)
        self.assertEqual(course.action_draft_order()["res_id"], course.action_draft_order()["res_id"])

    def test_order_needs_the_days(self):
        course = self.need(date_end=False, date_start=False)
        with self.assert_refused("first and its last day"):
            self.refer(course)
        self.assertEqual(course.state, "need")

    def test_cancelled_order_takes_the_referral_back(self):
        course, waiting = self.need(), self.need(self.user_teacher2, teacher_id=self.card_teacher2.id)
        order = self.refer(course, waiting)
        self.as_user(course, self.user_teacher).action_hand_in(**self.document())
        self.sign(self.cancelling(order))
        self.assertEqual((course.state, waiting.state), ("handed_in", "planned"), "what was handed in stays")

    def test_teacher_drafts_no_orders(self):
        with self.assert_refused(error=Exception):
            self.rpc(self.user_teacher, "methodical.course", "action_draft_order", self.need().ids)

    def test_document_is_due_after_the_course(self):
        """J20: ten working days after the last day; handing in meets the term at once."""
        course = self.need()
        self.refer(course)
        row = self.env["methodical.deadline"].search([("code", "=", "J20"), ("res_id", "=", course.id)])
        self.assertEqual((row.date_start, row.date_due), (date(2026, 10, 16), date(2026, 10, 30)))
        self.assertEqual((row.user_id, course.document_due), (self.user_teacher, date(2026, 10, 30)))
        self.as_user(course, self.user_teacher).action_hand_in(**self.document())
        self.assertEqual(row.date_met, date(2026, 10, 19))
        self.as_user(course, self.user_teacher).action_take_back()
        self.assertFalse(row.date_met)
        self.env["methodical.deadline"]._refresh(self.company)
        self.assertTrue(row.exists())
