from odoo import Command
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestAmendment(ApprovalCase):
    """An approved plan changes by a new version with a reason; screen and print show what was and what is (F2 2.2g)."""

    def new_version(self, plan):
        action = self.as_user(plan, self.user_head).action_new_version()
        return self.as_user(plan.browse(action["res_id"]), self.user_head)

    def test_version_needs_a_reason(self):
        version = self.new_version(self.approved_plan())
        with self.assert_refused("reason of the amendment", "F2 2.2g"):
            self.submit(version)
        version.amendment_reason = "  "
        with self.assert_refused("reason of the amendment"):
            self.submit(version)
        version.amendment_reason = "Order No. 14: the seminar moves"
        self.assertEqual(self.submit(version).state, "submitted")
        with self.assert_refused("Reason of the amendment"):
            version.amendment_reason = "Something else"

    def test_first_version_needs_none(self):
        plan = self.new_plan()
        self.assertEqual(plan._get_amendments(), [])
        self.assertEqual(self.submit(plan).state, "submitted")

    def test_reason_is_sealed(self):
        version = self.new_version(self.approved_plan())
        version.amendment_reason = "Order No. 14"
        self.approve(self.submit(version), self.user_methodologist, self.user_director)
        plan = version.with_env(self.env)
        self.assertTrue(plan._is_unchanged())
        self.env.cr.execute("UPDATE methodical_plan SET amendment_reason = 'x' WHERE id = %s", [plan.id])
        self.env.invalidate_all()
        self.assertFalse(plan._is_unchanged())

    def test_seal_of_older_plans_still_fits(self):
        """What a plan sealed before these fields existed is what it seals today while they are empty."""
        content = self.new_plan()._get_content()
        for name in ("amendment_reason", "direction_ids", "recommendation_ids", "teacher_body_id"):
            self.assertNotIn(name, content)
        directions = self.ref_id("direction_1")
        plan = self.new_plan(horizon="quarter", term_id=self.terms[0].id, direction_ids=directions.ids)
        self.assertEqual(plan._get_content()["direction_ids"], directions.ids)
        self.submit(plan)
        with self.assert_refused("Priority directions"):
            self.as_user(plan, self.user_head).direction_ids = False

    def test_what_changed(self):
        version = self.new_version(self.approved_plan())
        self.assertEqual(version._get_amendments(), [], "nothing yet")
        lesson, seminar = version.item_ids.sorted("date_from")
        lesson.write({"name": "Open lesson of biology", "date_from": "2026-10-19", "date_to": "2026-10-19"})
        seminar.unlink()
        version.write(
            {
                "aim": "Another aim",
                "item_ids": [
                    Command.create(
                        {
                            "name": "Round table",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2027-04-05",
                            "is_joint": True,
                        }
                    )
                ],
            }
        )
        rows = version._get_amendments()
        self.assertEqual(
            [(row["kind"], row["field"], row["old"], row["new"]) for row in rows if row["kind"] != "added"],
            [
                ("header", "Aim", "", "Another aim"),
                ("changed", "Activity", "Open lesson of physics", "Open lesson of biology"),
                ("changed", "From", "10/12/2026", "10/19/2026"),
                ("changed", "Until", "10/12/2026", "10/19/2026"),
                ("dropped", "", f"Seminar on assessment · 08.02.2027 · {self.card_teacher.name}", ""),
            ],
        )
        [added] = [row["new"] for row in rows if row["kind"] == "added"]
        self.assertIn("Round table · 05.04.2027", added)
        version.invalidate_recordset()
        for words in ("Open lesson of physics", "Open lesson of biology", "Dropped", "Round table"):
            self.assertIn(words, version.amendment_table)

    def test_texts_of_the_table_are_escaped(self):
        version = self.new_version(self.approved_plan())
        version.aim = "<script>alert(1)</script>"
        self.assertIn("&lt;script&gt;", version.amendment_table)

    def test_member_reads_what_changed(self):
        version = self.new_version(self.approved_plan())
        version.aim = "Another aim"
        self.env.invalidate_all()
        [read] = self.as_user(version, self.user_teacher2).web_read(
            {"amendment_table": {}, "amendment_reason": {}, "item_ids": {"fields": {"name": {}}}}
        )
        self.assertIn("Another aim", read["amendment_table"])

    def test_copy_by_hand_is_no_version(self):
        plan = self.approved_plan()
        copy = self.as_user(plan, self.user_head).copy({"horizon": "long"})
        self.assertFalse(copy.item_ids.previous_item_id)
        self.assertEqual(copy._get_amendments(), [])

    def test_forged_origin_shows_nothing(self):
        """An activity that claims to come from another plan counts as added; nothing of that plan is told."""
        version = self.new_version(self.approved_plan())
        other = self.env["methodical.plan"].create(
            {
                "owner_kind": "deputy",
                "body_id": False,
                "owner_id": self.card_deputy.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": "Secret",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-12",
                        }
                    )
                ],
            }
        )
        version.item_ids[0].previous_item_id = other.item_ids
        self.assertNotIn("Secret", str(version._get_amendments()))
