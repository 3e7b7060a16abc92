from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, tagged

from .approval_case import ApprovalCase


class PlanItemCase(ApprovalCase):
    def item(self, plan, user=None, **vals):
        """Return an activity that the head (or somebody else) adds to a plan."""
        return self.as_user(self.env["methodical.plan.item"], user or self.user_head).create(
            {"name": "Seminar", "plan_id": plan.id, "direction_id": self.ref_id("direction_1").id, **vals}
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestMonth(PlanItemCase):
    """A month gives first and last day (domain 9.3, form 2)."""

    def test_month_sets_first_and_last_day(self):
        item = self.item(self.new_plan(), month="2")
        self.assertEqual((item.date_from, item.date_to), (date(2027, 2, 1), date(2027, 2, 28)))
        self.assertEqual((item.month, item.period), ("2", "February"))
        self.as_user(item, self.user_head).month = "8"
        self.assertEqual(item.date_from, date(2026, 8, 1), "August belongs to the year that follows it")

    def test_dates_win_over_the_month(self):
        item = self.item(self.new_plan(), month="10", date_from="2026-10-01", date_to="2026-10-31")
        self.assertEqual(item.month, "10")
        self.as_user(item, self.user_head).date_to = "2026-10-30"
        self.assertFalse(item.month, "a part of a month is no month")
        self.assertEqual(item.date_from, date(2026, 10, 1))

    def test_form_of_the_plan_shows_the_dates_at_once_and_remembers_the_direction(self):
        with Form(self.as_user(self.new_plan(item_ids=[]), self.user_head)) as form:
            with form.item_ids.new() as row:
                row.name = "Training"
                row.direction_id = self.ref_id("direction_4")
                row.month = "11"
                self.assertEqual((row.date_from, row.date_to), (date(2026, 11, 1), date(2026, 11, 30)))
            self.assertEqual(
                form.last_direction_id, self.ref_id("direction_4"), "the next row begins with it"
            )

    def test_month_of_an_approved_plan_is_sealed(self):
        item = self.approved_plan().item_ids[0]
        with self.assert_refused("submitted or approved"):
            self.as_user(item, self.user_head).month = "4"
        self.assertEqual(item.date_from, date(2026, 10, 12))


@tagged("post_install", "-at_install")
@freeze_time("2026-10-20 04:00:00")
class TestReporting(PlanItemCase):
    """What is late, what is silent, and who says what came of it (F0 4.4, 4.6; F2 2.2f)."""

    def found(self, name):
        Item = self.env["methodical.plan.item"]
        return Item.search([(name, "=", True), ("company_id", "=", self.company.id)])

    def test_silent_is_late_without_a_word(self):
        lesson, seminar = self.new_plan().item_ids.sorted("date_from")
        self.assertTrue(lesson.is_late and lesson.is_silent)
        self.assertEqual(self.found("is_silent"), lesson)
        lesson.actual_result = "Moved to November"
        self.assertTrue(lesson.is_late, "it is still late")
        self.assertFalse(lesson.is_silent or self.found("is_silent"))
        self.assertFalse(seminar.is_silent, "its time has not come")

    def test_done_asks_for_the_result_of_a_mandatory_activity(self):
        item = self.as_user(self.approved_plan().item_ids[0], self.user_teacher)
        dialog = item.action_done()
        self.assertEqual((dialog["res_model"], item.state), ("methodical.plan.report", "planned"))
        self.as_user(self.env["methodical.plan.report"], self.user_teacher).with_context(
            **dialog["context"]
        ).create({"actual_result": "Lesson held in 7-A"}).action_confirm()
        self.assertRecordValues(
            item,
            [{"state": "done", "actual_result": "Lesson held in 7-A", "date_done": date(2026, 10, 20)}],
        )

    def test_many_at_once_name_those_without_a_result(self):
        items = self.as_user(self.approved_plan().item_ids, self.user_head)
        items[0].actual_result = "Held"
        with self.assert_refused(items[1].name):
            items.action_done()
        self.assertEqual(set(items.mapped("state")), {"planned"}, "all of them or none")
        items[1].actual_result = "Held, too"
        items.action_done()
        self.assertEqual(set(items.mapped("state")), {"done"})

    def test_optional_activity_needs_no_result(self):
        item = self.item(self.new_plan(), date_from="2026-10-12", is_mandatory=False, is_joint=True)
        self.as_user(item, self.user_head).action_done()
        self.assertEqual(item.state, "done")
        self.assertFalse(item.is_unproven)

    def test_dragging_to_done_shows_that_the_result_is_missing(self):
        item = self.approved_plan().item_ids[0]
        self.as_user(item, self.user_teacher).write({"state": "done"})
        self.assertTrue(item.is_unproven)
        self.assertEqual(self.found("is_unproven"), item)
        item.actual_result = "Held"
        self.assertFalse(item.is_unproven or self.found("is_unproven"))

    def test_who_may_report(self):
        item = self.approved_plan().item_ids[0]
        for user in (self.user_teacher2, self.user_deputy, self.user_director):
            with self.subTest(user=user.login):
                with self.assert_refused("person responsible", error=AccessError):
                    self.as_user(item, user).action_done()
                with self.assert_refused(error=AccessError):
                    self.as_user(self.env["methodical.plan.report"], user).create(
                        {"item_id": item.id, "actual_result": "x"}
                    ).action_confirm()
        for user in (self.user_other_director, self.user_outsider):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.as_user(item, user).action_done()
        self.assertEqual((item.state, item.actual_result), ("planned", False))


@tagged("post_install", "-at_install")
@freeze_time("2026-10-20 04:00:00")
class TestBoard(PlanItemCase):
    """The month grid on screen (F1 VI.8, R37)."""

    def board(self, user, **options):
        return self.as_user(self.env["methodical.plan.item"], user).get_board(**options)

    def cells(self, board):
        """Return {(direction, column): [(name, mark, level)]} of the cells that hold something."""
        return {
            (row["name"], board["columns"][place]["name"]): [
                (item["name"], item["mark"], item["level"]) for item in cell["items"]
            ]
            for row in board["rows"]
            for place, cell in enumerate(row["cells"])
            if cell["count"]
        }

    def test_year_in_months(self):
        plan = self.new_plan()
        board = self.board(self.user_head, plan_id=plan.id)
        self.assertEqual([column["name"] for column in board["columns"]][::10], ["August", "June"])
        self.assertEqual([c["name"] for c in board["columns"] if c["is_current"]], ["October"])
        lesson, seminar = self.ref_id("direction_1").name, self.ref_id("direction_8").name
        self.assertEqual(
            self.cells(board),
            {
                (lesson, "October"): [("Open lesson of physics", "12", "late")],
                (seminar, "February"): [("Seminar on assessment", "8", "planned")],
            },
        )
        self.assertEqual(board["totals"], {"count": 2, "done": 0, "late": 1, "open": 1})

    def test_weeks_of_a_month(self):
        plan = self.new_plan()
        board = self.board(self.user_head, plan_id=plan.id, month="2026-10-01")
        self.assertEqual(len(board["columns"]), 5)
        self.assertEqual([place[1] for place in self.cells(board)], ["12–18"])

    def test_cancelled_activities_and_versions_that_do_not_count_are_left_out(self):
        plan = self.new_plan()
        plan.item_ids[0].state = "cancelled"
        self.assertEqual(len(self.cells(self.board(self.user_head))), 1)
        self.as_user(plan, self.user_head).action_cancel()
        self.assertFalse(self.cells(self.board(self.user_head)))

    def test_everybody_sees_what_he_may_read(self):
        plan = self.new_plan()
        self.item(plan, name="Not of the teacher", date_from="2026-11-10", is_joint=True)
        self.assertEqual(len(self.cells(self.board(self.user_teacher))), 3)
        self.assertEqual(len(self.cells(self.board(self.user_teacher, mine=True))), 2)
        self.assertFalse(self.cells(self.board(self.user_teacher2, mine=True)))
        other = self.board(self.user_other_director, plan_id=plan.id)
        self.assertEqual((other["plan"], other["plans"], other["rows"]), (False, [], []))
        with self.assert_refused(error=AccessError):
            self.board(self.user_outsider, plan_id=plan.id)

    def test_grid_of_a_plan_opens_from_its_form(self):
        plan = self.new_plan()
        action = self.as_user(plan, self.user_head).action_open_grid()
        self.assertEqual(
            (action["tag"], action["context"]), ("school_methodical.plan_grid", {"plan_id": plan.id})
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-10-20 04:00:00")
class TestItemQueries(PlanItemCase):
    """The list, the grid and the form of a plan cost the same for any number of activities."""

    LIST = (
        "name",
        "body_id",
        "period",
        "responsible_names",
        "actual_result",
        "evidence_count",
        "is_editable",
        "is_late",
        "is_silent",
        "state",
        "can_report",
        "month",
    )

    def setUp(self):
        super().setUp()
        self.plan = self.new_plan()
        self.items = self.as_user(self.env["methodical.plan.item"], self.user_head).create(
            [
                {
                    "name": f"Activity {place}",
                    "plan_id": self.plan.id,
                    "direction_id": self.ref_id(f"direction_{place % 10 + 1}").id,
                    "date_from": date(2026, 9 + place % 4, 1 + place % 28),
                    "responsible_ids": [(6, 0, self.card_teacher.ids)],
                }
                for place in range(80)
            ]
        )

    def count(self, work):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        work()
        return self.cr.sql_log_count - before

    def read_list(self, limit):
        spec = {name: {"fields": {"display_name": {}}} if name == "body_id" else {} for name in self.LIST}
        Item = self.as_user(self.env["methodical.plan.item"], self.user_head)
        return self.count(lambda: Item.web_search_read([("plan_id", "=", self.plan.id)], spec, limit=limit))

    def test_list(self):
        self.read_list(80)
        few, many = self.read_list(2), self.read_list(80)
        self.assertEqual(few, many)
        # three of them are the user and his school
        self.assertLessEqual(many, 14)

    def test_grid(self):
        Item = self.as_user(self.env["methodical.plan.item"], self.user_head)
        self.count(lambda: Item.get_board(plan_id=self.plan.id))
        self.assertLessEqual(self.count(lambda: Item.get_board(plan_id=self.plan.id)), 11)

    def test_form_of_the_plan(self):
        names = ("name", "month", "period", "responsible_names", "is_late", "state", "direction_id")
        specification = {
            "last_direction_id": {"fields": {"display_name": {}}},
            "item_ids": {"fields": {name: {} for name in names}},
        }
        few, many = self.new_plan(horizon="quarter", term_id=self.terms[1].id), self.plan

        def count(plan):
            return self.count(lambda: self.as_user(plan, self.user_head).web_read(specification))

        count(few)
        count(many)
        self.assertLessEqual(count(many) - count(few), 0, "2 activities cost as much as 82")
