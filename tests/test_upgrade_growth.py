from odoo.tests import freeze_time, tagged

from .upgrade_case import UpgradeCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-16 04:00:00")
class TestUpgradeGrowth(UpgradeCase):
    """What the scripts make of a database of version 19.0.1.2.0, which knew no courses."""

    scripts, version_before = "19.0.1.3.0", "19.0.1.2.0"
    preset = "preset_f4"

    def find_term(self, regulation, code):
        return regulation.deadline_rule_ids.filtered(lambda rule: rule.code == code)

    def test_school_gets_terms_rules_and_route_of_courses(self):
        preset, school = self.ref_id("preset_f4"), self.regulation
        for regulation in preset | school:
            self.find_term(regulation, "J18").unlink()
            regulation.rule_ids.filtered(lambda rule: rule.code == "course_share").unlink()
            regulation.route_ids.filtered(lambda route: route.document == "course_schedule").unlink()
        kept = self.find_term(school, "J20")
        kept.days = 7
        self.run_script("post-30-regulations")
        self.assertEqual(len(self.find_term(school, "J18")), 1)
        self.assertTrue(self.find_term(school, "J18").is_on, "F4 3.4")
        self.assertEqual(school._get_rule("course_share", self.year.date_start).value, 30)
        route = school.route_ids.filtered(lambda route: route.document == "course_schedule")
        self.assertEqual(route.step_ids.post_id, self.ref_id("post_director"))
        self.assertEqual(kept.days, 7, "what a school changed stays so")

    def test_ready_order_lets_mentoring_begin(self):
        kind = self.ref_id("order_kind_mentoring")
        kind.effect = False
        self.run_script("post-40-mentoring")
        self.assertEqual(kind.effect, "start_mentoring")

    def test_every_teacher_has_a_standing_afterwards(self):
        Standing = self.env["methodical.course.standing"]
        before = Standing.search_count([("company_id", "=", self.company.id)])
        self.assertTrue(before)
        self.cr.execute("DELETE FROM methodical_course_standing")
        self.run_script("post-50-standings")
        self.assertEqual(Standing.search_count([("company_id", "=", self.company.id)]), before)
