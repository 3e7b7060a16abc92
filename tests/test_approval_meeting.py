from datetime import date

from odoo import Command
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase
from .common import SETUP_DAY

COUNCILS = {
    "methodical_council": "methodical council",
    "pedagogical_council": "pedagogical council",
    "director_meeting": "meeting with the director",
}


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestMeeting(ApprovalCase):
    """A step that a council decides (C23): recorded by its chair or its secretary, with number and date of the minutes."""

    def route_over(self, kind):
        """Let a meeting of a kind consider the plan of an association before the director approves it."""
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        route.step_ids[0].write({"verb": "considered", "decider": "meeting", "meeting_of": kind})
        return route

    def new_council(self, kind="methodical_council", chair=None, secretary=None):
        """Return an active council of a kind, with a chair and a secretary from the setup day on."""
        chair = chair or self.card_academic
        members = chair | (secretary or chair)
        council = self.env["methodical.body"].create(
            {
                "name": f"Council {kind}",
                "kind": kind,
                "company_id": self.company.id,
                "membership_ids": [
                    Command.create(
                        {
                            "teacher_id": card.id,
                            "date_from": SETUP_DAY,
                            "role": "secretary" if card == secretary else "member",
                        }
                    )
                    for card in members
                ],
            }
        )
        self.open_body(council, SETUP_DAY)
        self.seat_head(council, chair, SETUP_DAY, mode="appointed", votes_for=0)
        return council

    def record(self, plan, user):
        return self.hold_meeting(plan, user, "4", date(2026, 9, 1))

    def test_school_without_the_council(self):
        plan = self.new_plan()
        for kind, words in COUNCILS.items():
            self.route_over(kind)
            with self.subTest(kind=kind), self.assert_refused("no active", words, plan.name):
                self.submit(plan)

    def test_council_without_a_chair_or_not_active(self):
        self.route_over("methodical_council")
        council = self.env["methodical.body"].create(
            {"name": "Council", "kind": "methodical_council", "company_id": self.company.id}
        )
        plan = self.new_plan()
        with self.assert_refused("with a chair"):
            self.submit(plan)
        self.open_body(council, SETUP_DAY)
        with self.assert_refused("with a chair"):
            self.submit(plan)

    def test_council_of_another_school(self):
        self.route_over("methodical_council")
        self.new_council().sudo().company_id = self.other_company
        with self.assert_refused("no active methodical council"):
            self.submit(self.new_plan())

    def test_chair_records(self):
        for kind in COUNCILS:
            with self.subTest(kind=kind), self.cr.savepoint() as savepoint:
                self.route_over(kind)
                self.new_council(kind)
                plan = self.submit(self.new_plan())
                step = self.last_steps(plan)[0]
                self.assertEqual((step.user_id, step.meeting_of), (self.user_academic, kind))
                self.assertEqual(self.waiting_for(plan), self.user_academic)
                self.record(plan, self.user_academic)
                self.assertEqual((step.signer_id, step.minutes_number), (self.user_academic, "4"))
                self.approve(plan, self.user_director)
                self.assertEqual(plan.state, "approved")
                savepoint.rollback()
                self.env.invalidate_all()

    def test_secretary_records_for_the_chair(self):
        self.route_over("methodical_council")
        self.new_council(secretary=self.card_deputy)
        plan = self.submit(self.new_plan())
        self.assertTrue(self.as_user(plan, self.user_deputy).can_approve)
        self.record(plan, self.user_deputy)
        step = self.last_steps(plan)[0]
        self.assertEqual((step.person, step.signer), (self.card_academic.name, self.user_deputy.name))
        self.assertFalse(step.acting_id)
        self.assertTrue(step._is_intact())
        self.assertIn(
            self.card_academic.name.split()[0], plan._get_stamps()[0]["person"], "the print names the chair"
        )

    def test_only_who_is_secretary_that_day(self):
        self.route_over("methodical_council")
        council = self.new_council(secretary=self.card_deputy)
        plan = self.submit(self.new_plan())
        for user in (self.user_head, self.user_teacher, self.user_methodologist, self.user_director):
            with self.subTest(user=user.login), self.assert_refused(self.card_academic.name):
                self.as_user(plan, user).action_approve()
        council.membership_ids.filtered(lambda row: row.role == "secretary").date_to = date(2026, 9, 1)
        self.env.invalidate_all()
        with self.assert_refused(self.card_academic.name):
            self.as_user(plan, self.user_deputy).action_approve()

    def test_new_chair_records_too(self):
        self.route_over("methodical_council")
        council = self.new_council(secretary=self.card_deputy)
        plan = self.submit(self.new_plan())
        self.end_head(council.head_term_ids, date(2026, 9, 1))
        self.seat_head(council, self.card_deputy, date(2026, 9, 2), mode="appointed", votes_for=0)
        self.env.invalidate_all()
        self.record(plan, self.user_deputy)
        self.assertEqual(self.last_steps(plan)[0].decision, "approved")

    def test_own_meeting_by_the_secretary_of_the_association(self):
        self.route_over("own")
        self.science.membership_ids.filtered(
            lambda row: row.teacher_id == self.card_teacher
        ).role = "secretary"
        plan = self.submit(self.new_plan())
        with self.assert_refused(self.card_head.name):
            self.as_user(plan, self.user_teacher2).action_approve()
        self.record(plan, self.user_teacher)
        self.assertEqual(self.last_steps(plan)[0].signer_id, self.user_teacher)

    def test_minutes_are_asked_of_each(self):
        self.route_over("methodical_council")
        self.new_council()
        plan = self.submit(self.new_plan())
        other = self.submit(self.new_plan(horizon="quarter", term_id=self.terms[0].id))
        for documents, number in ((plan | other, None), (plan, "")):
            with self.subTest(number=number), self.assert_refused(plan.name, "minutes"):
                if number is None:
                    self.as_user(documents, self.user_academic).action_approve()
                else:
                    self.hold_meeting(plan, self.user_academic, number, date(2026, 9, 1))
        self.assertEqual((plan | other).mapped("state"), ["submitted", "submitted"])

    def test_chair_who_also_approves(self):
        """The council decided by its minutes: its chair has not signed for himself."""
        self.route_over("pedagogical_council")
        self.new_council("pedagogical_council", chair=self.card_director)
        plan = self.submit(self.new_plan())
        self.record(plan, self.user_director)
        self.approve(plan, self.user_director)
        self.assertEqual(plan.state, "approved")

    def test_secretary_does_not_decide_other_steps(self):
        self.route_over("methodical_council")
        self.new_council(secretary=self.card_deputy)
        plan = self.record(self.submit(self.new_plan()), self.user_deputy)
        with self.assert_refused(self.card_director.name):
            self.approve(plan, self.user_deputy)

    def test_lists_ask_the_same_for_any_number(self):
        self.route_over("methodical_council")
        self.new_council(secretary=self.card_deputy)
        plans = [self.submit(self.new_plan(horizon="quarter", term_id=term.id)) for term in self.terms]
        counts = []
        for number in (1, 2, 4):
            shown = self.as_user(plans[0].browse([plan.id for plan in plans[:number]]), self.user_deputy)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.assertEqual(set(shown.mapped("can_approve")), {True})
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2], "whose meeting it is, is asked once for all")
