from datetime import date

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

    def test_rights_of_heads_are_renewed(self):
        rule = self.ref_id("methodical_course_rule_head")
        text = rule.domain_force
        self.assertIn("is_led_by_me", text)
        rule.domain_force = "[('teacher_id.body_ids.head_id.user_id', '=', user.id)]"
        self.ref_id("methodical_course_schedule_rule_head").unlink()
        self.run_script("post-20-record-rules")
        self.assertEqual(self.ref_id("methodical_course_rule_head").domain_force, text)
        self.assertFalse(self.ref_id("methodical_course_schedule_rule_head").perm_write)

    def test_ready_order_lets_mentoring_begin(self):
        kind = self.ref_id("order_kind_mentoring")
        kind.effect = False
        self.run_script("post-40-mentoring")
        self.assertEqual(kind.effect, "start_mentoring")

    def test_posts_have_always_been_held(self):
        """Each post of a card is held without a first day; of who left, until his last day."""
        Period, own = self.env["methodical.post.period"], [("company_id", "=", self.company.id)]
        self.as_user(self.card_teacher2, self.user_officer).write(
            {"active": False, "date_left": "2026-10-31"}
        )
        before = {(row.teacher_id, row.post_id, row.date_to) for row in Period.search(own)}
        self.assertIn((self.card_teacher2, self.ref_id("post_teacher"), date(2026, 10, 31)), before)
        self.cr.execute("DELETE FROM methodical_post_period")
        for _again in range(2):
            self.run_script("post-45-posts")
            rows = Period.search(own)
            self.assertEqual({(row.teacher_id, row.post_id, row.date_to) for row in rows}, before)
            self.assertEqual(len(rows), len(before))
        self.assertFalse(rows.filtered("date_from"))

    def test_every_teacher_has_a_standing_afterwards(self):
        Standing = self.env["methodical.course.standing"]
        before = Standing.search_count([("company_id", "=", self.company.id)])
        self.assertTrue(before)
        self.cr.execute("DELETE FROM methodical_course_standing")
        self.run_script("post-50-standings")
        self.assertEqual(Standing.search_count([("company_id", "=", self.company.id)]), before)

    def test_standings_of_another_calculation_are_written_anew(self):
        """Who was called overdue since long before the norm was asked is without data afterwards."""
        card = self._new_card("Сатаров Эмил", "post_teacher", self.company)
        self.env.flush_all()
        self.cr.execute(
            "UPDATE methodical_course_standing SET status = 'overdue', ground = 'first', date_due = '2003-09-01'"
        )
        self.run_script("post-50-standings")
        self.env.invalidate_all()
        self.assertEqual((card.course_status, card.course_date_due), ("no_data", False))

    def test_calendar_norm_without_a_first_day_gets_that_of_its_regulation(self):
        norm = self.env["methodical.regulation.norm"].create(
            {
                "regulation_id": self.regulation.id,
                "name": "Every year",
                "hours": 36,
                "years": 1,
                "window": "calendar",
                "date_from": "2024-03-01",
            }
        )
        dated = norm.copy()
        self.cr.execute(
            "ALTER TABLE methodical_regulation_norm DROP CONSTRAINT methodical_regulation_norm_window_check"
        )
        self.store(norm, date_from=None)
        self.run_script("pre-10-norms")
        self.assertEqual(norm.date_from, self.regulation.date_from)
        self.assertEqual(str(dated.date_from), "2024-03-01", "a first day that was given stays")
        self.assertTrue(self.card_teacher._get_course_status(norm.date_from)[self.card_teacher].status)

    def test_contact_that_courses_name_is_a_provider(self):
        named, other = self.env["res.partner"].create([{"name": "РИПК"}, {"name": "Дүкөн"}])
        self.env["methodical.course"].create(
            {"teacher_id": self.card_teacher.id, "name": "Literacy", "provider_id": named.id}
        )
        self.run_script("post-60-providers")
        self.assertTrue(named.is_course_provider)
        self.assertFalse(other.is_course_provider)
        self.run_script("post-60-providers")
        self.assertEqual(len(named.category_id), 1)
