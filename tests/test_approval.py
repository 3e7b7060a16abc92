from datetime import date

from odoo import Command
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestRoutes(ApprovalCase):
    """The three routes of C1, each told from the draft to the last stamp."""

    def test_route_a_methodologist_agrees_director_approves(self):
        plan = self.new_plan()
        self.assertEqual(plan.state, "draft")
        self.submit(plan)
        self.assertEqual(plan.state, "submitted")
        self.assertEqual(
            self.waiting_for(plan), self.user_methodologist, "only the first decider has an activity"
        )
        self.approve(plan, self.user_methodologist)
        self.assertEqual(plan.state, "submitted")
        self.assertEqual(
            self.waiting_for(plan), self.user_director, "the turn went on, the first activity is closed"
        )
        self.approve(plan, self.user_director)
        self.assertEqual(plan.state, "approved")
        self.assertFalse(self.waiting_for(plan), "nobody waits for an approved plan")
        self.assertEqual(self.rounds(plan).state, "approved")
        self.assertRecordValues(
            self.last_steps(plan),
            [
                {
                    "verb": "agreed",
                    "user_id": self.user_methodologist.id,
                    "decision": "approved",
                    "is_current": False,
                },
                {
                    "verb": "approved",
                    "user_id": self.user_director.id,
                    "decision": "approved",
                    "is_current": False,
                },
            ],
        )
        self.assertEqual(
            [(stamp["verb"], stamp["is_decided"]) for stamp in plan._get_stamps()],
            [("agreed", True), ("approved", True)],
        )

    def test_route_b_deputy_approves_alone(self):
        self.load_regulation("preset_f1", date(2026, 9, 1))
        plan = self.submit(self.new_plan())
        self.assertEqual(self.waiting_for(plan), self.user_deputy)
        step = self.last_steps(plan)
        self.assertEqual(
            (len(step), step.date_due), (1, date(2026, 9, 11)), "ten calendar days from 1 September"
        )
        self.approve(plan, self.user_deputy)
        self.assertEqual(plan.state, "approved")

    def test_route_c_meeting_academic_deputy_director(self):
        self.load_regulation("preset_f3", date(2026, 9, 1))
        plan = self.submit(self.new_plan())
        self.assertEqual(self.waiting_for(plan), self.user_head, "the head enters the minutes of the meeting")
        self.hold_meeting(plan, self.user_head, "1", date(2026, 9, 1))
        self.assertEqual(self.waiting_for(plan), self.user_academic)
        self.approve(plan, self.user_academic, self.user_director)
        self.assertEqual(plan.state, "approved")
        self.assertEqual(self.last_steps(plan).mapped("verb"), ["considered", "agreed", "approved"])
        stamp = plan._get_stamps()[0]
        self.assertEqual(
            (stamp["is_meeting"], stamp["minutes_number"], stamp["minutes_date"]),
            (True, "1", date(2026, 9, 1)),
        )

    def test_meeting_needs_number_and_past_date_of_minutes(self):
        self.load_regulation("preset_f3", date(2026, 9, 1))
        plan = self.submit(self.new_plan())
        for number, day in (("", date(2026, 9, 1)), ("1", False), ("1", date(2026, 9, 3))):
            with self.assert_refused("minutes"):
                self.hold_meeting(plan, self.user_head, number, day)
        self.assertEqual(plan.state, "submitted")

    def test_term_of_five_working_days_jumps_over_holiday(self):
        self.day_off("2026-08-30 18:00:00", "2026-08-31 17:59:59")  # Independence Day in Bishkek
        plan = self.submit(self.new_plan(date_from="2026-08-27"))
        first, last = self.last_steps(plan)
        self.assertFalse(first.date_due, "F0 5.1 gives the agreement no term")
        self.assertEqual(
            last.date_due, date(2026, 9, 4), "28 Aug, 1, 2, 3, 4 September: 31 August is a holiday"
        )

    def test_term_without_holiday_ends_a_day_earlier(self):
        plan = self.submit(self.new_plan(date_from="2026-08-27"))
        self.assertEqual(self.last_steps(plan)[-1].date_due, date(2026, 9, 3))

    def test_term_of_year_plan(self):
        plan = self.submit(self.new_plan())
        self.assertEqual(
            self.last_steps(plan)[-1].date_due, date(2026, 9, 8), "five working days from 1 September"
        )
        self.approve(plan, self.user_methodologist)
        self.assertEqual((plan.approver_id, plan.approval_due), (self.user_director, date(2026, 9, 8)))
        with freeze_time("2026-09-09 04:00:00"):
            self.env.invalidate_all()
            self.assertTrue(plan.is_approval_overdue)
            self.assertEqual(plan.days_left, -1)
            self.assertIn(plan, self.env["methodical.plan"].search([("is_approval_overdue", "=", True)]))
        self.assertNotIn(plan, self.env["methodical.plan"].search([("is_approval_overdue", "=", True)]))

    def test_author_is_told_when_the_way_is_over(self):
        plan = self.submit(self.new_plan())
        before = plan.message_ids
        self.approve(plan, self.user_methodologist)
        logged = plan.message_ids - before
        self.assertIn(
            self.card_methodologist.name, " ".join(logged.mapped("body")), "the chatter names each decision"
        )
        self.assertFalse(logged.partner_ids, "no mail on the way")
        self.approve(plan, self.user_director)
        told = plan.message_ids - before - logged
        self.assertIn(self.user_head.partner_id, told.partner_ids, "the author is told that it is approved")
        self.assertIn(self.card_director.name, " ".join(told.mapped("body")))

    def test_whose_turn_it_is_can_be_asked(self):
        plan = self.submit(self.new_plan())
        Plan = self.env["methodical.plan"]
        self.assertIn(plan, Plan.search([("approver_id", "=", self.user_methodologist.id)]))
        self.assertNotIn(plan, Plan.search([("approver_id", "=", self.user_director.id)]))
        turns = {
            user: self.as_user(plan, user).can_approve
            for user in (self.user_methodologist, self.user_director, self.user_head, self.user_deputy)
        }
        self.assertEqual([user for user, turn in turns.items() if turn], [self.user_methodologist])


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestSnapshot(ApprovalCase):
    """What changes in the regulation or on the cards under way changes nothing in the open round."""

    def test_edited_route_changes_nothing_under_way(self):
        plan = self.submit(self.new_plan())
        before = self.last_steps(plan).read(["user_id", "verb", "date_due", "post_label"])
        route = self.regulation.route_ids.filtered(lambda row: row.document == "association_plan")
        admin_route = self.as_user(route, self.user_admin)
        admin_route.step_ids[0].write({"post_id": self.ref_id("post_deputy_teaching").id})
        admin_route.step_ids[1].write({"days": 30, "verb": "visa"})
        admin_route.write(
            {
                "step_ids": [
                    Command.create({"verb": "approved", "post_id": self.ref_id("post_deputy_academic").id})
                ]
            }
        )
        self.env.invalidate_all()
        self.assertEqual(self.last_steps(plan).read(["user_id", "verb", "date_due", "post_label"]), before)
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved")

    def test_new_holder_of_the_post_does_not_inherit_the_round(self):
        plan = self.submit(self.new_plan())
        director = self.ref_id("post_director")
        self.card_director.post_ids = [Command.unlink(director.id)]
        self.card_deputy.post_ids = [Command.link(director.id)]
        self.approve(plan, self.user_methodologist)
        with self.assert_refused(self.card_director.name):
            self.approve(plan, self.user_deputy)
        self.approve(plan, self.user_director)
        self.assertEqual(plan.state, "approved")

    def test_renamed_person_keeps_his_signature(self):
        plan = self.approved_plan()
        name = self.card_director.name
        self.card_director.employee_id.name = "Another Name"
        self.assertEqual(self.last_steps(plan)[-1].person, name)

    def test_new_regulation_under_way(self):
        plan = self.submit(self.new_plan())
        self.load_regulation("preset_f1", date(2026, 9, 2))
        self.assertEqual(self.rounds(plan).regulation_id, self.regulation)
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved")

    def test_archived_card_employee_or_association_does_not_stop_the_round(self):
        plan = self.submit(self.new_plan())
        self.card_methodologist.active = False
        self.card_methodologist.employee_id.active = False
        self.science.active = False
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(plan.state, "approved")
