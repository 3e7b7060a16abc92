from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestPlan(ApprovalCase):
    """What a plan needs, and one plan a period."""

    def item(self, plan, **vals):
        """Return an item that the head adds to a plan."""
        return self.as_user(self.env["methodical.plan.item"], self.user_head).create(
            {
                "name": "Seminar",
                "plan_id": plan.id,
                "direction_id": self.ref_id("direction_1").id,
                "date_from": "2026-10-12",
                **vals,
            }
        )

    def rule(self, code, **vals):
        self.regulation.rule_ids.filtered(lambda rule: rule.code == code).write(vals)

    def test_second_plan_for_the_year_names_the_first(self):
        plan = self.new_plan()
        with self.assert_refused(plan.name, "already", error=ValidationError):
            self.new_plan(date_from="2026-09-02")
        result = self.as_user(self.env["methodical.plan"], self.user_head).load(
            ["body_id/.id", "school_year_id/.id"], [[str(self.science.id), str(self.year.id)]]
        )
        self.assertIn(plan.name, result["messages"][0]["message"], "the database's own check names it too")
        with self.assert_refused("school year"):
            self.new_plan(horizon="year", term_id=self.terms[0].id)
        self.as_user(plan, self.user_head).action_cancel()
        self.env.flush_all()
        self.assertTrue(self.new_plan(), "a cancelled plan makes room")

    def test_year_and_quarters_stand_side_by_side(self):
        plans = self.new_plan() | self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        plans |= self.new_plan(horizon="quarter", term_id=self.terms[1].id)
        self.assertEqual(plans[1].date_from, date(2026, 9, 1))
        self.assertEqual((plans[2].date_from, plans[2].date_to), (date(2026, 11, 9), date(2026, 12, 30)))
        with self.assert_refused(plans[1].name):
            self.new_plan(horizon="quarter", term_id=self.terms[0].id, date_from="2026-09-03")

    def test_moving_a_plan_onto_another_period_names_the_one_there(self):
        self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        second = self.new_plan(horizon="quarter", term_id=self.terms[1].id, date_from="2026-11-10")
        with self.assert_refused("I ·"):
            self.as_user(second, self.user_head).write(
                {"term_id": self.terms[0].id, "date_from": "2026-09-02"}
            )

    def test_quarter_plan_needs_a_quarter_of_its_year(self):
        with self.assert_refused("Choose the quarter"):
            self.new_plan(horizon="quarter")
        other_year = self.env["methodical.school.year"].create(
            {
                "company_id": self.company.id,
                "date_start": "2027-09-01",
                "date_end": "2028-05-25",
                "term_ids": [(0, 0, {"number": 1, "date_start": "2027-09-01", "date_end": "2027-10-30"})],
            }
        )
        with self.assert_refused("its school year"):
            self.new_plan(horizon="quarter", term_id=other_year.term_ids.id)

    def test_quarter_goes_when_the_plan_becomes_one_of_the_year(self):
        plan = self.new_plan(horizon="quarter", term_id=self.terms[1].id)
        self.as_user(plan, self.user_head).horizon = "year"
        self.assertFalse(plan.term_id)
        self.assertEqual(plan.date_to, date(2027, 5, 25))

    def test_form_of_a_head_starts_with_his_association_and_year(self):
        with Form(self.as_user(self.env["methodical.plan"], self.user_head)) as form:
            self.assertEqual(form.body_id, self.science)
            self.assertEqual(form.school_year_id, self.year)

    def test_plan_without_items(self):
        plan = self.new_plan(item_ids=[])
        with self.assert_refused("0 items", "at least 1"):
            self.submit(plan)
        self.rule("plan_items", severity="warn", value=5)
        plan.invalidate_recordset()
        self.assertIn("at least 5", plan.submission_warning)
        self.submit(plan)
        self.assertEqual(plan.state, "submitted", "a warning does not stop")

    def test_item_without_responsible(self):
        plan = self.new_plan()
        self.item(plan, name="Nobody's work")
        with self.assert_refused("Nobody is responsible", "Nobody's work"):
            self.submit(plan)
        plan.item_ids.filtered(lambda item: item.name == "Nobody's work").is_joint = True
        self.assertEqual(self.submit(plan).state, "submitted", "joint work needs no name")

    def test_sources_by_severity(self):
        plan = self.new_plan(source_theme=False, source_guidance=False)
        self.rule("plan_sources", severity="block")
        with self.assert_refused("Theme of the school", "District guidance", "F1 IV.1"):
            self.submit(plan)
        self.rule("plan_sources", severity="warn")
        plan.invalidate_recordset()
        self.assertIn("District guidance", plan.submission_warning)
        self.rule("plan_sources", severity="off")
        plan.invalidate_recordset()
        self.assertFalse(plan.submission_warning)
        self.assertEqual(self.submit(plan).state, "submitted")

    def test_all_reasons_in_one_message(self):
        self.rule("plan_sources", severity="block")
        plan = self.new_plan(source_theme=False)
        self.item(plan)
        with self.assert_refused("Theme of the school", "Nobody is responsible"):
            self.submit(plan)

    def test_association_without_order(self):
        body = self.env["methodical.body"].create({"name": "Proposed", "company_id": self.company.id})
        plan = self.env["methodical.plan"].create(
            {"body_id": body.id, "school_year_id": self.year.id, "company_id": self.company.id}
        )
        self.assertIn("not active", plan.submission_warning)

    def test_dates_of_items_and_plans(self):
        plan = self.new_plan()
        with self.assert_refused("Seminar", "end before it starts"):
            self.item(plan, date_to="2026-10-11")
        with self.assert_refused("end before it starts"):
            self.as_user(plan, self.user_head).date_to = "2026-08-01"
        for start, end in (("2025-09-01", "2025-10-31"), ("2026-09-01", "2027-10-31")):
            with self.assert_refused("Science", "2026–2027", "another school year"):
                self.as_user(plan, self.user_head).write({"date_from": start, "date_to": end})
        self.item(plan, name="Summer school", date_from="2027-07-01", is_joint=True)
        plan.invalidate_recordset()
        self.assertIn("Summer school", plan.submission_warning, "an item outside of the period is named")

    def test_period_of_an_item_as_plans_write_it(self):
        plan = self.new_plan()
        for start, end, text in (
            ("2026-10-12", "2026-10-12", "12.10.2026"),
            ("2026-10-12", "2026-10-16", "12.10.2026 – 16.10.2026"),
            ("2026-10-01", "2026-10-31", "October"),
            ("2026-10-01", "2027-02-28", "October–February"),
        ):
            with self.subTest(text=text):
                self.assertEqual(self.item(plan, date_from=start, date_to=end).period, text)
        self.assertEqual(
            self.item(plan, date_from="2026-12-07").date_to,
            date(2026, 12, 7),
            "an item lasts a day unless it says more",
        )

    def test_progress_and_late_items(self):
        plan = self.new_plan()
        self.item(plan, name="Third", is_joint=True)
        self.item(plan, name="Dropped", is_joint=True, state="cancelled")
        self.assertEqual((plan.item_count, plan.progress, plan.late_item_count), (4, 0, 0))
        plan.item_ids[0].state = "done"
        plan.invalidate_recordset()
        self.assertAlmostEqual(plan.progress, 100 / 3, places=3, msg="a cancelled item does not count")
        with freeze_time("2026-10-13 04:00:00"):
            plan.invalidate_recordset()
            late = self.env["methodical.plan.item"].search(
                [("plan_id", "=", plan.id), ("is_late", "=", True)]
            )
            self.assertEqual(plan.late_item_count, len(late))
            self.assertEqual(
                late, plan.item_ids.filtered("is_late"), "the list and the form agree on what is late"
            )
            self.assertEqual(len(late), 1)
            on_time = self.env["methodical.plan.item"].search(
                [("plan_id", "=", plan.id), ("is_late", "=", False)]
            )
            self.assertEqual(on_time | late, plan.item_ids)

    def test_item_remembers_the_day_it_was_done(self):
        item = self.new_plan().item_ids[0]
        item.actual_result = "Analysis of the lesson"
        item.action_done()
        self.assertEqual(item.date_done, date(2026, 9, 2))
        item.state = "in_progress"
        self.assertFalse(item.date_done)

    def test_deputy_plans_his_own_work_and_the_director_approves(self):
        plan = self.as_user(self.env["methodical.plan"], self.user_deputy).create(
            {
                "owner_kind": "deputy",
                "body_id": False,
                "owner_id": self.card_deputy.id,
                "school_year_id": self.year.id,
                "company_id": self.company.id,
                "item_ids": [
                    (
                        0,
                        0,
                        {
                            "name": "x",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-01",
                            "is_joint": True,
                        },
                    )
                ],
            }
        )
        self.submit(plan, self.user_deputy)
        self.assertEqual(self.last_steps(plan).user_id, self.user_director)
        with self.assert_refused("waits for"):
            self.approve(plan, self.user_deputy)
        self.approve(plan, self.user_director)
        self.assertEqual(plan.state, "approved")
        with self.assert_refused(error=AccessError):
            self.as_user(self.env["methodical.plan"], self.user_deputy).create(
                {
                    "owner_kind": "deputy",
                    "body_id": False,
                    "owner_id": self.card_academic.id,
                    "school_year_id": self.year.id,
                }
            )


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestWhoSeesPlans(ApprovalCase):
    def test_who_sees_the_plan(self):
        plan = self.new_plan()
        seen = {
            "teacher": True,
            "teacher2": True,
            "head": True,
            "deputy": True,
            "academic": True,
            "director": True,
            "admin": True,
            "officer": False,
            "outsider": False,
            "other_director": False,
        }
        for key, sees in seen.items():
            with self.subTest(user=key):
                user = getattr(self, f"user_{key}")
                for records in (plan, plan.item_ids):
                    own = self.as_user(records, user)
                    self.assertEqual(own.has_access("read"), sees)
                    if sees:
                        self.assertEqual(own.search([("id", "in", records.ids)]).ids, records.ids)

    def test_teacher_of_another_association_sees_nothing(self):
        plan = self.new_plan()
        self.science.membership_ids.filtered(lambda row: row.teacher_id == self.card_teacher2).date_to = date(
            2026, 9, 1
        )
        self.assertFalse(
            self.as_user(plan, self.user_teacher2).has_access("read"), "who left sees the plan no more"
        )
        self.assertFalse(self.as_user(self.env["methodical.plan"], self.user_teacher2).search([]))

    def test_teacher_updates_progress_of_his_own_items_only(self):
        plan = self.approved_plan()
        own = plan.item_ids[0]
        self.as_user(own, self.user_teacher).state = "in_progress"
        with self.assert_refused(error=AccessError):
            self.as_user(own, self.user_teacher2).state = "done"
        with self.assert_refused("Activity"):
            self.as_user(own, self.user_teacher).name = "Changed"
        with self.assert_refused(error=AccessError):
            self.as_user(own, self.user_deputy).state = "done"
        self.assertEqual(own.state, "in_progress")

    def test_teacher_adds_lines_of_his_own_to_the_draft(self):
        plan = self.new_plan()
        row = {
            "name": "x",
            "plan_id": plan.id,
            "direction_id": self.ref_id("direction_1").id,
            "date_from": "2026-10-12",
        }
        Item = self.as_user(self.env["methodical.plan.item"], self.user_teacher)
        self.assertTrue(
            Item.create({**row, "responsible_ids": [(6, 0, self.card_teacher.ids)]}),
            "F0 5.1: together with the teachers",
        )
        with self.assert_refused(error=AccessError):
            Item.create({**row, "responsible_ids": [(6, 0, self.card_teacher2.ids)]})
        with self.assert_refused(error=AccessError):
            self.as_user(plan, self.user_teacher).theme = "x"

    def test_mine(self):
        plan = self.new_plan()
        Item = self.env["methodical.plan.item"]
        self.assertEqual(
            self.as_user(Item, self.user_teacher).search([("is_mine", "=", True)]).ids, plan.item_ids.ids
        )
        self.assertFalse(self.as_user(Item, self.user_teacher2).search([("is_mine", "=", True)]))
        self.assertTrue(self.as_user(plan.item_ids[0], self.user_teacher).is_mine)

    def test_member_opens_the_draft_as_the_form_reads_it(self):
        """The warning of a draft looks at all persons responsible; the reader's form must not fail over their cards."""
        plan = self.new_plan()
        self.env.invalidate_all()
        [read] = self.as_user(plan, self.user_teacher2).web_read(
            {
                "submission_warning": {},
                "item_ids": {"fields": {"responsible_ids": {"fields": {"display_name": {}}}}},
            }
        )
        self.assertEqual(len(read["item_ids"]), len(plan.item_ids), "the member sees each activity")
