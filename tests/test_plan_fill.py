from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, tagged

from .approval_case import ApprovalCase
from .common import MethodicalCase

#: name, direction, first day, last day (None: the same)
LAST_YEAR = (
    ("Meeting", 8, "2025-09-09", None),
    ("Open lessons", 1, "2025-10-01", "2025-10-31"),
    ("Second quarter", 4, "2025-11-10", "2025-12-30"),
    ("On a holiday", 9, "2026-03-10", None),
    ("Dropped", 9, "2026-03-11", None),
)


class FillCase(ApprovalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        quarters = [
            ("2025-09-01", "2025-11-04"),
            ("2025-11-10", "2025-12-30"),
            ("2026-01-12", "2026-03-20"),
            ("2026-03-30", "2026-05-25"),
        ]
        cls.last_year = cls.env["methodical.school.year"].create(
            {
                "company_id": cls.company.id,
                "date_start": "2025-09-01",
                "date_end": "2026-05-25",
                "term_ids": [
                    Command.create({"number": number, "date_start": start, "date_end": end})
                    for number, (start, end) in enumerate(quarters, start=1)
                ],
            }
        )

    def old_plan(self, items=LAST_YEAR, **vals):
        """Return last year's plan of the association; its activities are done, but “Dropped”."""
        return self.env["methodical.plan"].create(
            {
                "body_id": self.science.id,
                "school_year_id": self.last_year.id,
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": name,
                            "direction_id": self.ref_id(f"direction_{direction}").id,
                            "date_from": start,
                            "date_to": end or start,
                            "responsible_ids": [Command.set((self.card_teacher | self.card_colleague).ids)],
                            "expected_result": "Minutes",
                            "state": "cancelled" if name == "Dropped" else "done",
                            "actual_result": "Held",
                        }
                    )
                    for name, direction, start, end in items
                ],
                **vals,
            }
        )

    def fill(self, plan, user, **vals):
        """Fill a plan through its dialog."""
        dialog = self.as_user(plan, user).action_fill()
        return (
            self.as_user(self.env[dialog["res_model"]], user).with_context(**dialog["context"]).create(vals)
        )

    def day_off(self, day):
        self.env["resource.calendar.leaves"].with_company(self.company).create(
            {
                "name": "Day off",
                "calendar_id": False,
                "date_from": f"{day} 00:00:00",
                "date_to": f"{day} 12:00:00",
            }
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestCopyOfLastYear(FillCase):
    """Last year's plan with the dates of this year and the people who are still here."""

    def test_dates_move_with_their_quarters_and_give_way_to_days_off(self):
        self.old_plan()
        self.day_off("2027-03-09")
        plan = self.new_plan(item_ids=[])
        dialog = self.fill(plan, self.user_head)
        self.assertEqual((dialog.mode, dialog.source_id.school_year_id), ("copy", self.last_year))
        self.assertEqual((dialog.item_count, dialog.note), (4, False))
        dialog.action_confirm()
        self.assertRecordValues(
            plan.item_ids.sorted("date_from"),
            [
                {"name": name, "date_from": start, "date_to": end, "state": "planned", "actual_result": False}
                for name, start, end in (
                    ("Meeting", date(2026, 9, 8), date(2026, 9, 8)),
                    ("Open lessons", date(2026, 10, 1), date(2026, 10, 31)),
                    ("Second quarter", date(2026, 11, 9), date(2026, 12, 30)),
                    ("On a holiday", date(2027, 3, 10), date(2027, 3, 10)),
                )
            ],
        )
        self.assertEqual(plan.item_ids.responsible_ids, self.card_teacher | self.card_colleague)
        self.assertEqual(set(plan.item_ids.mapped("expected_result")), {"Minutes"})

    def test_people_who_left_are_taken_out_and_named(self):
        self.old_plan()
        self.science.membership_ids.filtered(
            lambda row: row.teacher_id == self.card_colleague
        ).date_to = date(2026, 9, 1)
        plan = self.new_plan(item_ids=[])
        dialog = self.fill(plan, self.user_head)
        self.assertIn(self.card_colleague.name, dialog.note)
        self.assertNotIn(self.card_teacher.name, dialog.note)
        dialog.action_confirm()
        self.assertEqual(plan.item_ids.responsible_ids, self.card_teacher)
        self.assertIn(self.card_colleague.name, plan.message_ids[0].body)

    def test_who_was_never_a_member_stays_until_the_card_is_archived(self):
        old = self.old_plan()
        old.item_ids.responsible_ids = self.card_methodologist
        plan = self.new_plan(item_ids=[])
        self.fill(plan, self.user_head).action_confirm()
        self.assertEqual(
            plan.sudo().item_ids.responsible_ids, self.card_methodologist, "the head does not read his card"
        )
        plan.item_ids.unlink()
        self.card_methodologist.active = False
        self.fill(plan, self.user_head).action_confirm()
        self.assertEqual(len(plan.item_ids), 4)
        self.assertFalse(plan.sudo().with_context(active_test=False).item_ids.responsible_ids)

    def test_second_time_adds_nothing(self):
        self.old_plan()
        plan = self.new_plan(item_ids=[])
        for _time in range(2):
            self.fill(plan, self.user_head).action_confirm()
            self.assertEqual(len(plan.item_ids), 4)

    def test_plan_of_a_quarter_comes_from_the_same_quarter(self):
        old = self.old_plan(
            items=[("Week two", 1, "2025-11-18", None)],
            horizon="quarter",
            term_id=self.last_year.term_ids[1].id,
        )
        self.old_plan(
            items=[("Other", 1, "2025-09-18", None)], horizon="quarter", term_id=self.last_year.term_ids[0].id
        )
        plan = self.new_plan(item_ids=[], horizon="quarter", term_id=self.terms[1].id)
        dialog = self.fill(plan, self.user_head)
        self.assertEqual(dialog.source_id, old)
        dialog.action_confirm()
        self.assertEqual(plan.item_ids.date_from, date(2026, 11, 17))

    def test_rights(self):
        old = self.old_plan()
        plan = self.new_plan(item_ids=[])
        for user in (self.user_teacher, self.user_deputy, self.user_other_director, self.user_outsider):
            with self.subTest(user=user.login):
                with self.assert_refused(error=AccessError):
                    self.as_user(plan, user).action_fill()
                with self.assert_refused(error=AccessError):
                    self.as_user(self.env["methodical.plan.fill"], user).create(
                        {"plan_id": plan.id, "mode": "copy", "source_id": old.id}
                    ).action_confirm()
        self.assertFalse(plan.item_ids)

    def test_plan_under_way_is_not_filled(self):
        self.old_plan()
        plan = self.submit(self.new_plan())
        with self.assert_refused("submitted or approved"):
            self.as_user(plan, self.user_head).action_fill()

    def test_queries_do_not_grow(self):
        def copy(number, month):
            items = [
                (f"Activity {place}", 1, f"2025-{month}-{1 + place % 28:02}", None) for place in range(number)
            ]
            source = self.old_plan(
                items=items, horizon="month", date_from=f"2025-{month}-01", date_to=f"2025-{month}-28"
            )
            plan = self.new_plan(
                item_ids=[], horizon="month", date_from=f"2026-{month}-01", date_to=f"2026-{month}-28"
            )
            source, plan = self.as_user(source, self.user_head), self.as_user(plan, self.user_head)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            plan._fill_from_plan(source)
            self.env.flush_all()
            return self.cr.sql_log_count - before

        copy(1, 10)
        few, many = copy(3, 11), copy(60, 12)
        self.assertLessEqual(many - few, 2, f"{few} queries for 3 activities, {many} for 60")


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestTemplate(FillCase):
    """Ready sets of activities (F1 C)."""

    def test_ready_templates_fill_all_directions(self):
        for name in ("association", "class_teachers", "deputy"):
            template = self.ref_id(f"plan_template_{name}")
            with self.subTest(template=template.name):
                self.assertEqual(len(template.item_ids.direction_id), 10)
                self.assertEqual(
                    len(template.item_ids.filtered(lambda item: item.form_id.code == "meeting")), 4
                )

    def test_head_fills_and_submits_at_once(self):
        plan = self.new_plan(item_ids=[])
        dialog = self.fill(plan, self.user_head)
        self.assertEqual(
            (dialog.mode, dialog.template_id), ("template", self.ref_id("plan_template_association"))
        )
        self.assertEqual(dialog.item_count, 30)
        dialog.action_confirm()
        self.assertEqual(len(plan.item_ids), 30)
        single = plan.item_ids.filtered(lambda item: not item.is_joint)
        self.assertEqual(single.responsible_ids, self.card_head)
        self.assertEqual(self.submit(plan).state, "submitted")

    def test_plan_of_a_quarter_takes_what_lies_in_it(self):
        plan = self.new_plan(item_ids=[], horizon="quarter", term_id=self.terms[1].id)
        self.fill(plan, self.user_head).action_confirm()
        self.assertTrue(plan.item_ids)
        for item in plan.item_ids:
            with self.subTest(item=item.name):
                self.assertTrue(item._is_within(plan.date_from, plan.date_to))
        self.assertNotIn("9", plan.item_ids.mapped("month"))

    def test_time_of_an_activity_is_a_month_or_a_quarter(self):
        template = self.env["methodical.plan.template"].create(
            {
                "name": "Own",
                "company_id": self.company.id,
                "item_ids": [
                    Command.create(
                        {
                            "name": "Third quarter",
                            "direction_id": self.ref_id("direction_1").id,
                            "quarter": "3",
                        }
                    )
                ],
            }
        )
        plan = self.new_plan(item_ids=[])
        self.fill(plan, self.user_head, mode="template", template_id=template.id).action_confirm()
        self.assertEqual(
            (plan.item_ids.date_from, plan.item_ids.date_to), (date(2027, 1, 11), date(2027, 3, 19))
        )
        with self.assert_refused("either a month"):
            template.item_ids.month = "9"
        with self.assert_refused("either a month"):
            template.item_ids.quarter = False

    def test_templates_of_all_schools_are_changed_by_who_serves_all(self):
        template = self.ref_id("plan_template_association")
        for records in (template, template.item_ids[0]):
            with self.assert_refused("all schools"):
                self.as_user(records, self.user_deputy).write({"name": "Changed"})
        own = self.as_user(self.env["methodical.plan.template"], self.user_deputy).create(
            {
                "name": "Own",
                "item_ids": [
                    Command.create({"name": "x", "direction_id": self.ref_id("direction_1").id, "month": "9"})
                ],
            }
        )
        self.assertEqual(own.company_id, self.company)
        self.assertFalse(self.as_user(own, self.user_other_director).has_access("read"))
        with self.assert_refused("all schools"):
            self.as_user(template, self.user_deputy).write(
                {
                    "item_ids": [
                        Command.create(
                            {"name": "x", "direction_id": self.ref_id("direction_1").id, "month": "9"}
                        )
                    ]
                }
            )


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 06:00:00")
class TestFillTour(MethodicalCase, HttpCase):
    def test_head_fills_a_plan_and_submits_it(self):
        self.env["res.lang"]._activate_lang("en_US")
        plan = self.new_plan(item_ids=[])
        self.start_tour(
            "/odoo/methodical-plans", "methodical_plan_fill", login=self.user_head.login, timeout=180
        )
        self.assertEqual((plan.state, len(plan.item_ids)), ("submitted", 31))
