from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .connection_case import ConnectionCase

LOGINS = ("m_eight_deputy", "m_eight_director")
SIGNERS = 8


@tagged("post_install", "-at_install")
class TestEightSigners(ConnectionCase):
    """Eight real connections sign orders of one series at once: none is lost, none doubled, no gap (G10)."""

    school = "School of eight signers"
    logins = LOGINS
    document = "methodical.order"

    @classmethod
    def _prepare(cls, env):
        """Store a school with a deputy and a director whose orders need the director's signature only."""
        names = ("post_deputy_teaching", "post_director")
        company, _users, cards = cls._prepare_people(env, ("group_deputy", "group_director"), names)
        step = Command.create({"sequence": 1, "verb": "approved", "post_id": cards[1].post_ids.id})
        env["methodical.regulation"].create(
            {
                "name": "Orders",
                "company_id": company.id,
                "date_from": "2020-01-01",
                "route_ids": [Command.create({"document": "order", "step_ids": [step]})],
            }
        ).action_put_in_force()
        cls.deputy_id, cls.director_id = cls.user_ids

    def submitted(self, count, year, title="Order"):
        """Store orders of a year that wait for the director and return their ids."""
        with self._connection(self.deputy_id) as env:
            orders = env["methodical.order"].create(
                [
                    {
                        "company_id": self.company_id,
                        "kind_id": env.ref("school_methodical.order_kind_other").id,
                        "title": f"{title} {place}",
                        "date_planned": f"{year}-02-02",
                        "point_ids": [Command.create({"text": "Do it.", "is_control": True})],
                    }
                    for place in range(count)
                ]
            )
            orders.action_submit()
            return orders.ids

    def sign(self, order_id, barrier=None):
        """Sign one order on a connection of its own, together with the others; return the refusal or None."""
        try:
            with self._connection(self.director_id) as env:
                order = env["methodical.order"].browse(order_id)
                self.assertTrue(
                    order.can_approve
                )  # the snapshot of the transaction is older than the others' numbers
                if barrier:
                    barrier.wait(60)
                order.action_approve()
        except UserError as refusal:
            return str(refusal)
        return None

    def sign_at_once(self, order_ids):
        """Sign orders at the same moment and return the refusals in their order."""
        barrier = Barrier(len(order_ids))
        with ThreadPoolExecutor(len(order_ids)) as pool:
            return list(pool.map(lambda order_id: self.sign(order_id, barrier), order_ids))

    def numbers(self, order_ids):
        with self._connection() as env:
            return env["methodical.order"].browse(order_ids).mapped("number")

    def test_numbers_without_gap_or_double(self):
        ids = self.submitted(SIGNERS, 2021)
        self.assertEqual(self.sign_at_once(ids), [None] * SIGNERS)
        self.assertEqual(sorted(self.numbers(ids)), list(range(1, SIGNERS + 1)))

    def test_one_that_fails_leaves_no_gap(self):
        ids = self.submitted(SIGNERS - 1, 2022) + self.submitted(1, 2022, "Unlucky")
        Order, refusal = self.registry["methodical.order"], "An effect cannot run."
        approved = Order._on_approved

        def on_approved(orders):
            """Fail when the number is given already, as an effect that cannot run does."""
            result = approved(orders)
            if any("Unlucky" in title for title in orders.mapped("title")):
                raise UserError(refusal)
            return result

        with patch.object(Order, "_on_approved", on_approved):
            refusals = self.sign_at_once(ids)
        self.assertEqual([bool(refusal) for refusal in refusals], [False] * (SIGNERS - 1) + [True])
        numbers = self.numbers(ids)
        self.assertEqual((sorted(numbers[:-1]), numbers[-1]), (list(range(1, SIGNERS)), 0))
        self.assertIsNone(self.sign(ids[-1]))
        self.assertEqual(
            self.numbers(ids)[-1], SIGNERS, "what failed gets the next number when it is signed again"
        )

    def test_a_hanging_signer_gives_a_sentence(self):
        first, second = self.submitted(2, 2023)
        with self._connection(self.director_id) as env:
            env["methodical.order"].browse(first).action_approve()
            with (
                patch(
                    "odoo.addons.school_methodical.models.governance.methodical_numbered_mixin.PATIENCE", "50"
                ),
                mute_logger("odoo.sql_db"),
            ):
                self.assertIn("Somebody else signs orders", self.sign(second))
        self.assertIsNone(self.sign(second), "the lock ends with the transaction")
        self.assertEqual(self.numbers([first, second]), [1, 2])
