import io
import json
from datetime import date
from urllib.parse import urlencode

from openpyxl import load_workbook

from odoo.exceptions import UserError
from odoo.tests import HttpCase, freeze_time, tagged

from ..models.growth.methodical_course_balance import DAY_KEY
from .course_norm_case import TODAY, CourseNormCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseDay(HttpCase, CourseNormCase):
    """Who was, is or will be in order on a chosen day, under the rule of that day, by which paper (F4 3.4, R49)."""

    def rows(self, day, user=None, **context):
        Balance = self.as_user(self.env["methodical.course.balance"], user or self.user_deputy)
        return Balance.with_context(**{DAY_KEY: day}, **context)

    def row(self, day, card=None, user=None):
        return self.rows(day, user).search([("teacher_id", "=", (card or self.card_teacher).id)])

    def test_past_and_future_days(self):
        """Each day says what the calculation says of it, whatever was handed in since."""
        self.credit(self.card_teacher, "2026-08-20")
        last = self.credit(self.card_teacher, "2026-09-10")
        for day, status in (
            ("2026-07-31", "exempt"),
            ("2026-08-15", "due_3"),
            ("2026-09-01", "ok"),
            ("2031-09-10", "due_3"),
            ("2031-09-11", "overdue"),
        ):
            with self.subTest(day):
                row = self.row(day)
                self.assertEqual(row.status, status)
                card = self.as_user(self.card_teacher, self.user_deputy)
                found = card._get_course_status(date.fromisoformat(day))[card]
                self.assertEqual(
                    (row.status, row.date_due, row.sentence, row.course_id),
                    (found.status, found.date_due, found.sentence, found.course),
                )
        self.assertEqual(self.row("2031-09-10").course_id, last)

    def test_paper_and_posts(self):
        course = self.credit(self.card_teacher, "2026-09-10")
        self.env.cr.execute(
            "UPDATE methodical_course SET document_kind = 'certificate', document_number = '77', provider_name = 'РИПК' WHERE id = %s",
            [course.id],
        )
        self.env.invalidate_all()
        row = self.row("2027-01-01")
        self.assertEqual(row.paper, "Certificate, No. 77, 10.09.2026, РИПК")
        self.assertEqual(row.posts, self.ref_id("post_teacher").name)
        self.assertFalse(self.row("2026-09-01").paper)

    def test_days_do_not_mix(self):
        """Rows of two days share their ids, not what they say."""
        self.credit(self.card_teacher, "2026-09-10")
        before, after = self.row("2026-09-05"), self.row("2026-09-20")
        self.assertEqual(before.id, after.id)
        self.assertEqual((before.status, after.status), ("overdue", "ok"))
        self.assertEqual((before.sentence == after.sentence), False)
        today = self.as_user(self.Balance, self.user_deputy).browse(before.id)
        self.assertEqual((before.status, today.status), ("overdue", "ok"))
        card = self.as_user(self.card_teacher, self.user_deputy).with_context(**{DAY_KEY: "2026-09-05"})
        self.assertEqual(card.course_status, "ok", "the card says what is today, wherever it was opened from")

    def test_search_and_groups(self):
        self.credit(self.card_teacher, "2026-09-10")
        rows = self.rows("2026-09-20")
        self.assertEqual(rows.search([("status", "=", "ok")]).teacher_id.ids, self.card_teacher.ids)
        counts = dict(rows._read_group([], ["status"], ["__count"]))
        self.assertEqual(counts["ok"], 1)
        self.assertIn(self.science, [body for body, _n in rows._read_group([], ["body_id"], ["__count"])])

    def test_who_was_at_the_school(self):
        """A past day knows who left since, not who came since; a day to come knows who will have left."""
        self.credit(self.card_teacher, "2026-08-20")
        officer = self.as_user(self.card_teacher, self.user_officer)
        officer.date_joined = "2026-08-10"
        self.assertFalse(self.row("2026-08-09"))
        officer.write({"active": False, "date_left": "2026-09-30"})
        self.assertEqual(self.row("2026-09-30").status, "ok")
        for day in ("2026-10-01", TODAY[:10], "2027-01-01"):
            self.assertFalse(self.row(day), day)
        self.assertFalse(self.as_user(self.Balance, self.user_deputy).search([("id", "=", officer.id)]))
        self.as_user(self.card_teacher2, self.user_officer).date_left = "2026-12-31"
        self.assertTrue(self.row("2026-12-31", self.card_teacher2))
        self.assertFalse(self.row("2027-01-01", self.card_teacher2))

    def test_rights_are_those_of_the_balance(self):
        school = self.env["methodical.teacher"].search([("company_id", "=", self.company.id)])
        for user, seen in (
            (self.user_teacher, self.card_teacher),
            (self.user_head, self.science._get_members(date(2026, 10, 5))),
            (self.user_deputy, school),
            (self.user_officer, school),
            (self.user_other_director, self.card_other_director),
        ):
            for day in ("2026-09-01", "2027-06-01"):
                with self.subTest(user=user.login, day=day):
                    self.assertEqual(self.rows(day, user).search([]).teacher_id, seen)

    def test_dialog(self):
        dialog = self.as_user(self.env["methodical.course.day"], self.user_deputy).create(
            {"day": "2026-09-01"}
        )
        self.assertIn("72 hours in 5 years", dialog.rule)
        self.assertIn("also those handed in later", dialog.rule)
        action = dialog.action_show()
        self.assertEqual(
            (action["name"], action["context"]), ("Courses by norm on 01.09.2026", {DAY_KEY: "2026-09-01"})
        )
        dialog.day = "2026-07-01"
        self.assertIn("No regulation is on record that asked for courses on 01.07.2026", dialog.rule)
        dialog.day = "2027-06-01"
        self.assertIn("As it will be if nothing else happens", dialog.rule)

    def test_dialog_of_a_day_without_anybody(self):
        self.as_user(self.card_teacher, self.user_officer).date_joined = "2026-08-10"
        dialog = self.as_user(self.env["methodical.course.day"], self.user_teacher).create(
            {"day": "2026-08-01"}
        )
        with self.assertRaisesRegex(UserError, "Choose another day"), self.cr.savepoint():
            dialog.action_print()

    def test_print_names_day_and_rule(self):
        self.credit(self.card_teacher, "2026-09-10")
        dialog = self.as_user(self.env["methodical.course.day"], self.user_deputy).create(
            {"day": "2026-09-20"}
        )
        action = dialog.action_print()
        context = action["context"]
        self.assertTrue(action["data"], "else the client keeps the context to itself")
        report = self.as_user(self.env["ir.actions.report"], self.user_deputy).with_context(**context)
        html, _kind = report._render_qweb_html(
            "school_methodical.report_course_balance", None, data=dict(action["data"])
        )
        text = html.decode()
        self.assertIn("20.09.2026", text)
        self.assertIn("10.09.2031", text)
        self.assertIn("01.08.2026", text, "since when the norm is asked")

    def test_workbook_names_day_and_rule(self):
        self.credit(self.card_teacher, "2026-09-10")
        dialog = self.as_user(self.env["methodical.course.day"], self.user_deputy).create(
            {"day": "2026-09-20"}
        )
        self.authenticate(self.user_deputy.login, self.user_deputy.login)
        response = self.url_open(dialog.action_export()["url"])
        self.assertEqual(response.status_code, 200)
        sheet = load_workbook(io.BytesIO(response.content)).active
        title = sheet.cell(1, 1).value
        self.assertIn("20.09.2026", title)
        self.assertIn("72 hours in 5 years", title)
        found = {row[1]: row for row in sheet.iter_rows(min_row=4, values_only=True)}
        self.assertEqual(str(found[self.card_teacher.name][6])[:10], "2031-09-10")
        self.assertEqual(len(found), self.rows("2026-09-20").search_count([]))

    def test_forged_day(self):
        self.authenticate(self.user_deputy.login, self.user_deputy.login)
        query = urlencode(
            {"model": "methodical.course.balance", "domain": json.dumps([]), DAY_KEY: "yesterday"}
        )
        self.assertEqual(self.url_open(f"/methodical/export.xlsx?{query}").status_code, 404)

    def test_queries_do_not_grow(self):
        self.new_cards(80)
        Balance = self.rows("2026-09-20")
        asked = {name: {} for name in ("teacher_name", "status", "date_due", "paper", "posts", "sentence")}
        counts = []
        for limit in (10, 80):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            Balance.web_search_read([], asked, limit=limit)
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[1] - counts[0], 1, "a list longer than its page is counted")
        self.assertLessEqual(counts[1], 9)
