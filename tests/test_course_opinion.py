from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .course_case import TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseOpinion(CourseCase):
    """The word of the head or the deputy on who goes to a course (F2 2.3a, F0 3.2f)."""

    def give(self, course, user, opinion="later", text="After the exams of grade 9"):
        return self.as_user(course, user).action_give_opinion(opinion, text)

    def test_head_s_word_stands_with_day_and_person_where_the_deputy_plans(self):
        course = self.need()
        schedule = self.as_user(self.env["methodical.course.schedule"], self.user_deputy).create(
            {"year_from": 2026, "line_ids": [Command.create({"teacher_id": self.card_teacher.id})]}
        )
        schedule.line_ids.sudo().course_id = course
        dialog = self.as_user(self.env["methodical.course.opinion"], self.user_head).create(
            {"course_id": course.id, "opinion": "later", "text": "After the exams of grade 9"}
        )
        dialog.action_confirm()
        seen = self.as_user(course, self.user_deputy)
        self.assertEqual(
            (seen.opinion, seen.opinion_text, seen.opinion_by, str(seen.opinion_on)),
            ("later", "After the exams of grade 9", self.user_head.name, "2026-10-19"),
        )
        self.assertEqual(schedule.line_ids.opinion, "later")

    def test_last_word_counts_and_the_chatter_keeps_the_one_before(self):
        course = self.need()
        self.give(course, self.user_head)
        self.give(course, self.user_deputy, "for", "")
        self.assertEqual((course.opinion, course.opinion_text), ("for", ""))
        self.assertEqual(course.opinion_by, self.user_deputy.name)
        self.assertIn("After the exams of grade 9", " ".join(course.message_ids.mapped("body")))

    def test_who_has_no_word(self):
        course = self.need()
        with self.assert_refused("not the teacher"):
            self.give(course, self.user_teacher)
        with self.assert_refused("head of the association or a deputy"):
            self.give(course, self.user_officer)
        for user in (self.user_teacher2, self.user_outsider, self.user_other_director):
            with self.subTest(user.login), self.assert_refused(error=AccessError):
                self.give(course, user)
        own = self.need(self.user_head, teacher_id=self.card_head.id)
        with self.assert_refused("not the teacher"):
            self.give(own, self.user_head)
        self.assertFalse(course.opinion)

    def test_after_the_referral_it_is_late(self):
        course = self.need()
        with_pass(course).state = "referred"
        with self.assert_refused("order"):
            self.give(course, self.user_head)

    def test_no_other_entrance(self):
        course = self.need()
        vals = {"opinion": "for", "opinion_by": self.user_head.name, "opinion_on": "2026-10-01"}
        for user in (self.user_teacher, self.user_head, self.user_deputy, self.user_officer):
            for name, value in vals.items():
                with self.subTest(user=user.login, field=name), self.assert_refused():
                    self.rpc(user, course._name, "write", course.ids, {name: value})
        new = {"teacher_id": self.card_teacher.id, "name": "Robotics"}
        with self.assert_refused():
            self.rpc(self.user_teacher, course._name, "create", [new], context={"default_opinion": "for"})
        with self.assert_refused("one of"):
            self.rpc(self.user_head, course._name, "action_give_opinion", course.ids, "yes")
        dialog = {"course_id": course.id, "opinion": "for"}
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher2, "methodical.course.opinion", "create", [dialog])
        self.assertFalse(course.opinion)
