from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .course_case import CourseCase
from .course_norm_case import TODAY, CourseNormCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPostPeriod(CourseNormCase):
    """Since when until when a post is held follows the card, and norms are asked of the posts of the day (C20, F4 3.4)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.teacher, cls.deputy = cls.ref_id("post_teacher"), cls.ref_id("post_deputy_teaching")

    def held(self, card):
        """Return [(post, first day, last day)] of a card, in the order of the screen."""
        self.env.invalidate_all()  # another request reads them in their order
        rows = self.as_user(card, self.user_officer).post_period_ids
        return [(row.post_id, str(row.date_from or ""), str(row.date_to or "")) for row in rows]

    def keep_card(self, card, **vals):
        self.as_user(card, self.user_officer).write(vals)

    def row_of(self, card, post):
        rows = self.as_user(card, self.user_officer).post_period_ids
        return rows.filtered(lambda row: row.post_id == post)

    def test_first_posts_have_always_been_held(self):
        self.assertEqual(self.held(self.card_teacher), [(self.teacher, "", "")])

    def test_a_post_is_given_and_taken(self):
        self.keep_card(self.card_teacher, post_ids=[Command.set((self.teacher | self.deputy).ids)])
        self.assertCountEqual(
            self.held(self.card_teacher), [(self.teacher, "", ""), (self.deputy, "2026-10-05", "")]
        )
        with freeze_time("2027-09-01 04:00:00"):
            self.keep_card(self.card_teacher, post_ids=[Command.unlink(self.deputy.id)])
        self.assertEqual(
            self.held(self.card_teacher), [(self.teacher, "", ""), (self.deputy, "2026-10-05", "2027-08-31")]
        )

    def test_a_slip_leaves_no_trace(self):
        self.keep_card(self.card_teacher, post_ids=[Command.link(self.deputy.id)])
        self.keep_card(self.card_teacher, post_ids=[Command.set([])])
        self.keep_card(self.card_teacher, post_ids=[Command.set(self.teacher.ids)])
        self.assertEqual(self.held(self.card_teacher), [(self.teacher, "", "")])

    def test_from_the_side_of_the_post(self):
        self.deputy.teacher_ids += self.card_teacher
        self.assertIn((self.deputy, "2026-10-05", ""), self.held(self.card_teacher))
        with freeze_time("2026-12-01 04:00:00"):
            self.deputy.active = False
        self.assertIn((self.deputy, "2026-10-05", "2026-11-30"), self.held(self.card_teacher))

    def test_new_cards(self):
        cards = self.new_cards(2)
        self.assertEqual(cards.post_period_ids.mapped("date_from"), [False, False])
        self.assertEqual(cards.post_period_ids.post_id, self.teacher)

    def test_leaving_and_coming_back(self):
        """Who left held his posts until the last day, also when that day is corrected; who comes back begins anew."""
        self.keep_card(self.card_teacher, active=False)
        self.assertEqual(self.held(self.card_teacher), [(self.teacher, "", "2026-10-05")])
        self.keep_card(self.card_teacher, date_left="2026-08-31")
        self.assertEqual(self.held(self.card_teacher), [(self.teacher, "", "2026-08-31")])
        self.keep_card(self.card_teacher, active=True)
        self.assertEqual(
            self.held(self.card_teacher), [(self.teacher, "2026-10-05", ""), (self.teacher, "", "2026-08-31")]
        )

    def test_archived_by_mistake(self):
        self.keep_card(self.card_teacher, active=False)
        self.keep_card(self.card_teacher, active=True)
        self.assertEqual(self.held(self.card_teacher), [(self.teacher, "", "")])

    def test_card_without_other_history_is_deleted_with_its_posts(self):
        card = self.new_cards(1)
        rows = card.post_period_ids
        card.service_ids.unlink()
        card.unlink()
        self.assertFalse(rows.exists())

    def test_norm_of_the_posts_of_a_day(self):
        """The norm for deputies begins with the post and ends with it; past days are judged by the posts of then."""
        self.norm.post_ids = self.deputy
        self.assertEqual(self.status(self.card_teacher), ("exempt", False))
        self.keep_card(self.card_teacher, post_ids=[Command.link(self.deputy.id)])
        self.assertEqual(self.status(self.card_teacher), ("ok", "2031-10-05"), "a whole term from today")
        card = self.as_user(self.card_teacher, self.user_deputy)
        before = card._get_course_status(date(2026, 10, 4))[card]
        self.assertEqual(before.sentence, "The regulation asks for no course of this teacher.")
        with freeze_time("2027-09-01 04:00:00"):
            self.keep_card(self.card_teacher, post_ids=[Command.unlink(self.deputy.id)])
            self.assertEqual(self.status(self.card_teacher), ("exempt", False))
            self.assertEqual(card._get_course_status(date(2027, 8, 31))[card].status, "ok")

    def test_officer_corrects_the_day_by_the_order(self):
        self.norm.post_ids = self.deputy
        self.keep_card(self.card_teacher, post_ids=[Command.link(self.deputy.id)])
        row = self.row_of(self.card_teacher, self.deputy)
        row.write({"date_from": "2022-09-01", "note": "Order 15-L"})
        self.assertEqual(self.status(self.card_teacher), ("due_12", "2027-09-01"))
        self.keep_card(self.card_teacher, date_joined="2022-09-01")
        self.assertEqual(self.status(self.card_teacher), ("overdue", "2026-09-01"), "he came as a deputy")

    def test_posts_held_before(self):
        Period = self.as_user(self.env["methodical.post.period"], self.user_officer)
        vals = {"teacher_id": self.card_teacher.id, "post_id": self.deputy.id, "date_from": "2018-09-01"}
        Period.create({**vals, "date_to": "2020-08-31"})
        for text, days in {
            "at the top of the card": {"date_from": "2021-01-01"},
            "on the same days": {"date_to": "2026-08-31"},
            "lies in the future": {"date_from": "2026-10-01", "date_to": "2027-01-01"},
        }.items():
            with self.subTest(text), self.assertRaisesRegex(UserError, text), self.cr.savepoint():
                Period.create({**vals, **days})
        self.assertEqual(
            self.held(self.card_teacher), [(self.teacher, "", ""), (self.deputy, "2018-09-01", "2020-08-31")]
        )

    def test_rows_never_contradict_the_card(self):
        row = self.row_of(self.card_teacher, self.teacher)
        over = self.as_user(self.env["methodical.post.period"], self.user_officer).create(
            {"teacher_id": self.card_teacher.id, "post_id": self.deputy.id, "date_to": "2020-08-31"}
        )
        for change in (
            lambda: row.write({"date_to": "2026-09-01"}),
            lambda: row.write({"post_id": self.deputy.id}),
            lambda: row.write({"teacher_id": self.card_teacher2.id}),
            row.unlink,
            lambda: over.write({"date_to": False}),
        ):
            with self.assertRaisesRegex(UserError, "at the top of the card"), self.cr.savepoint():
                change()
        with self.assertRaisesRegex(UserError, "lies in the future"), self.cr.savepoint():
            row.date_from = "2026-10-06"
        over.unlink()
        self.assertEqual(self.held(self.card_teacher), [(self.teacher, "", "")])

    def test_who_reads_and_who_writes(self):
        row = self.row_of(self.card_teacher, self.teacher)
        everybody = self.env["methodical.post.period"].search([("company_id", "=", self.company.id)])
        for user, seen in (
            (self.user_teacher, row),
            (
                self.user_head,
                everybody.filtered(
                    lambda own: own.teacher_id in self.science._get_members(date(2026, 10, 5))
                ),
            ),
            (self.user_deputy, everybody),
            (self.user_officer, everybody),
            (self.user_other_director, self.card_other_director.post_period_ids),
        ):
            with self.subTest(user=user.login):
                self.assertEqual(self.as_user(everybody, user).search([]), seen)
        for user in (self.user_teacher, self.user_head, self.user_deputy, self.user_director):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user(row, user).date_from = "2020-01-01"

    def test_queries_do_not_grow(self):
        cards, counts = self.new_cards(12), []
        for own in (cards[:2], cards[2:]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            own.post_ids = [Command.link(self.deputy.id)]
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(*counts)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-16 04:00:00")
class TestPostPeriodOfTheOwn(CourseCase):
    """The officer who teaches corrects no day of a post of his own (C7)."""

    def test_own_card(self):
        rows = self.card_clerk.post_period_ids
        vals = {
            "teacher_id": self.card_clerk.id,
            "post_id": self.ref_id("post_deputy_teaching").id,
            "date_to": "2020-08-31",
        }
        Period = self.as_user(rows, self.user_clerk)
        for change in (
            lambda: Period.write({"date_from": "2020-01-01"}),
            lambda: Period.create(vals),
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                change()
        self.as_user(rows, self.user_officer).write({"date_from": "2020-01-01"})
        self.assertEqual(str(rows.date_from), "2020-01-01", "the other officer does it")
