from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .approval_case import ApprovalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestDeadline(ApprovalCase):
    """The register of legal terms: J1, J2 (associations), J3 (deputies)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Deadline = cls.env["methodical.deadline"]

    def rule(self, code, **vals):
        rule = self.regulation.deadline_rule_ids.filtered(lambda row: row.code == code)
        rule.write(vals)
        return rule

    def refresh(self):
        self.Deadline._refresh(self.company)
        self.env.invalidate_all()

    def rows(self, code=None):
        rows = self.Deadline.search([("company_id", "=", self.company.id)], order="code, date_due, id")
        return rows.filtered(lambda row: not code or row.code == code)

    def run_job(self):
        """Run the nightly job as the scheduler does."""
        with self.enter_registry_test_mode():
            self.ref_id("methodical_deadline_cron").method_direct_trigger()
        self.env.invalidate_all()

    def digests(self, user=None):
        found = self.env["mail.activity"].search(
            [("activity_type_id", "=", self.ref_id("mail_activity_type_deadlines").id)]
        )
        mine = self.user_head | self.user_director | self.user_deputy | self.user_teacher
        return found.filtered(lambda activity: activity.user_id in (user or mine))

    def test_row_of_each_active_association(self):
        self.refresh()
        self.assertRecordValues(
            self.rows(),
            [
                {
                    "code": "J1",
                    "res_model": "methodical.body",
                    "res_id": self.science.id,
                    "responsible_id": self.card_head.id,
                    "user_id": self.user_head.id,
                    "date_start": date(2026, 9, 1),
                    "date_due": date(2026, 9, 8),
                    "date_met": False,
                    "status": "open",
                    "days_left": 4,
                }
            ],
        )
        other = self._new_association("Informatics", self.ref_id("area_science"), self.card_teacher2)
        self.assertEqual(
            self.rows("J1").mapped("res_id"),
            [self.science.id, other.id],
            "an opened association has its term at once",
        )
        self.dissolve_body(other, date(2026, 9, 2))
        self.assertEqual(self.rows("J1").mapped("res_id"), [self.science.id], "a dissolved one owes nothing")

    def test_due_date_jumps_over_holidays(self):
        self.day_off("2026-09-02 18:00:00", "2026-09-03 17:59:59")
        self.refresh()
        self.assertEqual(self.rows("J1").date_due, date(2026, 9, 9))
        self.rule("J1", day_kind="calendar", days=10)
        self.refresh()
        self.assertEqual(self.rows("J1").date_due, date(2026, 9, 11), "calendar days do not care")

    def test_switched_off_rule_leaves_no_rows(self):
        self.refresh()
        self.rule("J1", is_on=False)
        self.refresh()
        self.assertFalse(self.rows())

    def test_deputy_owes_the_year_and_each_quarter(self):
        self.rule("J3", is_on=True)
        self.refresh()
        rows = self.rows("J3")
        self.assertEqual(rows.responsible_id, self.card_deputy, "the deputy who supervises")
        self.assertEqual(
            [
                (row.term_id.number, row.date_due)
                for row in rows.sorted(lambda row: (row.date_start, row.term_id.number))
            ],
            [
                (0, date(2026, 9, 8)),
                (1, date(2026, 9, 8)),
                (2, date(2026, 11, 16)),
                (3, date(2027, 1, 18)),
                (4, date(2027, 4, 5)),
            ],
        )

    def test_deputy_owes_when_the_regulation_came_after_the_first_day(self):
        with_pass(self.regulation).date_from = date(2026, 9, 2)
        self.rule("J3", is_on=True)
        self.refresh()
        self.assertEqual(len(self.rows("J3")), 5)

    def test_term_is_met_on_approval_at_once(self):
        self.rule("J2", is_on=True)
        self.refresh()
        plan = self.submit(self.new_plan())
        self.assertEqual(plan.deadline_date, date(2026, 9, 8), "the earlier of two terms is shown")
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertEqual(self.rows().mapped("code"), ["J1", "J2"])
        self.assertEqual(
            self.rows().mapped("date_met"), [date(2026, 9, 2)] * 2, "both terms of the plan are met"
        )
        self.assertEqual(set(self.rows().mapped("status")), {"met"})

    def test_plan_of_a_month_does_not_meet_the_term_of_the_year(self):
        self.refresh()
        plan = self.submit(self.new_plan(horizon="month", date_from="2026-09-01", date_to="2026-09-30"))
        self.approve(plan, self.user_methodologist, self.user_director)
        self.assertFalse(self.rows("J1").date_met)
        self.refresh()
        self.assertFalse(self.rows("J1").date_met)
        with freeze_time("2026-09-10 04:00:00"):
            draft = self.new_plan(horizon="month", date_from="2026-10-01", date_to="2026-10-31")
            self.assertFalse(draft.is_late)
            self.assertNotIn(draft, self.env["methodical.plan"].search([("is_late", "=", True)]))

    def test_met_late_and_days_of_the_school(self):
        self.refresh()
        plan = self.submit(self.new_plan())
        with freeze_time("2026-09-08 19:00:00"):
            self.approve(plan, self.user_methodologist, self.user_director)
            row = self.rows("J1")
            self.assertEqual(
                (row.date_met, row.status),
                (date(2026, 9, 9), "met_late"),
                "in Bishkek it is 9 September already",
            )
            self.cr.execute("UPDATE methodical_deadline SET date_met = NULL WHERE id = %s", [row.id])
            self.refresh()
            self.assertEqual(
                self.rows("J1").date_met, date(2026, 9, 9), "the nightly job counts the same day"
            )

    def test_search_by_status(self):
        self.refresh()
        row = self.rows("J1")
        for day, met, status in (
            ("2026-09-08 04:00:00", False, "open"),
            ("2026-09-09 04:00:00", False, "overdue"),
            ("2026-09-09 04:00:00", date(2026, 9, 8), "met"),
            ("2026-09-12 04:00:00", date(2026, 9, 9), "met_late"),
        ):
            with self.subTest(status=status), freeze_time(day):
                row.date_met = met
                self.env.invalidate_all()
                self.assertEqual(row.status, status)
                found = {
                    name: row in self.Deadline.search([("status", "=", name)])
                    for name in ("open", "overdue", "met", "met_late")
                }
                self.assertEqual([name for name, is_found in found.items() if is_found], [status])
                self.assertNotIn(row, self.Deadline.search([("status", "!=", status)]))

    def test_late_plan_in_list_and_form(self):
        self.refresh()
        plan = self.new_plan()
        with freeze_time("2026-09-09 04:00:00"):
            plan.invalidate_recordset()
            self.assertTrue(plan.is_late)
            late = self.as_user(plan, self.user_head).search([("is_late", "=", True)])
            self.assertEqual(late.ids, plan.ids)

    def test_second_run_changes_nothing(self):
        self.rule("J3", is_on=True)
        self.run_job()
        self.cr.execute(
            "SELECT id, xmin::text, ctid::text FROM methodical_deadline WHERE company_id = %s ORDER BY id",
            [self.company.id],
        )
        before = self.cr.fetchall()
        notes = self.digests().mapped("note")
        self.run_job()
        self.cr.execute(
            "SELECT id, xmin::text, ctid::text FROM methodical_deadline WHERE company_id = %s ORDER BY id",
            [self.company.id],
        )
        self.assertEqual(self.cr.fetchall(), before, "not a row is written anew")
        self.assertEqual(self.digests().mapped("note"), notes)

    def test_one_digest_a_person_a_day(self):
        self.rule("J1", lead_days=10)
        self._new_association("Informatics & <b>co</b>", self.ref_id("area_science"), self.card_head)
        self.run_job()
        self.run_job()
        digest = self.digests(self.user_head)
        self.assertEqual(len(digest), 1, "one digest, however many terms and runs")
        self.assertIn("2", digest.summary)
        self.assertIn("Science", digest.note)
        self.assertIn("&lt;b&gt;co", digest.note, "names are text, not markup")
        self.assertFalse(digest.res_model, "a digest hangs on no document")

    def test_digest_goes_when_nothing_is_left_to_watch(self):
        self.rule("J1", lead_days=10)
        self.run_job()
        self.assertTrue(self.digests(self.user_head))
        self.approve(self.submit(self.new_plan()), self.user_methodologist, self.user_director)
        self.run_job()
        self.assertFalse(self.digests(self.user_head))

    def test_reminder_before_and_escalation_after_the_term(self):
        for day, told in (
            (datetime(2026, 9, 4, 4), self.env["res.users"]),
            (datetime(2026, 9, 5, 4), self.user_head),
            (datetime(2026, 9, 8, 4), self.user_head),
            (datetime(2026, 9, 9, 4), self.user_head | self.user_director),
        ):
            with self.subTest(day=day), freeze_time(day):
                self.run_job()
                self.assertEqual(self.digests().user_id, told)

    def test_new_head_takes_over_the_term(self):
        self.refresh()
        self.card_head.user_id.active = False
        with freeze_time("2026-09-09 04:00:00"):
            self.run_job()
            self.assertFalse(self.digests(self.user_head), "who left gets no digest")
            self.assertTrue(self.digests(self.user_director))

    def test_another_school_has_its_own_register(self):
        self.load_regulation("preset_f0", date(2026, 8, 1), self.other_company)
        self._new_year(self.other_company)
        self.run_job()
        self.assertFalse(
            self.Deadline.search([("company_id", "=", self.other_company.id)]), "no association, no term"
        )
        self.assertEqual(len(self.rows()), 1)

    def test_closed_year_is_left_alone(self):
        self.refresh()
        self.year.is_closed = True
        self.rule("J1", days=30)
        self.refresh()
        self.assertEqual(self.rows("J1").date_due, date(2026, 9, 8))
