from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-20 06:00:00")
class TestDesk(MethodicalCase):
    def desk(self, user):
        """Return what a person finds on the desk."""
        self.env.invalidate_all()
        return self.as_user(self.env["methodical.desk"], user).get_data()

    def test_own_card_is_one_click_away(self):
        """A teacher reads what the service knows of him from the desk, and only of himself."""
        card = self.desk(self.user_teacher)["card"]
        self.assertEqual((card["id"], card["name"]), (self.card_teacher.id, self.card_teacher.name))
        self.assertIn(self.ref_id("subject_physics").name, card["summary"])
        self.assertFalse(self.desk(self.user_admin)["staff"], "the list of gaps is for the officer")

    def test_officer_is_told_which_cards_lack_something(self):
        """A row counts what its list shows."""
        self.card_teacher.subject_ids = [Command.clear()]
        self.card_other_director.subject_ids = [Command.clear()]
        staff = self.desk(self.user_officer)["staff"]
        rows = {row["filter"]: row["count"] for row in staff["rows"]}
        self.assertEqual(rows["no_subject"], 1, "of the own school only")
        self.assertNotIn("no_service", rows, "nothing to do, no row")
        self.assertEqual(
            staff["count"],
            self.env["methodical.teacher"].search_count([("company_id", "=", self.company.id)]),
        )

    def test_director_without_terms_sees_what_is_late(self):
        """The plan of the association was due in September (F0 5.1) and is not there."""
        self.env["methodical.deadline"]._refresh(self.company)
        duties = self.desk(self.user_director)["duties"]
        self.assertTrue(duties["of_school"])
        self.assertEqual(duties["count"], len(duties["rows"]))
        self.assertIn(self.card_head.name, duties["rows"][0]["subtitle"])
        self.assertFalse(self.desk(self.user_head)["duties"]["of_school"], "his own term runs")

    def test_postponed_activity_stays_on_the_desk_without_a_term(self):
        plan = self.new_plan()
        plan.item_ids[0].state = "postponed"
        rows = {row["title"]: row for row in self.desk(self.user_teacher)["activities"]["rows"]}
        self.assertIsNone(rows["Open lesson of physics"]["days_left"])
        self.assertGreater(rows["Seminar on assessment"]["days_left"], 100)

    def test_teacher_adds_his_own_activity_to_a_draft(self):
        """F0 4.4: individual work stands in the plan beside the joint one."""
        plan = self.new_plan()
        action = self.as_user(plan, self.user_teacher2).action_add_own_item()
        Item = self.as_user(self.env["methodical.plan.item"], self.user_teacher2)
        item = Item.with_context(**action["context"]).create(
            {
                "name": "Lesson study",
                "direction_id": self.ref_id("direction_1").id,
                "date_from": "2026-12-01",
            }
        )
        self.assertEqual((item.plan_id, item.responsible_ids), (plan, self.card_teacher2))
        self.assertTrue(item.can_report)
        others = self.as_user(plan.item_ids - item.with_env(self.env), self.user_teacher2)
        self.assertEqual(others.mapped("can_report"), [False, False], "the button Done is not for him")
        with self.assertRaises(AccessError):
            others[0].action_done()
