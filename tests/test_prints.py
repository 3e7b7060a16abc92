from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..tools.person_name import short_name
from .print_case import LETTERS, TODAY, PrintCase


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPlanPrint(PrintCase):
    """The plan of an association in the official form (F0 5.1, F1 VI.6-VI.7)."""

    def test_draft_is_an_empty_form(self):
        plan = self.new_plan(analysis=LETTERS, aim="Aim of the year", tasks="First task\nSecond task")
        html = self.render("report_plan", plan, self.user_head)

        self.assertOrder(
            html, "Үлгү", "Science", "2026–2027", plan.theme, LETTERS, "Aim of the year", "First task"
        )
        self.assertOrder(html, plan.source_school_plan, plan.source_theme, plan.source_guidance)
        self.assertIn('class="om_mark"', html)
        self.assertEqual(plan.with_context(lang="en_US")._get_state_mark(), "DRAFT")
        self.assertFalse([stamp for stamp in self.stamps(plan) if stamp["below"]], "nothing is decided yet")

    def test_items_are_grouped_by_direction_and_numbered_through(self):
        plan = self.new_plan()
        first, second = plan.item_ids.sorted("direction_sequence")
        first.write({"state": "done", "actual_result": "Minutes of the lesson"})
        second.state = "postponed"
        sections = plan._get_print_sections()

        self.assertEqual([[row["number"] for row in rows] for _name, rows in sections], [[1], [2]])
        html = self.render("report_plan", plan)
        self.assertOrder(
            html,
            first.name,
            "12.10.2026",
            self.card_teacher.name,
            "✓ 20.11.2026, Minutes of the lesson",
            second.name,
        )
        self.assertIn("08.02.2027", html)

    def test_every_kind_of_owner_is_named_and_signs(self):
        """Association, deputy, school, teacher: whose plan it is stands in the title, who made it signs below."""
        lang = self.company._get_print_lang()
        common = {"company_id": self.company.id, "school_year_id": self.year.id, "body_id": False}
        Plan = self.env["methodical.plan"]
        deputy = Plan.create({**common, "owner_kind": "deputy", "owner_id": self.card_deputy.id})
        teacher = Plan.create({**common, "owner_kind": "teacher", "owner_id": self.card_teacher.id})
        school = self.as_user(Plan, self.user_deputy).create({**common, "owner_kind": "school"})
        for plan, label, signer in (
            (self.new_plan(), self.science.name, self.card_head),
            (
                deputy,
                f"{self.card_deputy.post_ids.with_context(lang=lang).name}, {self.card_deputy.name}",
                self.card_deputy,
            ),
            (school, self.company.name, self.card_deputy),
            (
                teacher,
                f"{self.card_teacher.post_ids.with_context(lang=lang).name}, {self.card_teacher.name}",
                self.card_teacher,
            ),
        ):
            with self.subTest(kind=plan.owner_kind):
                html = self.render("report_plan", plan)
                self.assertOrder(html, label, "2026–2027", short_name(signer.name))

    def test_route_of_methodologist_and_director(self):
        plan = self.new_plan()
        empty = self.stamps(plan)
        self.decide(plan)
        agreed, approved = self.stamps(plan)

        self.assertEqual([stamp["verb"] for stamp in empty], ["AGREED", "APPROVED"])
        self.assertEqual([stamp["person"] for stamp in empty], ["Т. Үсөнова", "Ө. Сыдыков"])
        self.assertEqual((agreed["person"], approved["person"]), ("Т. Үсөнова", "Ө. Сыдыков"))
        self.assertEqual(agreed["below"], ["in the system: 03.09.2026, 09:40"])
        self.assertEqual(approved["below"], ["in the system: 03.09.2026, 09:40 (day 2 of 5)"])
        html = self.render("report_plan", plan, self.user_teacher)
        self.assertOrder(
            html,
            "Т. Үсөнова",
            "03.09.2026, 09:40",
            "Ө. Сыдыков",
            "03.09.2026, 09:40",
            plan.item_ids[0].name,
            "Г. Жөлдөшова",
        )
        self.assertNotIn('class="om_mark"', html)

    def test_route_of_the_deputy_alone(self):
        self.load_regulation("preset_f1", date(2026, 8, 20))
        plan = self.new_plan()
        self.assertEqual([stamp["verb"] for stamp in self.stamps(plan)], ["APPROVED"])
        self.decide(plan)
        [stamp] = self.stamps(plan)

        self.assertEqual(stamp["person"], "Б. Мөңкөева")
        self.assertEqual(stamp["below"], ["in the system: 03.09.2026, 09:40 (day 2 of 10)"])
        self.assertTrue(stamp["has_seal"])

    def test_route_through_a_meeting(self):
        self.load_regulation("preset_f3", date(2026, 8, 20))
        plan = self.new_plan()
        empty = self.stamps(plan)[0]
        self.decide(plan)
        considered, agreed, approved = self.stamps(plan)

        self.assertEqual(
            empty["above"],
            ["at the meeting of the methodical association", "minutes No. ______ of ____________"],
        )
        self.assertEqual(considered["above"][1], "minutes No. 17 of 02.09.2026")
        self.assertEqual((considered["signer"], considered["person"]), ("Chair", "Г. Жөлдөшова"))
        self.assertEqual((agreed["person"], approved["person"]), ("З. Кыдыкова", "Ө. Сыдыков"))
        html = self.render("report_plan", plan)
        self.assertOrder(html, "02.09.2026", "Г. Жөлдөшова", "З. Кыдыкова", "Ө. Сыдыков")
        self.assertIn(
            "17",
            html[: html.index("Г. Жөлдөшова")][-400:],
            "the number of the minutes stands above the chair",
        )

    def test_foot_says_whether_the_content_changed(self):
        plan = self.new_plan().with_context(lang="en_US")
        self.assertEqual(plan._get_foot_lines(), ["version 1 · not approved yet"])
        self.decide(plan)
        digest = plan._get_seal_line()["digest"]
        self.assertEqual(
            plan._get_foot_lines()[0], f"version 1 · content mark {digest} · unchanged since approval"
        )

        self.env.flush_all()
        self.env.cr.execute("UPDATE methodical_plan SET aim = 'forged' WHERE id = %s", [plan.id])
        plan.invalidate_recordset()
        self.assertIn("CHANGED", plan._get_foot_lines()[0])
        self.assertIn(digest, self.render("report_plan", plan))

    def test_each_plan_has_a_page_of_its_own(self):
        other = self._new_association("History", self.ref_id("area_science"), self.card_head)
        plans = self.new_plan() | self.new_plan(body_id=other.id)
        html = self.render("report_plan", plans)

        self.assertEqual((html.count('class="page"'), html.count('o_methodical_print"')), (2, 1))
        self.assertOrder(html, "Science", "History")

    def test_only_readers_of_the_plan_print_it(self):
        plan = self.new_plan()
        self.assertIn(
            self.card_teacher2.name, self.render("report_plan", self.new_item(plan), self.user_teacher)
        )
        for user in (self.user_outsider, self.user_other_director, self.user_officer):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.render("report_plan", plan, user)

    def new_item(self, plan):
        """Add an item of the other teacher, whose card a teacher may not read, and return the plan."""
        plan.write(
            {
                "item_ids": [
                    Command.create(
                        {
                            "name": "Lesson of the other",
                            "direction_id": self.ref_id("direction_1").id,
                            "date_from": "2026-10-20",
                            "responsible_ids": [Command.link(self.card_teacher2.id)],
                        }
                    )
                ]
            }
        )
        return plan


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestPlanGrid(PrintCase):
    """Directions in rows, months or weeks in columns (domain 9.3.3)."""

    def test_year_shows_each_activity_in_its_months(self):
        plan = self.new_plan()
        plan.item_ids[0].write({"date_from": "2026-10-28", "date_to": "2026-11-12"})
        table = plan._get_grid()

        self.assertEqual(len(table.columns), 12, "the direction and the months from August to June")
        self.assertEqual([len(row) for row in table.rows], [12, 12])
        row = next(row for row in table.rows if "28→" in row[3])
        self.assertEqual(row[3:5], ["28→: Open lesson of physics", "→12: Open lesson of physics"])

    def test_month_shows_weeks_people_and_marks(self):
        plan = self.new_plan()
        plan.item_ids[0].state = "done"
        table = plan._get_grid(10)

        self.assertEqual(len(table.columns), 8)
        self.assertEqual([row[3] for row in table.rows], ["12: Open lesson of physics"])
        self.assertEqual(table.rows[0][-2:], [self.card_teacher.name, "1 / 1"])
        self.assertEqual(plan._get_grid(5).rows, [])

    def test_short_plan_has_its_own_months_only(self):
        plan = self.new_plan(horizon="quarter", term_id=self.terms[0].id)
        self.assertEqual(
            [label for label, _width in plan.with_context(lang="en_US")._get_grid().columns[1:]],
            ["September", "October"],
        )

    def test_print_and_workbook_through_the_question(self):
        plan = self.new_plan()
        question = self.as_user(self.env["methodical.plan.grid"], self.user_teacher).create(
            {"plan_id": plan.id, "month": "10"}
        )
        html = self.render("report_plan_grid", question, self.user_teacher)

        self.assertOrder(html, "Science", "12: Open lesson of physics", self.card_teacher.name)
        self.assertEqual(question.action_print()["report_name"], "school_methodical.report_plan_grid")
        question.file_format = "xlsx"
        self.assertEqual(question.action_print()["url"], f"/methodical/plan_grid/{plan.id}.xlsx?month=10")
