from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .common import MethodicalCase

NOTE = {
    "mentor_achievements": "Keeps to the aim of the lesson",
    "mentor_difficulties": "Assessment takes long",
    "mentee_achievements": "Gave an open lesson",
    "mentee_difficulties": "Meetings of parents",
    "conclusion": "Works on his own",
}


class MentoringCase(MethodicalCase):
    """A pair: ``card_teacher`` helps ``card_teacher2``, who joined the school in August."""

    preset = "preset_f3"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_teacher2.date_joined = date(2026, 8, 20)
        cls.pair = cls.as_user(cls.env["methodical.mentoring"], cls.user_deputy).create(
            {"mentor_id": cls.card_teacher.id, "teacher_id": cls.card_teacher2.id}
        )
        cls.own = cls.as_user(cls.pair, cls.user_teacher)
        cls.helped = cls.as_user(cls.pair, cls.user_teacher2)

    def start(self, day=date(2026, 9, 7)):
        """Let the pair begin as the effect of a signed order does."""
        self.pair.sudo()._start_by_order(self.env["methodical.order"], day)

    def write_diary(self, **vals):
        """Write in the diary as the mentor."""
        return self.own.env["methodical.mentoring.entry"].create(
            {"mentoring_id": self.pair.id, "name": "Lesson of physics", "advice": "One aim", **vals}
        )


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

    def test_the_mentor_alone_writes_the_diary(self):
        self.start()
        entry = self.write_diary(hours=2)
        for user in (self.user_teacher2, self.user_deputy, self.user_director, self.user_officer):
            rows = self.as_user(entry, user)
            with self.subTest(user=user.login):
                with self.assertRaises(UserError):
                    rows.create({"mentoring_id": self.pair.id, "name": "In his name"})
                with self.assertRaises(UserError):
                    rows.write({"advice": "Another one"})
                with self.assertRaises(UserError):
                    rows.unlink()
                with self.assertRaises(UserError):
                    self.as_user(self.pair, user).write({"entry_ids": [(0, 0, {"name": "By the way round"})]})
        with self.assertRaises(UserError):
            self.as_user(entry, self.user_head).write({"advice": "Of the head"})

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

    def test_hours_are_not_written_by_hand(self):
        self.start()
        self.write_diary(hours=2)
        self.own.write({"hours": 100})
        self.assertEqual(self.pair.hours, 2)

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

    def test_the_diary_holds_days_of_the_pair_only(self):
        self.start()
        for day in ("2026-10-06", "2026-09-06"):
            with self.subTest(day=day), self.assertRaises(ValidationError):
                self.write_diary(date=day)
        self.write_diary(date="2026-09-07")

    def test_hours_count_for_the_mentor_in_their_year(self):
        self.start()
        self.write_diary(hours=2)
        self.write_diary(hours=1.5, date="2026-09-30")
        card = self.as_user(self.card_teacher, self.user_deputy)
        self.assertEqual(self.pair.hours, 3.5)
        self.assertEqual(card.mentoring_hours, 3.5)
        self.assertEqual(card._get_mentoring_hours(date(2026, 10, 1), date(2026, 10, 31)), {card: 2})

    def test_the_school_replaces_the_ready_plan_by_its_own(self):
        self.env["methodical.mentoring.template"].create(
            {"name": "Our own way", "week": 2, "company_id": self.company.id}
        )
        self.start()
        self.assertEqual(self.pair.line_ids.mapped("name"), ["Our own way"])
        self.assertEqual(self.pair.line_ids.date_planned, date(2026, 9, 20))


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestMentoringWatch(MentoringCase):
    """Who has no mentor, and whose diary is silent (rules ``mentor`` and ``mentoring_silence``)."""

    def lacking(self):
        Teacher = self.as_user(self.env["methodical.teacher"], self.user_deputy)
        return Teacher.search([("lacks_mentor", "=", True), ("company_id", "=", self.company.id)])

    def test_a_draft_is_no_mentor_yet(self):
        self.assertEqual(self.lacking().ids, self.card_teacher2.ids)
        self.assertTrue(self.as_user(self.card_teacher2, self.user_deputy).lacks_mentor)
        self.start()
        self.assertFalse(self.lacking())

    def test_who_is_new_is_so_for_a_year(self):
        with freeze_time("2027-08-19 04:00:00"):
            self.assertIn(self.card_teacher2.id, self.lacking().ids)
        with freeze_time("2027-08-21 04:00:00"):
            self.assertFalse(self.lacking())

    def test_who_is_young_is_found_too(self):
        self.card_colleague.service_ids.filtered(
            lambda row: row.kind == "pedagogical"
        ).date_start = "2025-09-01"
        self.assertIn(self.card_colleague.id, self.lacking().ids)

    def test_the_desk_of_the_deputy_names_them(self):
        part = self.as_user(self.env["methodical.desk"], self.user_deputy).get_data()["mentors"]
        self.assertEqual([row["id"] for row in part["rows"]], self.card_teacher2.ids)
        self.start()
        self.assertFalse(
            self.as_user(self.env["methodical.desk"], self.user_deputy).get_data()["mentors"]["rows"]
        )

    def test_the_desk_of_the_mentor_leads_to_his_pairs(self):
        self.start()
        part = self.as_user(self.env["methodical.desk"], self.user_teacher).get_data()["mentors"]
        self.assertEqual(
            [(row["model"], row["id"]) for row in part["rows"]], [(self.pair._name, self.pair.id)]
        )
        self.assertTrue(part["rows"][0]["is_late"], "four weeks without an entry")

    def test_three_silent_weeks_are_reminded_of_in_the_digest(self):
        self.start()
        digests = self.env["methodical.deadline"]._prepare_digests
        self.assertTrue(self.pair.is_silent)
        self.assertIn(self.card_teacher2.name, "".join(digests(self.company)[self.user_teacher]))
        self.write_diary(date="2026-09-14")
        self.pair.invalidate_recordset()
        self.assertFalse(self.pair.is_silent, "three weeks are not over on the day itself")
        lines = digests(self.company).get(self.user_teacher, [])
        self.assertNotIn(self.card_teacher2.name, "".join(lines))
        with freeze_time("2026-10-06 04:00:00"):
            self.pair.invalidate_recordset()
            self.assertTrue(self.pair.is_silent)

    def test_a_regulation_may_leave_it_off(self):
        self.start()
        self.regulation.sudo().rule_ids.filtered(
            lambda rule: rule.code == "mentoring_silence"
        ).severity = "off"
        self.pair.invalidate_recordset()
        self.assertFalse(self.pair.is_silent)
        self.assertFalse(self.pair.search([("is_silent", "=", True)]))
