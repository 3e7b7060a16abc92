from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .approval_case import ApprovalCase
from .course_case import PROGRAM

SECRET = "What nobody should know"


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestIntruderDevelopment(ApprovalCase):
    """Topics, consultations, mentoring, bulletins and questionnaires against who would forge or peep (N25, N41, F2 2.3e)."""

    preset = "preset_f3"

    def topic(self, user=None, **vals):
        """Return a topic of a teacher, made as a remote client does."""
        model = "methodical.development.topic"
        user = user or self.user_teacher
        return self.env[model].browse(self.rpc(user, model, "create", [{"name": "Questions", **vals}]))

    def pair(self, mentor=None, teacher=None):
        """Return an active pair, begun as the effect of a signed order does."""
        pair = self.env["methodical.mentoring"].create(
            {
                "mentor_id": (mentor or self.card_teacher).id,
                "teacher_id": (teacher or self.card_teacher2).id,
                "ground": "other",
            }
        )
        pair._start_by_order(self.env["methodical.order"], self.year.date_start)
        return pair

    # topics

    def test_day_of_a_report(self):
        topic = self.topic()
        self.rpc(self.user_teacher, topic._name, "action_start", topic.ids)
        for day in ("2027-05-01", "2020-05-01"):
            with self.subTest(day=day), self.assert_refused("Questions", "cannot have been reported"):
                self.rpc(self.user_teacher, topic._name, "write", topic.ids, {"reported_on": day})
        with self.assert_refused("state"):
            self.topic(reported_on="2026-10-01")
        self.rpc(
            self.user_teacher,
            topic._name,
            "write",
            topic.ids,
            {"result": "A set", "reported_on": "2026-10-05"},
        )

    def test_topic_stays_with_its_teacher(self):
        topic = self.topic()
        for user in (self.user_deputy, self.user_officer, self.user_director):
            with self.subTest(user=user.login), self.assert_refused("belongs to its teacher"):
                self.rpc(user, topic._name, "write", topic.ids, {"teacher_id": self.card_deputy.id})
        for user in (self.user_teacher2, self.user_head):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, topic._name, "write", topic.ids, {"name": "Mine"})

    def test_topic_of_a_colleague_is_not_named(self):
        secret = self.env["methodical.development.topic"].create(
            {"teacher_id": self.card_colleague.id, "name": SECRET}
        )
        own = self.topic()
        for method, arguments, context in (
            ("create", [[{"name": "x", "previous_id": secret.id}]], {}),
            ("create", [[{"name": "x"}]], {"default_previous_id": secret.id}),
            ("write", [own.ids, {"previous_id": secret.id}], {}),
        ):
            with (
                self.subTest(method=method),
                self.assert_refused("may not read", error=AccessError) as caught,
            ):
                self.rpc(self.user_teacher, own._name, method, *arguments, context=context)
            self.assertNotIn(SECRET, str(caught))
        self.assertFalse(self.rpc(self.user_teacher, own._name, "name_search", SECRET))

    def test_no_program_under_the_report(self):
        topic = self.topic()
        place = {"res_model": topic._name, "res_id": topic.id, "res_field": "report_file"}
        for vals in (
            {"name": "report.pdf", "raw": PROGRAM.decode("latin1"), **place},
            {"name": "report.pdf", "datas": "TVqQAAA=", **place},
        ):
            with self.subTest(vals=sorted(vals)), self.assert_refused("report.pdf", error=Exception):
                self.rpc(self.user_teacher, "ir.attachment", "create", [vals])
        with self.assert_refused("neither", error=Exception):
            self.rpc(self.user_teacher, topic._name, "write", topic.ids, {"report_file": "TVqQAAA="})

    # consultations

    def test_consultation_is_not_laid_at_another_s_door(self):
        model = "methodical.consultation"
        vals = {"teacher_id": self.card_colleague.id, "name": "Marks"}
        own = self.rpc(self.user_teacher, model, "create", [vals])
        for method, arguments in (
            ("write", [own, {"consultant_id": self.card_director.id}]),
            ("create", [[{**vals, "consultant_id": self.card_director.id}]]),
        ):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_teacher, model, method, *arguments)

    def test_questions_of_others_are_not_named(self):
        model = "methodical.consultation"
        secret = self.env[model].create(
            {"teacher_id": self.card_teacher2.id, "consultant_id": self.card_head.id, "name": SECRET}
        )
        own = self.rpc(
            self.user_teacher, model, "create", [{"teacher_id": self.card_colleague.id, "name": "Marks"}]
        )
        for method, arguments in (
            ("write", [own, {"lead_id": secret.id}]),
            ("create", [[{"teacher_id": self.card_colleague.id, "name": "x", "lead_id": secret.id}]]),
            ("onchange", [[], {"lead_id": secret.id}, ["lead_id"], {"is_group": {}}]),
        ):
            with self.subTest(method=method), self.assert_refused("may not read", error=AccessError):
                self.rpc(self.user_teacher, model, method, *arguments)

    # mentoring

    def test_manager_who_is_the_mentor_writes_his_own_part_only(self):
        pair = self.pair(self.card_deputy)
        with self.assert_refused("your own part"):
            self.rpc(
                self.user_deputy,
                pair._name,
                "write",
                pair.ids,
                {"mentee_achievements": "Thanks to the mentor"},
            )
        self.rpc(self.user_deputy, pair._name, "write", pair.ids, {"mentor_achievements": "Grew"})
        self.rpc(
            self.user_director, pair._name, "write", pair.ids, {"mentee_achievements": "Left the school"}
        )

    def test_diary_that_was_changed_was_not_seen(self):
        pair = self.pair()
        model = "methodical.mentoring.entry"
        entry = self.env[model].browse(
            self.rpc(
                self.user_teacher, model, "create", [{"mentoring_id": pair.id, "name": "Lesson", "hours": 1}]
            )
        )
        self.rpc(self.user_teacher2, model, "action_see", entry.ids)
        self.assertTrue(entry.seen_on)
        with self.assert_refused("button"):
            self.rpc(self.user_teacher, model, "write", entry.ids, {"hours": 12, "seen_on": "2026-10-05"})
        self.rpc(self.user_teacher, model, "write", entry.ids, {"hours": 12})
        self.assertFalse(entry.seen_on, "the teacher has seen one hour, not twelve")
        with self.assert_refused("99 hours", error=Exception), self.cr.savepoint():
            self.rpc(
                self.user_teacher,
                pair._name,
                "write",
                pair.ids,
                {"entry_ids": [[1, entry.id, {"hours": 99}]]},
            )

    def test_hours_of_a_mentor_come_from_the_diary(self):
        pair = self.pair()
        for user in (self.user_teacher, self.user_deputy):
            for vals in ({"hours": 500}, {"entry_count": 99}, {"silent_since": "2026-10-05"}):
                with self.subTest(user=user.login, vals=vals):
                    self.rpc(user, pair._name, "write", pair.ids, vals)
                    self.assertFalse(pair.hours)
                    self.assertFalse(pair.entry_count)
        with self.assert_refused("mentor alone"):
            self.rpc(
                self.user_deputy,
                pair._name,
                "write",
                pair.ids,
                {"entry_ids": [[0, 0, {"name": "x", "hours": 12}]]},
            )
        for vals in ({"state": "finished"}, {"mentor_id": self.card_teacher.id}, {"order_id": False}):
            with self.subTest(vals=vals), self.assert_refused():
                self.rpc(self.user_deputy, pair._name, "write", pair.ids, vals)

    # bulletin and questionnaire

    def test_bulletin_is_sent_by_its_button_only(self):
        model = "methodical.bulletin"
        for vals, context in (
            ({"state": "sent"}, {}),
            ({"sent_on": "2026-10-01"}, {}),
            ({}, {"default_state": "sent"}),
            ({}, {"default_sent_on": "2026-10-01"}),
            ({}, {"default_sent_by": "x", "methodical_pass": True}),
        ):
            with self.subTest(vals=vals, context=context), self.assert_refused("Send"):
                self.rpc(self.user_deputy, model, "create", [{"name": "New books", **vals}], context=context)

    def test_difficulties_of_colleagues_answer_no_question(self):
        questionnaire = (
            self.as_user(self.env["methodical.questionnaire"], self.user_deputy)
            .create({"school_year_id": self.year.id})
            .with_env(self.env)
        )
        questionnaire.action_ask()
        rows = questionnaire.answer_ids
        strange = rows.filtered(lambda row: row.teacher_id == self.card_colleague)
        self.assertTrue(strange)
        strange.write({"level": "strong", "note": SECRET})
        about = [["teacher_id", "=", self.card_colleague.id], ["level", "=", "strong"]]
        for model, domain in (
            ("methodical.questionnaire.answer", about),
            ("methodical.questionnaire", [["answer_ids", "any", about]]),
            ("methodical.questionnaire", [["answer_ids.note", "=", SECRET]]),
        ):
            with self.subTest(model=model):
                self.assertFalse(self.rpc(self.user_teacher, model, "search_count", domain))
                self.assertTrue(self.rpc(self.user_deputy, model, "search_count", domain))
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher,
                "methodical.bulletin",
                "search_count",
                [["item_ids.reader_ids", "in", self.card_colleague.ids]],
            )
        with self.assert_refused():
            self.rpc(self.user_teacher, rows._name, "write", strange[:1].ids, {"level": "none"})
        with self.assert_refused(error=AccessError):
            self.as_user(questionnaire, self.user_deputy).write(
                {"answer_ids": [Command.delete(strange[0].id)]}
            )
