from datetime import datetime

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from .meeting_case import MeetingCase

LAST = {"name": "Analysis of the year", "kind": "analysis"}


@tagged("post_install", "-at_install")
class TestRecommendations(MeetingCase):
    """What the deputy recommended at the last meeting stands in the plan of the next year by itself (R29, F1 V.5, F3 G5)."""

    @classmethod
    def _build(cls):
        result = super()._build()
        cls.next_year = cls.env["methodical.school.year"].create(
            {
                "company_id": cls.company.id,
                "date_start": "2027-09-01",
                "date_end": "2028-05-25",
                "term_ids": [
                    Command.create({"number": 1, "date_start": "2027-09-01", "date_end": "2027-10-30"})
                ],
            }
        )
        return result

    def recommend(self, day="2027-05-21 04:00:00", items=(LAST,), **vals):
        """Let a meeting of the day before have signed minutes with a resolution on each item."""
        with freeze_time(day):
            return self.signed_meeting(items=items, **vals)

    def next_plan(self, **vals):
        return self.new_plan(
            school_year_id=self.next_year.id,
            item_ids=[
                Command.create(
                    {
                        "name": "Seminar",
                        "direction_id": self.ref_id("direction_1").id,
                        "date_from": "2027-10-11",
                        "is_joint": True,
                    }
                )
            ],
            **vals,
        )

    def test_they_come_by_themselves(self):
        meeting = self.recommend(items=(LAST, "Anything else"))
        with freeze_time("2027-08-25 04:00:00"):
            plan = self.next_plan()
            [row] = plan.recommendation_ids
            self.assertEqual(row.text, "Resolved on Analysis of the year")
            self.assertIn(f"No. {meeting.number} of 20.05.2027", row.source)
            self.assertEqual(row.state, "open")

    def test_rule(self):
        self.recommend()
        with freeze_time("2027-08-25 04:00:00"):
            plan = self.next_plan()
            self.set_rule("plan_recommendations", "block")
            with self.assert_refused("neither planned nor answered", "Resolved on Analysis", "F1 V.5"):
                self.submit(plan)
            self.set_rule("plan_recommendations", "warn")
            plan.invalidate_recordset()
            self.assertIn("neither planned nor answered", plan.submission_warning)
            self.set_rule("plan_recommendations", "block")
            own = self.as_user(plan.recommendation_ids, self.user_head)
            own.answer = "  "
            with self.assert_refused("neither planned"):
                self.submit(plan)
            own.write({"answer": False, "item_ids": [Command.link(plan.item_ids.id)]})
            self.assertEqual(own.state, "planned")
            self.assertEqual(self.submit(plan).state, "submitted")

    def test_resolution_shows_which_activity_carries_it_out(self):
        resolution = self.recommend().resolution_ids
        with freeze_time("2027-08-25 04:00:00"):
            plan = self.next_plan()
            own = self.as_user(plan.recommendation_ids, self.user_head)
            own.item_ids = [Command.link(plan.item_ids.id)]
            self.submit(plan)
            self.assertFalse(resolution.planned_as, "the plan is not approved yet")
            self.approve(plan, self.user_methodologist, self.user_director)
            self.assertEqual(resolution.planned_as, "Seminar")
            reader = self.as_user(resolution, self.user_teacher)
            self.assertEqual(reader.planned_as, "Seminar")
            self.assertEqual(reader.action_open_planned()["domain"], [("id", "in", plan.item_ids.ids)])

    def test_answer_is_enough_and_is_sealed(self):
        self.recommend()
        with freeze_time("2027-08-25 04:00:00"):
            self.set_rule("plan_recommendations", "block")
            plan = self.next_plan()
            self.as_user(plan.recommendation_ids, self.user_head).answer = "Done in May already"
            self.submit(plan)
            with self.assert_refused("submitted or approved"):
                self.as_user(plan.recommendation_ids, self.user_head).answer = "x"
            self.approve(plan, self.user_methodologist, self.user_director)
            self.assertTrue(plan._is_unchanged())
            self.env.cr.execute("UPDATE methodical_plan_recommendation SET answer = 'forged'")
            self.env.invalidate_all()
            self.assertFalse(plan._is_unchanged(), "the seal shows a forged answer")

    def test_what_was_left_to_be_planned(self):
        meeting = self.recommend(
            "2027-02-12 04:00:00",
            items=({"name": "Exchange of lessons"}, {"name": "Already done"}),
        )
        first, second = meeting.resolution_ids.sorted("id")
        self.env.cr.execute(
            "UPDATE methodical_resolution SET follow_up = 'plan_item' WHERE id IN %s", [(first.id, second.id)]
        )
        self.env.cr.execute("UPDATE methodical_resolution SET state = 'confirmed' WHERE id = %s", [second.id])
        self.env.invalidate_all()
        with freeze_time("2027-08-25 04:00:00"):
            self.assertEqual(self.next_plan().recommendation_ids.res_id, first.id, "only what is open")

    def test_not_those_of_others_or_unsigned_or_of_this_year(self):
        with freeze_time("2027-05-21 04:00:00"):
            self.write_minutes(self.held_meeting(items=(LAST,)))
        with freeze_time("2027-05-22 04:00:00"):
            other = self.hold(
                self.new_meeting(
                    self.user_teacher2,
                    items=(LAST,),
                    body_id=self.maths.id,
                    secretary_id=self.card_colleague.id,
                    date_start=datetime(2027, 5, 20, 8, 0),
                ),
                self.user_teacher2,
            )
        self.assertTrue(other)
        with freeze_time("2027-08-25 04:00:00"):
            self.assertFalse(self.next_plan().recommendation_ids)
            self.assertFalse(self.new_plan().recommendation_ids, "that of the same year")

    def test_later_minutes_come_by_the_button(self):
        with freeze_time("2027-05-10 04:00:00"):
            plan = self.next_plan()
            self.assertFalse(plan.recommendation_ids)
        self.recommend()
        with freeze_time("2027-08-25 04:00:00"):
            own = self.as_user(plan, self.user_head)
            own.action_refresh_recommendations()
            self.assertEqual(plan.recommendation_count, 1)
            own.action_refresh_recommendations()
            self.assertEqual(plan.recommendation_count, 1, "once only")
            with self.assert_refused(error=AccessError):
                self.as_user(plan, self.user_deputy).action_refresh_recommendations()

    def test_quarter_plans_have_none(self):
        self.recommend()
        with freeze_time("2027-08-25 04:00:00"):
            plan = self.next_plan(horizon="quarter", term_id=self.next_year.term_ids.id)
            self.assertFalse(plan.recommendation_ids)

    def test_new_version_carries_them(self):
        self.recommend()
        with freeze_time("2027-08-25 04:00:00"):
            plan = self.next_plan()
            self.as_user(plan.recommendation_ids, self.user_head).item_ids = plan.item_ids
            self.approve(self.submit(plan), self.user_methodologist, self.user_director)
            action = self.as_user(plan, self.user_head).action_new_version()
            version = plan.browse(action["res_id"])
            self.assertEqual(version.recommendation_ids.item_ids, version.item_ids)
            self.assertNotEqual(version.item_ids, plan.item_ids)

    def test_intruders(self):
        self.recommend()
        with freeze_time("2027-08-25 04:00:00"):
            plan = self.next_plan()
            row, model = plan.recommendation_ids, "methodical.plan.recommendation"
            for key, reads, writes in (
                ("teacher", True, False),
                ("head", True, True),
                ("deputy", True, False),
                ("director", True, False),
                ("officer", False, False),
                ("outsider", False, False),
                ("other_director", False, False),
            ):
                own = self.as_user(row, getattr(self, f"user_{key}"))
                with self.subTest(user=key):
                    self.assertEqual(own.has_access("read"), reads)
                    self.assertEqual(own.has_access("write"), writes)
            for vals in ({"text": "x"}, {"source": "x"}, {"plan_id": plan.id}, {"res_id": 1}):
                with self.subTest(vals=vals), self.assert_refused("come from the minutes"):
                    self.rpc(self.user_head, model, "write", row.ids, vals)
            with self.assert_refused("come from the minutes"):
                self.rpc(self.user_head, model, "create", [{"plan_id": plan.id, "text": "x"}])
            with self.assert_refused():
                self.rpc(
                    self.user_head,
                    "methodical.plan",
                    "write",
                    plan.ids,
                    {"recommendation_ids": [[2, row.id, 0]]},
                )
            with self.assert_refused():
                self.rpc(
                    self.user_head,
                    "methodical.plan",
                    "write",
                    plan.ids,
                    {"recommendation_ids": [[0, 0, {"text": "x"}]]},
                )
            other = self.new_plan()
            with self.assert_refused("another plan", error=ValidationError):
                self.as_user(row, self.user_head).item_ids = other.item_ids

    def test_analysis_from_facts(self):
        self.patch(self.registry["res.company"], "_get_print_lang", lambda company: "en_US")
        plan = self.approved_last_plan()
        self.recommend()
        with freeze_time("2027-08-25 04:00:00"):
            following = self.next_plan()
            self.as_user(following, self.user_head).action_fill_analysis()
            text = following.analysis
            self.assertIn("1 of 2 planned activities", text)
            self.assertIn("Meetings held: 1, planned: 0", text)
            self.assertIn(plan.item_ids[1].name, text, "what was not done is named")
            with self.assert_refused(error=AccessError):
                self.as_user(following, self.user_teacher).action_fill_analysis()

    def approved_last_plan(self):
        """Return the approved plan of this year; one of its two activities is done."""
        with freeze_time("2026-09-02 04:00:00"):
            plan = self.approved_plan()
            plan.item_ids[0].write({"state": "done", "actual_result": "x"})
        return plan

    def test_nothing_to_analyse(self):
        with freeze_time("2027-08-25 04:00:00"):
            plan = self.next_plan()
            action = self.as_user(plan, self.user_head).action_fill_analysis()
            self.assertIn("no plan of last year", action["params"]["message"])
            self.assertFalse(plan.analysis)
