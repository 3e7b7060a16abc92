from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .mentoring_case import NOTE, MentoringCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMentoring(MentoringCase):
    """The way of a pair: drafted, begun by an order, a diary, an exit note by both (N41; F1 C.5, C.6; print 11)."""

    def test_a_pair_knows_why_it_is_made_and_ends_with_the_school_year(self):
        self.assertEqual(self.pair.ground, "new")
        self.assertEqual(self.pair.date_to, self.year.date_end)

    def test_a_new_pair_offers_the_people_of_the_school(self):
        """Before a teacher is chosen the pair has no school: the ORM would offer nobody."""
        models = ("methodical.mentoring", "methodical.course", "methodical.category.award")
        for model in models:
            with self.subTest(model=model):
                Model = self.as_user(self.env[model], self.user_officer)
                domain = Model.fields_get(["teacher_id"])["teacher_id"].get("domain", [])
                self.assertNotIn("company_id", str(domain))
                mentor = self.env["methodical.mentoring"].fields_get(["mentor_id"])["mentor_id"]["domain"]
                self.assertIn("company_id", str(mentor), "the mentor is of the school of the teacher")

    def test_the_order_names_the_pair_and_lets_it_begin(self):
        order = self.env["methodical.order"].browse(self.pair.action_draft_order()["res_id"])
        self.assertIn(self.pair.display_name, order.point_ids[0].text)
        self.assertIn(self.card_teacher.name, order.effect_ids.sentence)
        self.assertEqual(self.pair.action_draft_order()["res_id"], order.id, "one order is enough")
        with_pass(order.sudo().effect_ids)._run()
        self.assertEqual(self.pair.state, "active")
        self.assertEqual(self.pair.order_id, order)
        self.assertTrue(self.pair.line_ids, "the plan is filled from the ready one")
        self.assertLessEqual(max(self.pair.line_ids.mapped("date_planned")), self.pair.date_to)

    def test_cancelling_the_order_ends_the_pair_and_keeps_the_diary(self):
        order = self.env["methodical.order"].browse(self.pair.action_draft_order()["res_id"])
        with_pass(order.sudo().effect_ids)._run()
        self.write_diary()
        with_pass(order.sudo().effect_ids)._undo(date(2026, 10, 6))
        self.assertEqual((self.pair.state, self.pair.date_to), ("cancelled", date(2026, 10, 6)))
        self.assertEqual(self.pair.entry_count, 1)
        with self.assertRaises(UserError):
            self.write_diary()

    def test_nobody_is_his_own_mentor(self):
        with self.assertRaisesRegex(Exception, "people_check"), self.cr.savepoint():
            self.pair.write({"mentor_id": self.card_teacher2.id})
            self.pair.flush_recordset()

    def test_the_state_is_written_by_nobody(self):
        for user in (self.user_teacher, self.user_deputy, self.user_director, self.user_officer):
            with self.subTest(user=user.login), self.assertRaises(UserError):
                self.as_user(self.pair, user).write({"state": "active"})
        with self.assertRaises(UserError):
            self.as_user(self.env["methodical.mentoring"], self.user_deputy).with_context(
                default_state="active"
            ).create({"mentor_id": self.card_teacher2.id, "teacher_id": self.card_teacher.id})

    def test_a_stranger_reads_nothing_of_a_pair(self):
        self.start()
        entry = self.write_diary()
        user = self.user_outsider
        user.group_ids += self.ref_id("group_teacher")
        for record in (self.pair, entry, self.pair.line_ids[:1]):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                self.as_user(record, user).read(["display_name"])

    def test_the_teacher_marks_and_sees_and_writes_nothing_else(self):
        self.start()
        entry, line = self.write_diary(), self.helped.line_ids[0]
        self.as_user(entry, self.user_teacher2).action_see()
        self.assertEqual(entry.seen_on, date(2026, 10, 5))
        line.action_mark()
        self.assertTrue(line.mentee_done_on)
        self.assertFalse(line.mentor_done_on)
        for change in ({"name": "Easier"}, {"mentor_done_on": "2026-10-05"}, {"date_planned": "2027-05-01"}):
            with self.subTest(change=change), self.assertRaises(UserError):
                line.write(change)
        with self.assertRaises(UserError):
            self.as_user(entry, self.user_teacher).action_see()

    def test_both_open_the_pair_on_the_screen_without_the_card_of_the_other(self):
        self.start()
        self.write_diary()
        names = {
            "teacher_id": {"fields": {"display_name": {}}},
            "mentor_id": {"fields": {"display_name": {}}},
        }
        lines = {"line_ids": {"fields": {"name": {}, "can_mark": {}, "is_overdue": {}}}}
        entries = {"entry_ids": {"fields": {"name": {}, "is_mine": {}, "seen_on": {}}}}
        for pair in (self.own, self.helped):
            values = pair.web_read({**names, **lines, **entries, "is_silent": {}, "can_manage": {}})[0]
            self.assertEqual(values["mentor_id"]["display_name"], self.card_teacher.name)
            self.assertEqual(values["teacher_id"]["display_name"], self.card_teacher2.name)
            self.assertTrue(values["entry_ids"])

    def test_each_writes_his_own_part_of_the_note(self):
        self.start()
        self.own.write(
            {name: NOTE[name] for name in ("mentor_achievements", "mentor_difficulties", "conclusion")}
        )
        with self.assertRaises(UserError):
            self.own.write({"mentee_achievements": "In his name"})
        with self.assertRaises(UserError):
            self.helped.write({"conclusion": "Very good"})
        with self.assertRaises(UserError):
            self.own.action_finish()
        with self.assertRaisesRegex(UserError, "Achievements, says the teacher"):
            self.pair.action_finish()
        self.helped.write({name: NOTE[name] for name in ("mentee_achievements", "mentee_difficulties")})
        self.pair.action_finish()
        self.assertEqual((self.pair.state, self.pair.date_finished), ("finished", date(2026, 10, 5)))

    def test_a_finished_pair_is_closed_for_everybody(self):
        self.start()
        entry, line = self.write_diary(), self.pair.line_ids[0]
        self.pair.write(NOTE)
        self.pair.action_finish()
        for record, change in (
            (self.pair, {"conclusion": "Another one"}),
            (self.pair, {"date_to": "2027-05-20"}),
            (self.as_user(entry, self.user_teacher), {"hours": 12}),
            (self.as_user(line, self.user_deputy), {"name": "Another one"}),
        ):
            with self.subTest(change=change), self.assertRaises(UserError):
                record.write(change)
        with self.assertRaises(UserError):
            self.pair.unlink()

    def test_people_are_fixed_by_the_order(self):
        self.start()
        with self.assertRaises(UserError):
            self.pair.write({"mentor_id": self.card_colleague.id})

    def test_the_school_replaces_the_ready_plan_by_its_own(self):
        self.env["methodical.mentoring.template"].create(
            {"name": "Our own way", "week": 2, "company_id": self.company.id}
        )
        self.start()
        self.assertEqual(self.pair.line_ids.mapped("name"), ["Our own way"])
        self.assertEqual(self.pair.line_ids.date_planned, date(2026, 9, 20))
