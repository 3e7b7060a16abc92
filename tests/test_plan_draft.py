from datetime import date

from odoo import Command
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
class TestDrafts(ApprovalCase):
    """The plans of deputies begin before their period by themselves (J3, R18, F2 5.2)."""

    @classmethod
    def _build(cls):
        result = super()._build()
        cls.rule = cls.regulation.deadline_rule_ids.filtered(lambda rule: rule.code == "J3")
        cls.rule.write({"is_on": True, "lead_days": 7})
        return result

    def run_job(self):
        with self.enter_registry_test_mode():
            self.ref_id("methodical_plan_draft_cron").method_direct_trigger()
        self.env.invalidate_all()
        return self.plans()

    def plans(self):
        return self.env["methodical.plan"].search(
            [("owner_kind", "=", "deputy"), ("company_id", "=", self.company.id)], order="id"
        )

    def year_plan(self):
        """Return the plan of the year of the deputy with an activity in each of two quarters."""
        return self.env["methodical.plan"].create(
            {
                "owner_kind": "deputy",
                "body_id": False,
                "owner_id": self.card_deputy.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": name,
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": day,
                            "responsible_ids": [Command.link(self.card_teacher.id)],
                        }
                    )
                    for name, day in (("Autumn", "2026-10-05"), ("Winter", "2026-12-01"))
                ],
            }
        )

    def test_nothing_long_before(self):
        with freeze_time("2026-08-20 18:45:00"):
            self.assertFalse(self.run_job())

    def test_year_and_first_quarter(self):
        with freeze_time("2026-08-26 18:45:00"):
            plans = self.run_job()
        self.assertEqual(plans.owner_id, self.card_deputy, "who supervises by the regulation")
        self.assertEqual(set(plans.mapped("horizon")), {"year", "quarter"})
        self.assertEqual(plans.term_id, self.terms[0])
        self.assertEqual(set(plans.mapped("state")), {"draft"})
        activities = plans.activity_ids
        self.assertEqual(activities.user_id, self.user_deputy)
        self.assertEqual(len(activities), 2)
        self.assertEqual(set(activities.mapped("date_deadline")), {date(2026, 9, 1)})

    def test_once(self):
        with freeze_time("2026-08-26 18:45:00"):
            plans = self.run_job()
            self.assertEqual(self.run_job(), plans)
        as_deputy = self.as_user(plans, self.user_deputy)
        as_deputy[0].action_cancel()
        as_deputy[1].unlink()
        with freeze_time("2026-08-28 18:45:00"):
            self.assertEqual(self.run_job(), plans[0], "what the deputy dropped does not come back")

    def test_own_plan_stays(self):
        own = self.year_plan()
        with freeze_time("2026-08-26 18:45:00"):
            plans = self.run_job()
        self.assertEqual(plans.filtered(lambda plan: plan.horizon == "year"), own)
        self.assertFalse(own.activity_ids)

    def test_activities_of_the_year_are_copied(self):
        self.year_plan()
        with freeze_time("2026-11-05 18:45:00"):
            plan = self.run_job().filtered("term_id")
        self.assertEqual(plan.term_id, self.terms[1])
        self.assertEqual(plan.item_ids.name, "Winter")
        self.assertEqual(plan.item_ids.responsible_ids, self.card_teacher)

    def test_rule_that_is_off(self):
        self.rule.is_on = False
        with freeze_time("2026-08-26 18:45:00"):
            self.assertFalse(self.run_job())

    def test_deputy_goes_on_and_submits(self):
        self.year_plan()
        with freeze_time("2026-11-05 18:45:00"):
            plan = self.run_job().filtered("term_id")
            self.submit(plan, self.user_deputy)
            self.assertFalse(plan.activity_ids.filtered(lambda row: row.user_id == self.user_deputy))
            self.assertEqual(self.waiting_for(plan), self.user_director)
