from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .meeting_case import AFTERWARDS, MeetingCase


@tagged("post_install", "-at_install")
@freeze_time(AFTERWARDS)
class TestMinutesBook(MeetingCase):
    """A school that begins within the year goes on with the numbers of its minutes on paper (R24)."""

    def paper(self, user=None, **vals):
        """Return where the minutes on paper of the association ended, as its head (or somebody else) enters it."""
        return self.as_user(self.env["methodical.minutes.book"], user or self.user_head).create(
            {"body_id": self.science.id, "number": 7, **vals}
        )

    def test_numbers_go_on_after_the_minutes_on_paper(self):
        book = self.paper()
        self.assertEqual(book.school_year_id, self.year)
        self.assertEqual((self.held_meeting().number, self.held_meeting().number), (8, 9))
        with self.assert_refused("№ 9", self.year.name):
            book.number = 12
        with self.assert_refused("go on from there"):
            book.unlink()

    def test_paper_comes_before_the_first_number(self):
        self.held_meeting()
        with self.assert_refused("№ 1", "go on from there"):
            self.paper()
        council = self.paper(self.user_deputy, body_id=self.council.id)
        council.number = 3
        self.assertEqual(council.number, 3, "each body has its own")

    def test_where_the_paper_ended_is_told_by_head_and_deputy(self):
        for user in (self.user_teacher, self.user_teacher2):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.paper(user)
        self.assertFalse(
            self.as_user(
                self.paper(self.user_deputy, body_id=self.maths.id), self.user_head
            )._filtered_access("read")
        )
