from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase

SECRET = "Partner of another school"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestIntruderCourses(CourseCase):
    """The ledger of courses against dishonest teachers, heads and the curious: names, sharing, links, other schools."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.foreign = cls.env["res.partner"].create({"name": SECRET, "company_id": cls.other_company.id})

    def event(self, start, **vals):
        """Return an event of the teacher that lasts an hour."""
        return self.env["calendar.event"].create(
            {
                "name": "Master class",
                "start": start,
                "stop": start.replace(":00:00", ":59:00"),
                "user_id": self.user_teacher.id,
                "partner_ids": [Command.set(self.user_teacher.partner_id.ids)],
                **vals,
            }
        )

    def share(self, course, user=None, **vals):
        """Tell by the dialog, as a remote client, how a course was shared."""
        user, model = user or self.user_teacher, "methodical.course.sharing"
        dialog = self.rpc(user, model, "create", [{"course_id": course.id, **vals}])
        return self.rpc(user, model, "action_confirm", dialog)

    # names of other schools and of colleagues

    def test_provider_of_another_school_is_not_named(self):
        course = self.need()
        link = {"provider_id": self.foreign.id}
        for model, method, arguments in (
            ("methodical.course", "create", [[{"name": "x", **link}]]),
            ("methodical.course", "write", [course.ids, link]),
            ("methodical.course", "web_save", [course.ids, link, {"provider_name": {}}]),
            ("methodical.course.intake", "create", [[link]]),
            ("methodical.course.intake", "onchange", [[], link, ["provider_id"], {"provider_name": {}}]),
        ):
            with self.subTest(model=model, method=method), self.assert_refused(error=Exception) as caught:
                self.rpc(self.user_teacher, model, method, *arguments)
            self.assertNotIn(SECRET, str(caught))
        with self.assert_refused("another school"):
            self.rpc(
                self.user_deputy, course._name, "action_propose", course.ids, "Theme", False, self.foreign.id
            )

    def test_forms_tell_nothing_of_colleagues(self):
        """A form computes before it is saved: it is not filled with the card of somebody else."""
        values = {"teacher_id": self.card_colleague.id, "kind": "course", "hours": 72}
        for model, spec in (
            ("methodical.course", {"teacher_name": {}, "issue_text": {}}),
            ("methodical.course.intake", {"forecast": {}, "known": {}}),
            (
                "methodical.attestation",
                {"held_category_id": {"fields": {"display_name": {}}}, "course_standing": {}},
            ),
            ("methodical.development.topic", {"issue_text": {}}),
        ):
            with self.subTest(model=model), self.assert_refused("may not read", error=AccessError):
                self.rpc(self.user_teacher, model, "onchange", [], values, ["teacher_id"], spec)
            with self.subTest(model=model, way="default"), self.assert_refused(error=AccessError):
                context = {"default_teacher_id": self.card_colleague.id}
                self.rpc(self.user_teacher, model, "onchange", [], {}, [], spec, context=context)
        with self.assert_refused("may not read", error=AccessError):
            self.rpc(
                self.user_teacher,
                "methodical.course.intake",
                "create",
                [{"teacher_id": self.card_colleague.id}],
            )
        filled = self.rpc(
            self.user_head, "methodical.course", "onchange", [], values, ["teacher_id"], {"teacher_name": {}}
        )
        self.assertEqual(filled["value"]["teacher_name"], self.card_colleague.name, "the head reads it")

    def test_who_has_no_card_opens_an_empty_form(self):
        spec = {"can_choose": {}, "can_plan": {}, "issue_text": {}, "share_due": {}, "document_due": {}}
        answer = self.rpc(self.user_officer, "methodical.course", "onchange", [], {}, [], spec)
        self.assertEqual(answer["value"]["can_plan"], True)
        spec = {"course_sentence": {}, "can_prepare": {}, "warning": {}, "date_since": {}}
        answer = self.rpc(self.user_officer, "methodical.attestation", "onchange", [], {}, [], spec)
        self.assertFalse(answer["value"]["course_sentence"])

    def test_association_of_a_course_is_found_not_told(self):
        other = self._new_association("Other", self.ref_id("area_humanities"), self.card_deputy)
        for context in ({}, {"default_body_id": other.id}):
            vals = {"name": "x"} if context else {"name": "x", "body_id": other.id}
            ids = self.rpc(self.user_teacher, self.Course._name, "create", [vals], context=context)
            with self.subTest(context=context):
                self.assertEqual(self.Course.browse(ids).body_id, self.science)

    def test_colleagues_courses_answer_no_question(self):
        course = self.credited()
        for domain in (
            [["document_number", "=", course.document_number]],
            [["document_ids.name", "=", "certificate.pdf"]],
            [["document_ids.checksum", "=", course.document_ids.checksum]],
        ):
            with self.subTest(domain=domain):
                found = self.rpc(self.user_teacher2, course._name, "search_count", domain)
                self.assertFalse(found)
                self.assertTrue(self.rpc(self.user_teacher, course._name, "search_count", domain))
        self.assertFalse(self.rpc(self.user_teacher2, course._name, "name_search", "Functional"))
        groups = self.rpc(
            self.user_teacher2, course._name, "formatted_read_group", [], ["teacher_id"], ["hours:sum"]
        )
        self.assertFalse(groups)
        order = self.refer(self.need(name="Robotics"))
        self.assertTrue(order.course_ids)
        found = self.rpc(self.user_teacher2, order._name, "search_count", [["course_ids.hours", "=", 72]])
        self.assertFalse(found, "the order is no way to the course")

    # sharing

    def test_sharing_names_what_took_place(self):
        course = self.credited()
        meeting = self.as_user(self.env["methodical.meeting"], self.user_head).create(
            {
                "body_id": self.science.id,
                "company_id": self.company.id,
                "date_start": "2026-12-10 08:00:00",
                "place": "Room 12",
            }
        )
        future, past = self.event("2026-12-01 04:00:00"), self.event("2026-10-19 03:00:00")
        for vals in (
            {"sharing": "event", "event_id": future.id},
            {"sharing": "meeting", "meeting_id": meeting.id},
            {"sharing": "material", "event_id": past.id},
        ):
            with self.subTest(vals=vals), self.assert_refused("Choose the event"):
                self.share(course, **vals)
        with self.assert_refused("when it is over"):
            self.share(course, sharing="event", event_id=past.id, date="2026-10-01")
        self.share(course, sharing="event", event_id=past.id)
        self.assertEqual(course.share_event_id, past)

    def test_sharing_is_told_once(self):
        course, past = self.credited(), self.event("2026-10-19 03:00:00")
        self.share(course, sharing="event", event_id=past.id)
        for user in (self.user_teacher, self.user_deputy):
            with self.subTest(user=user.login), self.assert_refused("until it is shared"):
                self.share(course, user=user, sharing="event", event_id=past.id, date="2026-10-17")

    # the resume

    def test_certificates_on_resumes_are_closed_to_colleagues(self):
        self.company.methodical_course_resume = True
        line = self.credited().resume_line_id
        stranger = self._new_person("stranger", "Чоюнов Нур", "group_officer", None, self.other_company)[0]
        for user in (self.user_teacher2, self.user_head, self.user_outsider, stranger):
            with self.subTest(user=user.login):
                with self.assert_refused(error=AccessError):
                    self.rpc(user, line._name, "read", line.ids, ["certificate_file", "name"])
                self.assertFalse(self.rpc(user, line._name, "search_count", [["id", "=", line.id]]))
        for user in (self.user_teacher, self.user_officer):
            with self.subTest(user=user.login):
                row = self.rpc(user, line._name, "read", line.ids, ["certificate_file"])[0]
                self.assertTrue(row["certificate_file"])
        plain = self.env["hr.resume.line"].create(
            {"name": "Driving", "employee_id": self.card_teacher.employee_id.id, "date_start": "2020-01-01"}
        )
        for user in (self.user_teacher2, self.user_outsider):
            self.assertTrue(self.rpc(user, line._name, "read", plain.ids, ["name"]), "other lines stay open")

    def test_line_of_the_resume_follows_the_ledger(self):
        self.company.methodical_course_resume = True
        line = self.credited().resume_line_id
        for method, arguments in (
            ("write", [{"duration": 500}]),
            ("write", [{"employee_id": self.card_colleague.employee_id.id}]),
            ("web_save", [{"name": "Doctor"}, {}]),
            ("unlink", []),
        ):
            for user in (self.user_teacher, self.user_officer):
                with self.subTest(user=user.login, method=method), self.assert_refused("ledger"):
                    self.rpc(user, line._name, method, line.ids, *arguments)
        own = self.rpc(
            self.user_teacher,
            line._name,
            "create",
            [
                {
                    "name": "My own",
                    "employee_id": self.card_teacher.employee_id.id,
                    "date_start": "2020-01-01",
                    "line_type_id": line.line_type_id.id,
                }
            ],
        )
        self.rpc(self.user_teacher, line._name, "write", own, {"name": "My other one"})

    # people who left, and those between schools

    def test_head_of_yesterday(self):
        course = self.need()
        self.end_head(self.science.head_term_ids, TODAY.date().replace(day=18))
        self.env.invalidate_all()
        for method, arguments in (("read", [["name"]]), ("action_plan", []), ("action_propose", ["Other"])):
            with self.subTest(method=method), self.assert_refused(error=AccessError):
                self.rpc(self.user_head, course._name, method, course.ids, *arguments)

    def test_officer_of_another_school(self):
        stranger = self._new_person("stranger", "Чоюнов Нур", "group_officer", None, self.other_company)[0]
        course = self.handed_in()
        for schools in (self.other_company.ids, (self.other_company | self.company).ids):
            for method, arguments in (
                ("action_credit", []),
                ("write", [{"hours": 500}]),
                ("read", [["name"]]),
                ("unlink", []),
            ):
                with (
                    self.subTest(method=method, schools=schools),
                    self.assert_refused(error=AccessError),
                ):
                    context = {"allowed_company_ids": schools}
                    self.rpc(stranger, course._name, method, course.ids, *arguments, context=context)
        self.assertEqual(course.state, "handed_in")

    def test_admin_and_outsider_reach_no_course(self):
        course = self.credited()
        for user in (self.user_admin, self.user_outsider):
            for method, arguments in (("read", [["name"]]), ("write", [{"hours": 1}]), ("copy", [])):
                with self.subTest(user=user.login, method=method), self.assert_refused(error=AccessError):
                    self.rpc(user, course._name, method, course.ids, *arguments)
