from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from unittest.mock import patch

from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.guard import with_pass
from .connection_case import ConnectionCase

LOGIN = "m_minutes_head"
HOLDERS = 6


@tagged("post_install", "-at_install")
class TestNumbersAtOnce(ConnectionCase):
    """Several real connections hold meetings of one body at once: no number is lost, none doubled, no gap (R24)."""

    school = "School of many meetings"
    logins = (LOGIN,)
    document = "methodical.meeting"

    @classmethod
    def _prepare(cls, env):
        """Store a school with one association, whose head holds the meetings."""
        company, user, card = cls._prepare_people(env, ["group_teacher"], [None])
        today = fields.Date.today()
        env["methodical.school.year"].create(
            {
                "company_id": company.id,
                "date_start": today - timedelta(days=60),
                "date_end": today + timedelta(days=200),
            }
        )
        body = env["methodical.body"].create(
            {
                "name": "Many meetings",
                "company_id": company.id,
                "membership_ids": [
                    Command.create({"teacher_id": card.id, "role": "secretary", "date_from": "2020-01-01"})
                ],
            }
        )
        with_pass(body)._move_to("active")
        cls.body_id, cls.user_id = body.id, user.id

    def planned(self, count):
        """Store meetings that have begun and return their ids."""
        with self._connection(self.user_id) as env:
            start = fields.Datetime.now() - timedelta(hours=5)
            return (
                env["methodical.meeting"]
                .create(
                    [
                        {"company_id": self.company_id, "body_id": self.body_id, "date_start": start}
                        for _place in range(count)
                    ]
                )
                .ids
            )

    def hold(self, meeting_id, barrier=None):
        """Hold a meeting on a connection of its own, together with the others; return the refusal or None."""
        try:
            with self._connection(self.user_id) as env:
                meeting = env["methodical.meeting"].browse(meeting_id)
                self.assertEqual(meeting.stage, "planned")
                if barrier:
                    barrier.wait(60)
                meeting.action_hold()
        except UserError as refusal:
            return str(refusal)
        return None

    def numbers(self, ids):
        with self._connection() as env:
            return env["methodical.meeting"].browse(ids).mapped("number")

    def test_numbers_without_gap_or_double(self):
        ids = self.planned(HOLDERS)
        barrier = Barrier(HOLDERS)
        with ThreadPoolExecutor(HOLDERS) as pool:
            refusals = list(pool.map(lambda meeting_id: self.hold(meeting_id, barrier), ids))
        self.assertEqual(refusals, [None] * HOLDERS)
        first = min(self.numbers(ids))
        self.assertEqual(sorted(self.numbers(ids)), list(range(first, first + HOLDERS)))

    def test_one_that_fails_leaves_no_gap(self):
        first, second = self.planned(2)
        power_cut = "The power went off."
        Meeting, allot = (
            self.registry["methodical.meeting"],
            self.registry["methodical.meeting"]._allot_number,
        )

        def allot_number(meeting, **values):
            allot(meeting, **values)
            raise UserError(power_cut)

        with patch.object(Meeting, "_allot_number", allot_number):
            self.assertIn("power", self.hold(first))
        self.assertIsNone(self.hold(second))
        self.assertIsNone(self.hold(first))
        one, two = self.numbers([second, first])
        self.assertEqual(two, one + 1)

    def test_a_hanging_holder_gives_a_sentence(self):
        first, second = self.planned(2)
        path = "odoo.addons.school_methodical.models.governance.methodical_numbered_mixin.PATIENCE"
        with self._connection(self.user_id) as env:
            env["methodical.meeting"].browse(first).action_hold()
            with patch(path, "50"), mute_logger("odoo.sql_db"):
                self.assertIn("takes a number for minutes", self.hold(second))
        self.assertIsNone(self.hold(second), "the lock ends with the transaction")
