from datetime import timedelta

from odoo.tests import HttpCase, TransactionCase, tagged
from odoo.tools import file_open

MODULE = "school_methodical"


def skip_without_demo(case):
    if not case.env.ref(f"{MODULE}.school_year_current_demo", raise_if_not_found=False):
        case.skipTest("the demo school is not loaded")


@tagged("post_install", "-at_install")
class TestDemo(TransactionCase):
    """The demo school tells a true story: each document has come as far as its signatures say."""

    def setUp(self):
        super().setUp()
        skip_without_demo(self)
        self.company = self.env.ref("base.main_company")
        self.second = self.env.ref(f"{MODULE}.company_second_demo")
        self.plans = self.env["methodical.plan"].search([("company_id", "=", self.company.id)])

    def ref_id(self, name):
        return self.env.ref(f"{MODULE}.{name}_demo")

    def test_people(self):
        teachers = self.env["methodical.teacher"].search([("company_id", "=", self.company.id)])
        self.assertGreaterEqual(len(teachers), 38)
        women = len(teachers.employee_id.filtered(lambda employee: employee.sex == "female"))
        self.assertAlmostEqual(women / len(teachers), 0.87, delta=0.03)
        self.assertTrue(all(len(teacher.service_ids) >= 3 for teacher in teachers))
        self.assertGreaterEqual(len(teachers.filtered("is_young_specialist")), 3)
        years = [
            teacher._get_service_months("pedagogical", self.ref_id("school_year_current").date_start) // 12
            for teacher in teachers
        ]
        self.assertLessEqual(min(years), 1)
        self.assertGreaterEqual(max(years), 38)
        self.assertFalse(self.ref_id("teacher_history2").category_id, "her category has run out")

    def test_school_years(self):
        last, current = self.ref_id("school_year_last"), self.ref_id("school_year_current")
        self.assertEqual(last.state, "closed")
        self.assertEqual((len(last.term_ids), len(current.term_ids)), (4, 4))
        classes = self.env["methodical.class"].search([("school_year_id", "=", current.id)])
        self.assertEqual(len(classes), 22)
        self.assertEqual(len(classes.class_teacher_id), 22)
        self.assertEqual(
            set(classes.filtered(lambda row: row.programme == "12").mapped("grade")), {1, 2, 5, 7}
        )

    def test_regulations_follow_each_other(self):
        current = self.company._get_regulation()
        before = self.company._get_regulation(self.ref_id("school_year_last").date_start)
        self.assertEqual((current.state, before.state), ("in_force", "replaced"))
        self.assertEqual(before.date_to, current.date_from - timedelta(days=1))
        self.assertIn(
            before.date_to.month, (7, 8), "with the school year; a little before in its first weeks"
        )

    def test_associations(self):
        bodies = self.env["methodical.body"].search([("company_id", "=", self.company.id)])
        associations = bodies.filtered(lambda body: body.kind == "association")
        self.assertEqual(
            {state: len(found) for state, found in associations.grouped("state").items()},
            {"active": 6, "proposed": 1, "reorganised": 1},
        )
        active = associations.filtered(lambda body: body.state == "active")
        self.assertEqual(len(active.head_id), 6)
        self.assertEqual(len(active.supervisor_id), 2)
        self.assertFalse(self.ref_id("body_early_english").issue_text, "it waits for its order only")
        self.assertTrue(self.ref_id("body_humanities").issue_text, "the head lacks the category")
        self.assertLessEqual(
            active.head_id,
            self.ref_id("body_council")._get_members(self.ref_id("school_year_current").date_start),
        )

    def test_plans_have_items(self):
        for plan in self.plans.filtered(lambda plan: plan.body_id.kind == "association"):
            self.assertGreaterEqual(plan.item_count, 10, plan.name)
        items = self.plans.item_ids
        self.assertGreaterEqual(set(items.mapped("state")), {"done", "cancelled"})
        self.assertFalse(
            items.filtered(
                lambda item: (
                    item.state == "done"
                    and not ((item.actual_result or item.evidence_ids) and item.date_done)
                )
            )
        )

    def test_last_year_is_approved_by_the_deputy(self):
        last = self.plans.filtered(lambda plan: plan.school_year_id == self.ref_id("school_year_last"))
        self.assertEqual(set(last.mapped("state")), {"approved"})
        self.assertEqual(len(last), 6)
        self.assertEqual(last.signature_ids.user_id, self.ref_id("user_deputy"))
        year = self.ref_id("school_year_last")
        self.assertTrue(
            all(year.date_start <= row.decided_at.date() <= year.date_end for row in last.signature_ids)
        )

    def test_signatures_are_intact(self):
        for plan in self.plans.filtered("signature_ids"):
            decided = plan._get_decided_signatures()
            self.assertTrue(all(signature._is_intact() for signature in decided), plan.name)
            self.assertEqual(
                [signature.previous_digest or "" for signature in decided],
                ["", *decided.mapped("digest")][: len(decided)],
                plan.name,
            )
            self.assertIn(plan._is_unchanged(), (True, None), plan.name)

    def test_register_shows_what_is_late(self):
        draft = self.ref_id("plan_class_teachers")
        row = self.env["methodical.deadline"].search(
            [
                ("res_model", "=", "methodical.body"),
                ("res_id", "=", draft.body_id.id),
                ("school_year_id", "=", draft.school_year_id.id),
                ("code", "=", "J1"),
            ]
        )
        self.assertEqual(draft.deadline_date, row.date_due)
        self.assertEqual(draft.is_late, row.status == "overdue")
        self.assertFalse(row.date_met)

    def test_a_second_loading_changes_nothing(self):
        before = self.env["methodical.plan"].search_count([])
        self.env["methodical.demo"]._load()
        self.assertEqual(self.env["methodical.plan"].search_count([]), before)

    def test_schools_are_apart(self):
        director = self.ref_id("user_director2")
        seen = self.env["methodical.teacher"].with_user(director).search([])
        self.assertEqual(seen.company_id, self.second)
        self.assertEqual(len(seen), 5)
        self.assertFalse(self.env["methodical.plan"].with_user(director).search([]) & self.plans)


@tagged("post_install", "-at_install")
class TestDemoLogins(HttpCase):
    """Each login of demo/logins.txt opens, in the language that the file names."""

    def setUp(self):
        super().setUp()
        skip_without_demo(self)

    def test_logins(self):
        with file_open(f"{MODULE}/demo/logins.txt") as source:
            rows = [line.strip().split("\t") for line in source if not line.startswith("#")]
        self.assertGreaterEqual(len(rows), 10)
        for login, role in rows:
            with self.subTest(login=login):
                session = self.authenticate(login, login)
                user = self.env["res.users"].browse(session.uid)
                self.assertEqual(user.login, login)
                self.assertEqual(user.lang, {"ky": "ky_KG", "ru": "ru_RU"}[role.rpartition(", ")[2]])

    def test_deputy_and_director_have_something_to_decide(self):
        for login in ("deputy", "director"):
            user = self.env.ref(f"{MODULE}.user_{login}_demo")
            waiting = (
                self.env["methodical.approval.signature"]
                .with_user(user)
                .search([("user_id", "=", user.id), ("is_current", "=", True)])
            )
            self.assertTrue(waiting, login)
            self.assertTrue(all(signature._get_document().can_approve for signature in waiting), login)
