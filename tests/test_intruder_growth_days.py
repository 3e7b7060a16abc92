from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..models.growth.methodical_course_balance import DAY_KEY
from ..tools.guard import with_pass
from .course_case import TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestIntruderDays(CourseCase):
    """Posts with their days, courses by norm on a day and words on who goes, against who would read or write too much."""

    def test_posts_of_others_are_neither_read_nor_written(self):
        row = self.card_teacher.post_period_ids
        self.assertTrue(row)
        vals = {"teacher_id": self.card_teacher.id, "post_id": row.post_id.id, "date_to": "2020-01-01"}
        for user in (self.user_teacher2, self.user_outsider, self.user_other_director):
            with self.subTest(user=user.login):
                for method, arguments in (
                    ("read", [row.ids, ["post_id"]]),
                    ("web_read", [row.ids, {"teacher_id": {"fields": {"birthday": {}}}}]),
                    ("export_data", [row.ids, ["teacher_id/name", "post_id/name"]]),
                ):
                    with self.assert_refused():  # of the record, or to export at all
                        self.rpc(user, row._name, method, *arguments)
        for user in (self.user_teacher, self.user_head, self.user_deputy, self.user_director):
            with self.subTest(user=user.login):
                for method, arguments in (
                    ("create", [[vals]]),
                    ("write", [row.ids, {"date_from": "2010-01-01"}]),
                    ("unlink", [row.ids]),
                ):
                    with self.assert_refused(error=AccessError):
                        self.rpc(user, row._name, method, *arguments)
                with self.assert_refused(error=AccessError):
                    commands = {"post_period_ids": [[1, row.id, {"date_from": "2010-01-01"}]]}
                    self.rpc(user, "methodical.teacher", "write", self.card_teacher.ids, commands)
        groups = self.rpc(
            self.user_teacher2, row._name, "formatted_read_group", [], ["teacher_id"], ["__count"]
        )
        self.assertEqual([group["teacher_id"][0] for group in groups], self.card_teacher2.ids)

    def test_rules_of_another_school_stay_closed(self):
        self.load_regulation("preset_f0", self.regulation.date_from, self.other_company)
        vals = {"company_id": self.other_company.id, "day": "2026-10-01"}
        for model, more in (
            ("methodical.course.day", vals),
            ("methodical.databank.print", {"company_id": self.other_company.id}),
        ):
            with self.subTest(model=model), self.assert_refused("another school", error=AccessError):
                self.rpc(self.user_deputy, model, "create", [more])
            context = {"default_company_id": self.other_company.id}
            with self.subTest(model=model), self.assert_refused("another school", error=AccessError):
                self.rpc(self.user_deputy, model, "onchange", [], {}, [], {}, context=context)

    def test_dialogs_of_others(self):
        dialog = self.rpc(self.user_deputy, "methodical.course.day", "create", [{"day": "2026-10-01"}])
        for method, arguments in (("read", [["rule"]]), ("action_export", []), ("action_print", [])):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher2, "methodical.course.day", method, dialog, *arguments)

    def test_a_day_in_the_context_opens_nobody_else(self):
        for day in ("2026-01-01", "2030-01-01"):
            rows = self.rpc(
                self.user_teacher2,
                "methodical.course.balance",
                "search_read",
                [],
                ["teacher_name", "posts", "paper"],
                context={DAY_KEY: day},
            )
            self.assertLessEqual({row["id"] for row in rows}, {self.card_teacher2.id})

    def test_word_on_a_colleague_is_not_read_in_the_approved_schedule(self):
        course = self.need()
        schedule = self.as_user(self.env["methodical.course.schedule"], self.user_deputy).create(
            {"year_from": 2026, "line_ids": [Command.create({"teacher_id": self.card_teacher.id})]}
        )
        line = schedule.line_ids.sudo()
        line.course_id = course
        self.as_user(course, self.user_head).action_give_opinion("against", "Went last year")
        with_pass(schedule.sudo()).state = "approved"
        self.env.flush_all()
        for user, opinion in (
            (self.user_teacher2, False),
            (self.user_teacher, "against"),
            (self.user_head, "against"),
            (self.user_deputy, "against"),
        ):
            with self.subTest(user=user.login):
                [row] = self.rpc(user, line._name, "read", line.ids, ["opinion"])
                self.assertEqual(row["opinion"], opinion)
