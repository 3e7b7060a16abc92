from odoo import Command
from odoo.tests import freeze_time, tagged

from .common import SETUP_DAY
from .meeting_case import AFTERWARDS, TODAY, MeetingCase

#: queries of each step for four members, as measured
PINNED = {"announce": 67, "hold": 30, "send": 62, "sign": 78}
#: what eight more members may add
MORE = {"announce": 2, "hold": 2, "send": 2, "sign": 2}


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMeetingQueries(MeetingCase):
    """How many queries the steps of a meeting take, and that more members hardly take more (G5)."""

    def count(self, work):
        """Return the number of queries of a piece of work, with cold caches and everything written."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        work()
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def add_members(self, number):
        for place in range(number):
            _user, card = self._new_person(
                f"member{place}", f"Member {place}", "group_teacher", "post_teacher", self.company
            )
            self.science.membership_ids = [Command.create({"teacher_id": card.id, "date_from": SETUP_DAY})]

    def costs(self, items=3):
        """Return the queries of announcing, holding, sending and signing of one meeting.

        :param items: how many, with a resolution at each
        """
        meeting = self.new_meeting(items=[f"Item {place}" for place in range(items)])
        head, teacher = self.as_user(meeting, self.user_head), self.as_user(meeting, self.user_teacher)
        announce = self.count(head.action_announce)
        with freeze_time(AFTERWARDS):
            hold = self.count(head.action_hold)
            self.write_minutes(meeting)
            send = self.count(teacher.action_submit)
            sign = self.count(head.action_approve)
        self.assertEqual(meeting.stage, "signed")
        return {"announce": announce, "hold": hold, "send": send, "sign": sign}

    def test_steps_of_a_meeting(self):
        self.costs()  # what is read once and kept
        few = self.costs()
        self.add_members(8)
        self.costs()  # new accounts empty what was kept
        many = self.costs()
        for step, count in few.items():
            with self.subTest(step=step, few=count, many=many[step]):
                self.assertLessEqual(count, PINNED[step])
                self.assertLessEqual(many[step] - count, MORE[step], "rows and messages are written as sets")

    def test_more_items_and_resolutions(self):
        self.costs()
        few, many = self.costs(), self.costs(12)
        for step, count in few.items():
            with self.subTest(step=step, few=count, many=many[step]):
                self.assertLessEqual(many[step] - count, MORE[step], "constant in items and resolutions")
