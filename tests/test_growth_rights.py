from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .course_case import TODAY
from .course_schedule_case import CourseScheduleCase
from .growth_query_case import GrowthQueryCase

#: model: path to the teacher whose record it is; a head reads those of the members whom he heads today
LED = {
    "methodical.attestation": "teacher_id",
    "methodical.attestation.opinion": "attestation_id.teacher_id",
    "methodical.category.award": "teacher_id",
    "methodical.consultation": "teacher_id",
    "methodical.course": "teacher_id",
    "methodical.course.balance": "teacher_id",
    "methodical.course.exemption": "teacher_id",
    "methodical.course.schedule.line": "teacher_id",
    "methodical.course.standing": "teacher_id",
    "methodical.development.stage": "topic_id.teacher_id",
    "methodical.development.topic": "teacher_id",
    "methodical.mentoring": "teacher_id",
    "methodical.mentoring.entry": "mentoring_id.teacher_id",
    "methodical.mentoring.line": "mentoring_id.teacher_id",
    "methodical.plan": "owner_id",
    "methodical.plan.evidence": "item_id.plan_id.owner_id",
    "methodical.plan.item": "plan_id.owner_id",
    "methodical.post.period": "teacher_id",
    "methodical.questionnaire.answer": "teacher_id",
    "methodical.service": "teacher_id",
    "methodical.staff.composition": "teacher_id",
    "methodical.teacher": "id",
}
#: of them, what ``fill_growth`` makes for each teacher
FILLED = set(LED) - {
    "methodical.attestation.opinion",
    "methodical.course.schedule.line",  # approved ones are read by all
    "methodical.mentoring.line",
    "methodical.plan",
    "methodical.plan.evidence",
    "methodical.plan.item",
}


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestRecordsOfMembers(GrowthQueryCase):
    """Records of a teacher are open to who heads an association of his on this day, and to no other head."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.fill_growth(1)
        cls.other_body = cls._new_association(
            "Art", cls.ref_id("area_science"), cls.card_clerk, cls.card_clerk
        )
        cls.user_clerk.group_ids = [Command.unlink(cls.ref_id("group_officer").id)]
        cls.user_clerk.group_ids = [Command.link(cls.ref_id("group_head").id)]

    def assertLed(self, user, sees, models=FILLED):
        """Check in the database and in memory whether a user reads what belongs to the member."""
        self.env.invalidate_all()
        for model in models:
            records = self.env[model].search([(LED[model], "in", self.member.ids)])
            theirs = self.as_user(records, user)
            with self.subTest(model=model, user=user.login, sees=sees):
                self.assertTrue(records)
                found = theirs.search([("id", "in", records.ids)])
                self.assertEqual(set(found.ids), set(records.ids) if sees else set())
                if theirs._auto:  # rows of a query are there for who may read them
                    self.assertEqual(theirs._filtered_access("read"), theirs if sees else theirs.browse())

    def test_rules_of_heads_are_in_the_table(self):
        rules = self.env["ir.rule"].search([("domain_force", "like", "is_led_by_me")])
        self.assertEqual(set(rules.mapped("model_id.model")), set(LED))

    def test_head_of_the_members(self):
        self.assertLed(self.user_head, True)

    def test_head_of_another_association(self):
        self.assertLed(self.user_clerk, False)

    def test_head_of_the_second_association_of_a_member(self):
        self.env["methodical.membership"].create(
            {"body_id": self.other_body.id, "teacher_id": self.member.id, "date_from": "2026-10-01"}
        )
        self.assertLed(self.user_clerk, True)

    def test_member_who_left_or_is_still_to_come(self):
        membership = self.member.membership_ids
        membership.date_to = "2026-10-18"
        self.assertLed(self.user_head, False)
        membership.write({"date_from": "2026-10-20", "date_to": False})
        self.assertLed(self.user_head, False)
        membership.date_from = "2026-10-19"
        self.assertLed(self.user_head, True)

    def test_former_head(self):
        self.end_head(self.science.head_term_ids, date(2026, 10, 18))
        self.assertLed(self.user_head, False)

    def test_answer_follows_within_the_transaction(self):
        theirs = self.as_user(self.member, self.user_head)
        self.assertTrue(theirs.is_led_by_me)
        self.assertFalse(self.as_user(self.member, self.user_clerk).is_led_by_me)
        self.member.membership_ids.date_to = "2026-10-18"
        self.assertFalse(theirs.is_led_by_me)
        self.member.membership_ids.date_to = False
        self.assertTrue(theirs.is_led_by_me)
        self.end_head(self.science.head_term_ids, date(2026, 10, 18))
        self.assertFalse(theirs.is_led_by_me)

    def test_head_in_a_second_school(self):
        self.assertLed(self.user_other_director, False)
        body = self.env["methodical.body"].create({"name": "Elsewhere", "company_id": self.other_company.id})
        self.env["methodical.membership"].create(
            {"body_id": body.id, "teacher_id": self.card_other_director.id, "date_from": "2026-08-24"}
        )
        self.open_body(body, date(2026, 8, 24))
        card = self._new_card("Head of two schools", "post_teacher", self.other_company, self.user_clerk)
        self.seat_head(body, card, date(2026, 8, 24), mode="appointed", votes_for=0)
        self.user_clerk.company_ids = [Command.link(self.other_company.id)]
        self.assertLed(self.user_clerk, False)
        abroad = (
            self.env["methodical.teacher"]
            .with_user(self.user_clerk)
            .with_context(allowed_company_ids=self.other_company.ids)
        )
        self.assertEqual(abroad.search([]).ids, [*self.card_other_director.ids, *card.ids])


@tagged("post_install", "-at_install")
@freeze_time("2026-09-02 04:00:00")
class TestScheduleOfMembers(CourseScheduleCase):
    """When his people go to courses is planned with the head (F0 3.2f, F4 3.1): he reads their places before the approval."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.schedule = cls.Schedule.create({"year_from": 2026, "company_id": cls.company.id})
        cls.lines = cls.Line.create(
            [
                {"schedule_id": cls.schedule.id, "teacher_id": card.id, "year": 2026, "term": "2"}
                for card in (cls.card_teacher, cls.card_academic)
            ]
        )

    def test_head_reads_places_of_his_members_in_a_draft(self):
        self.env.invalidate_all()
        schedule = self.as_user(self.schedule, self.user_head)
        self.assertEqual(schedule.search([]), schedule)
        self.assertEqual(schedule.line_ids.teacher_name, self.card_teacher.name)
        self.assertEqual(schedule.line_count, 1)
        self.assertFalse(schedule.submission_warning, "for who drafts")
        with self.assertRaises(AccessError):
            self.as_user(self.lines[1], self.user_head).read(["slot"])
        for records, vals in ((schedule, {"year_count": 3}), (schedule.line_ids, {"term": "3"})):
            with self.assertRaises(AccessError):
                self.rpc(self.user_head, records._name, "write", records.ids, vals)

    def test_draft_without_his_members_is_closed_to_a_head(self):
        self.lines[0].unlink()
        schedule = self.as_user(self.schedule, self.user_head)
        self.assertFalse(schedule.search([]))
        with self.assertRaises(AccessError):
            schedule.read(["name"])

    def test_member_does_not_read_the_draft(self):
        self.assertFalse(self.as_user(self.schedule, self.user_teacher).search([]))
        with self.assertRaises(AccessError):
            self.as_user(self.lines, self.user_teacher).read(["slot"])

    def test_who_acts_for_the_director_reads_what_he_decides(self):
        period = self.env["methodical.acting"].create(
            {
                "company_id": self.company.id,
                "absent_id": self.card_director.id,
                "post_id": self.ref_id("post_director").id,
                "substitute_id": self.card_teacher2.id,
                "date_from": "2026-09-02",
                "date_to": "2026-09-09",
                "reason": "Leave",
            }
        )
        period._put_in_force()
        self.submit(self.schedule, self.user_deputy)
        theirs = self.as_user(self.schedule, self.user_teacher2)
        self.assertEqual(theirs.line_ids.with_env(self.env), self.lines.sorted("teacher_name"))
        theirs.action_approve()
        self.assertEqual(self.schedule.state, "approved")
