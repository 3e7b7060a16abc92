from datetime import date

from odoo import Command
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase

TODAY = date(2026, 10, 5)


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestBodyOrder(ApprovalCase):
    """From the proposal to the seated head: each person does his part by the buttons, orders do the rest (R4, R10)."""

    def button(self, user, record, method):
        """Press a button of a record; return what it opens."""
        action = self.rpc(user, record._name, method, record.ids)
        return self.env[action["res_model"]].browse(action["res_id"])

    def sign(self, order):
        """Let the deputy submit an order and the director sign it."""
        self.as_user(order, self.user_deputy).write(
            {"proposed_by_id": self.card_deputy.id, "council_number": "2", "council_date": TODAY}
        )
        self.as_user(order, self.user_deputy).action_submit()
        self.env.invalidate_all()
        self.approve(order, self.user_director)
        self.assertEqual(order.state, "approved")
        self.assertTrue(order.number)

    def test_from_the_proposal_to_the_seated_head(self):
        members = self.card_teacher | self.card_teacher2 | self.card_colleague
        proposal = self.rpc(
            self.user_deputy,
            "methodical.body",
            "create",
            [
                {
                    "name": "Mathematics",
                    "area_ids": self.ref_id("area_science").ids,
                    "supervisor_id": self.card_deputy.id,
                    "membership_ids": [
                        [0, 0, {"teacher_id": card.id, "date_from": "2026-10-05"}] for card in members
                    ],
                }
            ],
        )
        body = self.env["methodical.body"].browse(proposal)
        opening = self.button(self.user_deputy, body, "action_draft_opening")
        self.sign(opening)
        self.assertEqual((body.state, body.opening_date), ("active", TODAY))
        self.assertEqual(body.opening_order_id, opening)
        dialog = self.rpc(self.user_deputy, "methodical.body", "action_open_election", body.ids)
        election = self.as_user(self.env[dialog["res_model"]], self.user_deputy)
        election = election.with_context(**dialog["context"]).create(
            {
                "meeting_reference": "1",
                "candidate_ids": [
                    Command.create(
                        {"teacher_id": self.card_teacher.id, "votes_for": 2, "votes_abstained": 1}
                    ),
                    Command.create({"teacher_id": self.card_teacher2.id, "votes_for": 1, "votes_against": 2}),
                ],
            }
        )
        term = self.env["methodical.head.term"].browse(election.action_announce()["res_id"])
        self.assertFalse(body.head_id)
        seating = self.button(self.user_deputy, term, "action_draft_order")
        self.sign(seating)
        self.assertEqual((body.head_id, term.state, term.order_id), (self.card_teacher, "confirmed", seating))
        self.assertTrue(self.user_teacher.has_group("school_methodical.group_head"))
        closing = self.button(self.user_deputy, body, "action_draft_dissolution")
        self.sign(closing)
        self.assertEqual((body.state, body.closing_order_id), ("dissolved", closing))

    def test_signing_stops_when_the_order_can_do_nothing_any_more(self):
        body = self.as_user(self.env["methodical.body"], self.user_deputy).create(
            {
                "name": "Mathematics",
                "membership_ids": [
                    Command.create({"teacher_id": card.id, "date_from": TODAY})
                    for card in self.card_teacher | self.card_teacher2 | self.card_colleague
                ],
            }
        )
        order = self.button(self.user_deputy, body, "action_draft_opening")
        self.as_user(order, self.user_deputy).write(
            {"proposed_by_id": self.card_deputy.id, "council_number": "2", "council_date": TODAY}
        )
        self.as_user(order, self.user_deputy).action_submit()
        self.open_body(body, TODAY)
        with self.assert_refused("Mathematics", "Active"):
            self.as_user(order, self.user_director).action_approve()
        self.env.invalidate_all()
        self.assertEqual((order.state, order.number), ("submitted", 0))
