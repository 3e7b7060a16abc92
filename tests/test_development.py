import base64
from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase


class DevelopmentCase(MethodicalCase):
    """Topics of the association of science under the regulation of F3, which asks each member for one (J29, R40)."""

    preset = "preset_f3"

    def new_topic(self, user=None, **vals):
        """Return a topic of a teacher, chosen by himself."""
        user = user or self.user_teacher
        return self.as_user(self.env["methodical.development.topic"], user).create(
            {
                "name": "Thinking in lessons of physics",
                "stage_ids": [
                    (0, 0, {"name": "To read", "date_due": "2026-09-30"}),
                    (0, 0, {"name": "To try out", "date_due": "2026-12-15"}),
                ],
                **vals,
            }
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestTopic(DevelopmentCase):
    """A topic is chosen, worked on, reported; one at a time (N25, F1 VI.10, VIII.7, F3 M1)."""

    def test_a_topic_is_mine_and_lasts_until_the_end_of_the_year(self):
        topic = self.new_topic()
        self.assertEqual(topic.sudo().teacher_id, self.card_teacher)
        self.assertEqual((topic.date_from, topic.date_to), (date(2026, 10, 5), self.year.date_end))

    def test_reporting_wants_a_result(self):
        topic = self.new_topic()
        topic.action_start()
        with self.assertRaisesRegex(UserError, "write the result first"):
            topic.action_report()
        topic.result = "Two ready lessons"
        topic.action_report()
        self.assertEqual((topic.state, topic.reported_on), ("reported", date(2026, 10, 5)))

    def test_what_was_reported_stays(self):
        topic = self.new_topic(result="Two ready lessons")
        topic.action_start()
        topic.action_report()
        topic.self_analysis = "Less talk, more work of the pupils"
        for change in (
            {"name": "Another topic"},
            {"result": "Five"},
            {"stage_ids": [(0, 0, {"name": "More"})]},
        ):
            with self.subTest(change=change), self.assertRaises(UserError):
                topic.write(change)
        with self.assertRaises(UserError):
            topic.stage_ids[0].write({"date_done": "2026-10-01"})
        with self.assertRaises(UserError):
            topic.unlink()
        topic.action_reopen()
        topic.result = "Five"

    def test_the_state_changes_by_buttons_only(self):
        topic = self.new_topic()
        with self.assertRaises(UserError):
            topic.write({"state": "reported"})
        with self.assertRaises(UserError):
            topic.with_context(default_state="in_work").create({"name": "By the context"})
        with self.assertRaises(UserError):
            topic.action_reopen()

    def test_a_second_running_topic_is_warned_of(self):
        self.new_topic()
        second = self.new_topic(name="Experiments at home")
        self.assertIn("Thinking in lessons of physics", second.issue_text)
        later = self.new_topic(name="Next year", date_from="2027-09-01", date_to="2028-05-25")
        self.assertFalse(later.issue_text)

    def test_a_second_running_topic_is_refused_where_the_regulation_blocks_it(self):
        rules = self.regulation.sudo().rule_ids.filtered(lambda rule: rule.code == "self_education")
        rules.severity = "block"
        self.new_topic().action_start()
        with self.assertRaisesRegex(ValidationError, "Report or give up"):
            self.new_topic(name="Experiments at home")

    def test_a_topic_goes_on_next_year_with_what_was_not_done(self):
        topic = self.new_topic()
        topic.stage_ids[0].action_done()
        with freeze_time("2027-09-03 04:00:00"):
            following = topic.browse(topic.action_continue()["res_id"])
            self.assertEqual(topic.action_continue()["res_id"], following.id, "once")
        self.assertEqual(following.previous_id, topic)
        self.assertEqual(following.stage_ids.mapped("name"), ["To try out"])
        self.assertEqual(following.stage_ids.date_due, date(2027, 12, 15))
        self.assertEqual(following.date_from, date(2027, 9, 3))

    def test_late_is_what_is_over_and_not_reported(self):
        topic = self.new_topic(date_from="2026-09-01", date_to="2026-10-04")
        self.assertTrue(topic.is_overdue)
        self.assertEqual(topic.search([("is_overdue", "=", True)]), topic)
        with freeze_time("2026-10-04 04:00:00"):
            topic.invalidate_recordset()
            self.assertFalse(topic.is_overdue)
            self.assertFalse(topic.search([("is_overdue", "=", True)]))

    def test_the_head_reads_and_colleagues_do_not(self):
        topic = self.new_topic()
        self.assertEqual(self.as_user(topic, self.user_head).name, topic.name)
        with self.assertRaises(AccessError):
            self.as_user(topic, self.user_head).write({"name": "Of the head"})
        for record in (topic, topic.stage_ids[0]):
            with self.assertRaises(AccessError):
                self.as_user(record, self.user_teacher2).read(["name"])
        with self.assertRaises(AccessError):
            self.new_topic(self.user_teacher2, teacher_id=self.card_teacher.id)

    def test_the_file_of_a_report_is_a_document_by_its_content(self):
        topic = self.new_topic()
        with self.assertRaisesRegex(UserError, "document"), self.env.cr.savepoint():
            topic.write({"report_file": base64.b64encode(b"MZ program"), "report_file_name": "report.pdf"})
        topic.write({"report_file": base64.b64encode(b"%PDF-1.7 report"), "report_file_name": "report.pdf"})

    def test_the_databank_shows_the_topic(self):
        self.new_topic()
        card = self.as_user(self.card_teacher, self.user_deputy)
        self.assertEqual(card.topic_count, 1)
        self.assertFalse(card.lacks_topic)
        self.assertTrue(self.as_user(self.card_teacher2, self.user_deputy).lacks_topic)

    def test_the_desk_tells_a_head_who_of_his_people_has_none(self):
        def lacking(user):
            growth = self.as_user(self.env["methodical.desk"], user).get_data()["growth"]
            rows = [row for row in growth["rows"] if row.get("count")]
            self.assertLessEqual(len(rows), 1)
            Card = self.as_user(self.env["methodical.teacher"], user)
            return [(row["count"], Card.search(row["action"]["domain"])) for row in rows]

        [(count, cards)] = lacking(self.user_head)
        self.assertEqual(count, len(cards))
        self.assertIn(self.card_teacher, cards)
        self.new_topic()
        [(count, cards)] = lacking(self.user_head)
        self.assertEqual(count, len(cards))
        self.assertNotIn(self.card_teacher, cards)
        self.assertIn(self.card_teacher2, cards)
        self.assertEqual(lacking(self.user_teacher), [], "a teacher leads nobody")


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestTopicTerms(DevelopmentCase):
    """J29: each member has a topic 30 days after the school year began; the register follows at once."""

    def setUp(self):
        super().setUp()
        self.env["methodical.deadline"]._refresh(self.company)

    def register(self):
        """Return {card: day on which the term was met} of the register."""
        rows = self.env["methodical.deadline"].search(
            [("code", "=", "J29"), ("company_id", "=", self.company.id)]
        )
        return {row.responsible_id: row.date_met for row in rows}

    def test_each_member_has_a_term(self):
        members = self.science._get_members(date(2026, 10, 5))
        self.assertEqual(set(self.register()), set(members))
        row = self.env["methodical.deadline"].search([("code", "=", "J29")], limit=1)
        self.assertEqual(row.date_due, date(2026, 10, 1))

    def test_choosing_meets_the_term_at_once(self):
        topic = self.new_topic()
        self.assertEqual(self.register()[self.card_teacher], date(2026, 10, 5))
        self.assertFalse(self.register()[self.card_teacher2])
        topic.action_give_up()
        self.assertFalse(self.register()[self.card_teacher])

    def test_the_head_is_told_with_the_teacher(self):
        digests = self.env["methodical.deadline"]._prepare_digests(self.company)
        self.assertIn(self.card_teacher2.name, "".join(digests[self.user_head]))
        self.assertIn(self.card_teacher2.name, "".join(digests[self.user_teacher2]))
        self.assertNotIn(self.card_teacher2.name, "".join(digests.get(self.user_teacher, [])))

    def test_queries_of_the_register_do_not_grow_with_members(self):
        deadlines = self.env["methodical.deadline"]
        rules = deadlines._get_rules(self.year, {"J29"})

        def count():
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            deadlines._collect(rules)
            return self.cr.sql_log_count - start

        count()
        few = count()
        cards = [self._new_card(f"Member {number}", "post_teacher", self.company) for number in range(8)]
        self.env["methodical.membership"].create(
            [{"body_id": self.science.id, "teacher_id": card.id, "date_from": "2026-08-24"} for card in cards]
        )
        self.assertEqual(count(), few)
