from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .course_norm_case import TODAY, CourseNormCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseStandingRights(CourseNormCase):
    """A teacher reads his own standing, a head those of his members, deputy and officer all; nobody writes one."""

    def seen(self, user, model="methodical.course.balance"):
        return self.as_user(self.env[model], user).search([]).teacher_id

    def test_who_reads_what(self):
        school = self.env["methodical.teacher"].search([("company_id", "=", self.company.id)])
        members = self.science._get_members(date(2026, 10, 5))
        for model in ("methodical.course.balance", "methodical.course.standing"):
            with self.subTest(model):
                self.assertEqual(self.seen(self.user_teacher, model), self.card_teacher)
                self.assertEqual(self.seen(self.user_head, model), members)
                for user in (self.user_deputy, self.user_director, self.user_officer):
                    self.assertEqual(self.seen(user, model), school)
                self.assertEqual(self.seen(self.user_other_director, model), self.card_other_director)
                with self.assertRaises(AccessError):
                    self.seen(self.user_outsider, model)

    def test_nobody_writes_a_standing(self):
        row = self.env["methodical.course.standing"].search(
            [("teacher_id", "=", self.card_teacher.id)], limit=1
        )
        values = {
            "teacher_id": self.card_teacher.id,
            "company_id": self.company.id,
            "date_from": "2026-01-01",
            "date_to": "2026-12-31",
            "status": "ok",
            "ground": "course",
        }
        for user in (
            self.user_teacher,
            self.user_deputy,
            self.user_director,
            self.user_officer,
            self.user_admin,
        ):
            own = self.as_user(row, user)
            with self.subTest(user=user.login):
                for attempt in (
                    lambda own=own: own.create(values),
                    lambda own=own: own.write({"status": "ok"}),
                    own.unlink,
                    lambda own=own: (
                        self.as_user(self.Balance, own.env.user)
                        .browse(self.card_teacher.id)
                        .write({"status": "ok"})
                    ),
                ):
                    with self.assertRaises(AccessError):
                        attempt()

    def test_a_teacher_gives_himself_no_leave(self):
        for user in (self.user_teacher, self.user_head, self.user_deputy):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user(self.card_teacher, user).exemption_ids = [
                    Command.create({"date_from": "2026-01-01"})
                ]
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user(self.env["methodical.course.exemption"], user).create(
                    {"teacher_id": self.card_teacher.id, "date_from": "2026-01-01"}
                )


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseStandingQueries(CourseNormCase):
    """The list and the writing of standings take as many queries for forty teachers as for ten (G1, G5)."""

    def count(self, work):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        work()
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def test_refresh(self):
        cards, Standing = self.new_cards(40), self.env["methodical.course.standing"]
        few, many = (self.count(lambda own=own: Standing._refresh(own)) for own in (cards[:10], cards))
        self.assertEqual(few, many)
        self.assertLessEqual(many, 15)

    def test_nothing_new_writes_nothing(self):
        Standing, own = self.env["methodical.course.standing"], [("teacher_id", "=", self.card_teacher.id)]
        before = Standing.search(own)
        self.cr.execute("SELECT xmin::text FROM methodical_course_standing WHERE id = ANY(%s)", [before.ids])
        versions = self.cr.fetchall()
        Standing._refresh(self.card_teacher)
        self.assertEqual(Standing.search(own), before)
        self.cr.execute("SELECT xmin::text FROM methodical_course_standing WHERE id = ANY(%s)", [before.ids])
        self.assertEqual(self.cr.fetchall(), versions)

    def test_list(self):
        self.new_cards(80)
        Balance = self.as_user(self.Balance, self.user_deputy)
        asked = {
            name: {"fields": {"display_name": {}}} if Balance._fields[name].relational else {}
            for name in (
                "teacher_name",
                "subject_ids",
                "status",
                "date_due",
                "date_counted",
                "sentence",
                "norm_id",
                "body_id",
            )
        }
        Balance.web_search_read([], asked, limit=10)
        few, many = (
            self.count(lambda limit=limit: Balance.web_search_read([], asked, limit=limit))
            for limit in (10, 80)
        )
        self.assertLessEqual(many - few, 1, "a list longer than its page is counted with one query more")
        self.assertLessEqual(many, 8)
