from ast import literal_eval

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestOfficerHome(CourseCase):
    """The home of the officer and the deputies: numbers, and what is one click behind them (F2 2.3d, F4 3.4)."""

    def home(self, user):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.as_user(self.env["methodical.desk"], user).get_data()["officer"]

    def open_figure(self, key, way="list", user=None):
        return self.as_user(self.env["methodical.desk"], user or self.user_officer).open_figure(key, way)

    def get_filters(self, action):
        """Return what the filters show with which a list opens."""
        view = self.env[action["res_model"]].get_view((action["search_view_id"] or [False])[0], "search")
        filters = {
            node.get("name"): node.get("domain") for node in etree.fromstring(view["arch"]).iter("filter")
        }
        names = [
            name.removeprefix("search_default_")
            for name, value in action["context"].items()
            if name.startswith("search_default_") and value
        ]
        # a grouping shows everything
        domains = [Domain(literal_eval(filters[name])) for name in names if filters[name]]
        return Domain.OR(domains) if domains else Domain.TRUE

    def test_who_has_the_home(self):
        for user in (self.user_officer, self.user_deputy, self.user_director):
            self.assertTrue(self.home(user)["rows"])
        for user in (self.user_teacher, self.user_head, self.user_admin):
            with self.subTest(user=user.login):
                self.assertFalse(self.home(user))
                with self.assertRaises(AccessError):
                    self.open_figure("overdue", user=user)

    def test_number_is_what_its_list_shows(self):
        """Every number leads to a list with as many rows, of the own school only."""
        self.handed_in()
        order_course = self.need(name="Past", date_start="2026-10-05", date_end="2026-10-09")
        self.refer(order_course)
        for row in self.home(self.user_officer)["rows"]:
            with self.subTest(key=row["key"]):
                action = self.open_figure(row["key"])
                found = self.as_user(self.env[action["res_model"]], self.user_officer)
                shown = Domain(action["domain"]) & self.get_filters(action)
                self.assertEqual(found.search_count(shown), row["count"])
        keys = {row["key"]: row["count"] for row in self.home(self.user_officer)["rows"]}
        self.assertEqual(keys["to_check"], 1)
        self.assertEqual(keys["to_hand_in"], 1)

    def test_workbook_and_letters(self):
        self.handed_in()
        key = next(row["key"] for row in self.home(self.user_officer)["rows"] if row["can_remind"])
        self.assertIn("xlsx", self.open_figure(key, "xlsx")["url"])
        dialog = self.env["methodical.reminder"].browse(self.open_figure(key, "letters")["res_id"])
        self.assertEqual(dialog.kind, "norm")
        self.assertTrue(dialog.teacher_ids)
        self.assertEqual(dialog.teacher_ids.company_id, self.company)
        with self.assertRaises(UserError):
            self.open_figure("nothing")

    def test_queries_do_not_depend_on_the_number_of_teachers(self):
        def count():
            desk = self.as_user(self.env["methodical.desk"], self.user_officer)
            desk._get_officer_home()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            desk._get_officer_home()
            return self.env.cr.sql_log_count - before

        few = count()
        for place in range(10):
            self._new_card(f"Teacher {place}", "post_teacher", self.company)
        self.env.flush_all()
        self.assertEqual(count(), few)
        self.assertLessEqual(few, 30)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestReminder(CourseCase):
    """One reminder to each chosen teacher, in his language."""

    def dialog(self, kind="norm", cards=None, user=None, **vals):
        Reminder = self.as_user(self.env["methodical.reminder"], user or self.user_officer)
        cards = cards or self.card_teacher | self.card_teacher2
        return Reminder.create({"kind": kind, "teacher_ids": cards.ids, **vals})

    def tasks(self, user):
        kind = self.env.ref("school_methodical.mail_activity_type_reminder")
        return self.env["mail.activity"].search(
            [("activity_type_id", "=", kind.id), ("user_id", "=", user.id)]
        )

    def test_task_for_each_teacher_once(self):
        self.dialog(note="Ring me").action_send()
        self.dialog(note="Ring me").action_send()
        task = self.tasks(self.user_teacher)
        self.assertEqual(len(task), 1, "the second one takes the place of the first")
        self.assertIn("Ring me", task.note)
        self.assertIn("which course you choose", task.note)
        self.assertEqual(len(self.tasks(self.user_teacher2)), 1)

    def test_mail_in_the_language_of_the_teacher(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        self.user_teacher2.lang = "ru_RU"
        self.dialog(way="mail").action_send()
        for user in (self.user_teacher, self.user_teacher2):
            mail = self.env["mail.mail"].search([("recipient_ids", "in", user.partner_id.ids)])
            self.assertEqual(len(mail), 1)
            self.assertEqual(mail.recipient_ids, user.partner_id, "nobody reads the letter of another")

    def test_document_that_is_not_handed_in(self):
        course = self.need(date_start="2026-10-05", date_end="2026-10-09")
        self.refer(course)
        dialog = self.dialog("document")
        dialog.action_send()
        self.assertIn(course.name, self.tasks(self.user_teacher).note)
        self.assertFalse(self.tasks(self.user_teacher2), "owes nothing")
        with self.assertRaisesRegex(UserError, "nothing to remind"):
            self.dialog("document", self.card_teacher2).action_send()

    def test_who_has_no_account_gets_paper(self):
        dialog = self.dialog(cards=self.card_teacher | self.card_colleague)
        self.assertEqual(dialog.unreached, self.card_colleague.name)
        dialog.action_send()
        with self.assertRaisesRegex(UserError, "print the letters"):
            self.dialog(cards=self.card_colleague).action_send()
        action = dialog.action_print()
        html = (
            self.env["ir.actions.report"]
            .with_user(self.user_officer)
            ._render_qweb_html(action["report_name"], dialog.ids)[0]
            .decode()
        )
        self.assertIn(self.card_colleague.name, html)
        self.assertEqual(html.count('class="page"'), 2, "a sheet for each")

    def test_who_may_remind(self):
        for user in (self.user_teacher, self.user_head, self.user_admin):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.dialog(user=user)
        with self.assertRaises(AccessError):
            self.dialog(cards=self.card_other_director).action_send()

    def test_queries_do_not_depend_on_the_number_of_teachers(self):
        counts = []
        cards = self.card_teacher | self.card_teacher2
        for number in (2, 12):
            for place in range(number):
                _user, card = self._new_person(
                    f"more{number}x{place}",
                    f"More {number} {place}",
                    "group_teacher",
                    "post_teacher",
                    self.company,
                )
                cards |= card
            for way in ("activity", "mail"):
                dialog = self.dialog(cards=cards, way=way)
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                dialog.action_send()
                self.env.flush_all()
                counts.append(self.env.cr.sql_log_count - before)
        # a few inserts for each hundred rows
        self.assertLessEqual(counts[2], counts[0] + 12)
        self.assertLessEqual(counts[3], counts[1] + 12)
