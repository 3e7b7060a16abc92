from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .mentoring_case import MentoringCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMentoringDiary(MentoringCase):
    """The diary of a pair: who writes it, of which days, how many hours count (print 11)."""

    def test_the_mentor_alone_writes_the_diary(self):
        self.start()
        entry = self.write_diary(hours=2)
        for user in (self.user_teacher2, self.user_deputy, self.user_director, self.user_officer):
            rows = self.as_user(entry, user)
            with self.subTest(user=user.login):
                with self.assertRaises(UserError):
                    rows.create({"mentoring_id": self.pair.id, "name": "In his name"})
                with self.assertRaises(UserError):
                    rows.write({"advice": "Another one"})
                with self.assertRaises(UserError):
                    rows.unlink()
                with self.assertRaises(UserError):
                    self.as_user(self.pair, user).write({"entry_ids": [(0, 0, {"name": "By the way round"})]})
        with self.assertRaises(UserError):
            self.as_user(entry, self.user_head).write({"advice": "Of the head"})

    def test_hours_are_not_written_by_hand(self):
        self.start()
        self.write_diary(hours=2)
        self.own.write({"hours": 100})
        self.assertEqual(self.pair.hours, 2)

    def test_the_diary_holds_days_of_the_pair_only(self):
        self.start()
        for day in ("2026-10-06", "2026-09-06"):
            with self.subTest(day=day), self.assertRaises(ValidationError):
                self.write_diary(date=day)
        self.write_diary(date="2026-09-07")

    def test_hours_count_for_the_mentor_in_their_year(self):
        self.start()
        self.write_diary(hours=2)
        self.write_diary(hours=1.5, date="2026-09-30")
        card = self.as_user(self.card_teacher, self.user_deputy)
        self.assertEqual(self.pair.hours, 3.5)
        self.assertEqual(card.mentoring_hours, 3.5)
        self.assertEqual(card._get_mentoring_hours(date(2026, 10, 1), date(2026, 10, 31)), {card: 2})

    def test_nothing_is_entered_after_the_last_day_of_the_pair(self):
        self.start()
        self.pair.date_to = "2026-09-30"
        with self.assertRaisesRegex(ValidationError, "09/30/2026"), self.cr.savepoint():
            self.write_diary(date="2026-10-01")
        self.write_diary(date="2026-09-30")

    def test_a_day_of_a_mentor_has_its_end(self):
        """Hours of one day are summed over all pairs: they count for the mentor."""
        other = self.as_user(self.env["methodical.mentoring"], self.user_deputy).create(
            {"mentor_id": self.card_teacher.id, "teacher_id": self.card_colleague.id}
        )
        self.start()
        other.sudo()._start_by_order(self.env["methodical.order"], date(2026, 9, 7))
        first = self.write_diary(hours=8)
        second = self.write_diary(hours=4, mentoring_id=other.id)
        with self.assertRaisesRegex(ValidationError, "12.5 hours"), self.cr.savepoint():
            self.write_diary(name="Third", hours=0.5)
        with self.assertRaisesRegex(ValidationError, "13 hours"), self.cr.savepoint():
            self.as_user(second, self.user_teacher).write({"hours": 5})
        self.write_diary(name="Third", hours=12, date="2026-10-02")
        self.as_user(first, self.user_teacher).unlink()
        self.write_diary(name="Third", hours=8)

    def test_hours_of_several_entries_at_once(self):
        self.start()
        rows = [{"mentoring_id": self.pair.id, "name": f"Lesson {number}", "hours": 5} for number in range(3)]
        with self.assertRaisesRegex(ValidationError, "15 hours"), self.cr.savepoint():
            self.own.env["methodical.mentoring.entry"].create(rows)
        for hours in (-1, 12.5, 25):
            with self.subTest(hours=hours), self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
                self.write_diary(hours=hours)

    def test_the_same_entry_is_not_written_twice(self):
        self.start()
        self.write_diary()
        with self.assertRaisesRegex(ValidationError, "already"), self.cr.savepoint():
            self.write_diary(name="lesson  of Physics ")
        self.write_diary(date="2026-10-02")
        self.write_diary(name="Talk with parents")
        self.assertEqual(self.pair.entry_count, 3)
