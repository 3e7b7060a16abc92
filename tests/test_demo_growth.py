from odoo.tests import TransactionCase, tagged

from .test_demo import MODULE, skip_without_demo


@tagged("post_install", "-at_install")
class TestDemoGrowth(TransactionCase):
    """Courses of the demo school give a believable picture on whatever day it is loaded."""

    def setUp(self):
        super().setUp()
        skip_without_demo(self)
        self.school = [("company_id", "=", self.env.ref("base.main_company").id)]

    def ref_id(self, name):
        return self.env.ref(f"{MODULE}.{name}_demo")

    def test_most_are_in_order(self):
        Balance = self.env["methodical.course.balance"].with_user(self.ref_id("user_hr"))
        counts = dict(Balance._read_group(self.school, ["status"], ["__count"]))
        due = sum(counts.get(f"due_{months}", 0) for months in (3, 6, 12))
        self.assertTrue(3 <= counts["overdue"] <= 9, counts)
        self.assertTrue(2 <= counts["no_data"] <= 6, counts)
        self.assertTrue(3 <= due <= 9, counts)
        self.assertGreater(counts["ok"] + counts["exempt"], sum(counts.values()) / 2)

    def test_nobody_is_overdue_since_before_a_norm_was_asked(self):
        first = self.env["methodical.regulation"].search(self.school, order="date_from", limit=1).date_from
        rows = self.env["methodical.course.balance"].search([*self.school, ("status", "=", "overdue")])
        self.assertTrue(rows)
        self.assertFalse(rows.filtered(lambda row: not row.course_id and row.date_due < first))

    def test_schedule_spreads_who_is_overdue(self):
        schedule = self.ref_id("course_schedule")
        self.assertTrue(schedule.unknown_count)
        terms = schedule.line_ids.filtered("year").grouped(lambda line: (line.year, line.term))
        self.assertLessEqual(max(map(len, terms.values())), 5)

    def test_something_to_do_for_officer_and_deputy(self):
        Course = self.env["methodical.course"].with_user(self.ref_id("user_deputy"))
        self.assertTrue(Course.search([*self.school, ("state", "=", "need")]))
        keys = {
            row["key"]
            for row in self.env["methodical.desk"]
            .with_user(self.ref_id("user_hr"))
            ._get_officer_home()["rows"]
        }
        self.assertGreaterEqual(keys, {"overdue", "no_data", "categories", "to_check"})

    def test_documents_of_courses_have_a_last_day(self):
        courses = self.env["methodical.course"].search([*self.school, ("state", "=", "referred")])
        ended = courses.filtered("date_end")
        self.assertTrue(ended)
        self.assertTrue(all(ended.mapped("document_due")))

    def test_pairs_of_last_year_met(self):
        first = self.ref_id("order_mentoring").date
        last_year = self.env["methodical.mentoring"].search(
            [*self.school, ("state", "=", "finished"), ("date_to", "<", first)]
        )
        self.assertTrue(last_year)
        self.assertGreaterEqual(min(last_year.mapped("hours")), 5)
        self.assertEqual(last_year.mapped("date_finished"), last_year.mapped("date_to"))
