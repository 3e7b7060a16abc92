from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase

#: contexts with which a caller could try to pass for the engine
FORGED = (
    {"methodical_pass": True},
    {"default_state": "credited"},
    {"default_state": "credited", "methodical_pass": True, "tracking_disable": True},
)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseRights(CourseCase):
    """Who may do what with the ledger, by every entrance (F4 3.2, 3.3; R47)."""

    def test_state_is_given_by_the_buttons_only(self):
        course = self.need()
        engine = {
            "state": "credited",
            "chosen_by": "school",
            "order_id": self.draft_order().id,
            "handed_in_on": "2026-10-01",
            "decided_by_name": "x",
            "document_digest": "x",
            "replaces_id": self.need().id,
            "shared_on": "2026-10-01",
            "teacher_id": self.card_teacher2.id,
            "is_counted": True,
            "body_id": False,
        }
        for user in (self.user_teacher, self.user_deputy, self.user_officer, self.user_director):
            for name, value in engine.items():
                for context in ({}, *FORGED):
                    with self.subTest(user=user.login, name=name, context=context), self.assert_refused():
                        self.rpc(user, course._name, "write", course.ids, {name: value}, context=context)
        for context in (*FORGED[1:], {"default_decided_by_name": "x"}):
            with self.subTest(context=context), self.assert_refused():
                self.rpc(self.user_teacher, course._name, "create", [{"name": "Mine"}], context=context)
        with self.assert_refused():
            self.rpc(
                self.user_officer,
                "methodical.teacher",
                "write",
                self.card_teacher.ids,
                {"course_ids": [[0, 0, {"name": "x", "state": "credited"}]]},
            )
        result = self.rpc(self.user_teacher, course._name, "load", ["name", "state"], [["x", "credited"]])
        self.assertFalse(result["ids"])

    def test_decided_rows_stay(self):
        course = self.credited()
        for user in (self.user_teacher, self.user_deputy, self.user_officer, self.user_director):
            with self.subTest(user=user.login):
                for vals in (
                    {"hours": 144},
                    {"document_number": "2"},
                    {"name": "Other"},
                    {"document_ids": [[5]]},
                ):
                    with self.assert_refused("stays"):
                        self.rpc(user, course._name, "write", course.ids, vals)
                with self.assert_refused("ledger"):
                    self.rpc(user, course._name, "unlink", course.ids)

    def test_file_that_was_handed_in_stays(self):
        course = self.handed_in()
        file = course.document_ids
        for vals in ({"raw": self.upload(b"%PDF-2")}, {"res_id": 0}, {"res_model": "res.partner"}):
            with self.subTest(vals=vals), self.assert_refused("Functional literacy"):
                self.rpc(self.user_teacher, "ir.attachment", "write", file.ids, vals)
        with self.assert_refused("stays"):
            self.rpc(self.user_teacher, "ir.attachment", "unlink", file.ids)

    def test_file_of_somebody_else_is_not_taken(self):
        course, secret = self.need(), self.file(self.user_director, res_model="methodical.order")
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher,
                course._name,
                "action_hand_in",
                course.ids,
                document_number="1",
                document_date="2026-10-16",
                document_ids=secret.ids,
            )

    def test_nobody_decides_his_own(self):
        """The officer who teaches has his certificates checked by somebody else."""
        course = self.handed_in(self.user_clerk, course={"teacher_id": self.card_clerk.id})
        with self.assert_refused("your own"):
            self.rpc(self.user_clerk, course._name, "action_credit", course.ids)
        with self.assert_refused("your own"):
            self.rpc(self.user_clerk, course._name, "action_refuse", course.ids, "x", "1")
        self.assertNotIn(self.user_clerk, self.waiting_for(course, "course_check"))
        self.as_user(course, self.user_director).action_credit()
        with self.assert_refused("never by the teacher"):
            self.rpc(self.user_clerk, course._name, "action_correct", course.ids)

    def test_teacher_head_and_deputy_credit_nothing(self):
        course = self.handed_in()
        for user in (self.user_teacher, self.user_head, self.user_deputy, self.user_admin):
            with self.subTest(user=user.login), self.assert_refused(error=Exception):
                self.rpc(user, course._name, "action_credit", course.ids)
        self.assertEqual(course.state, "handed_in")

    def test_head_states_the_need_of_a_member(self):
        """F0 3.2f: the choice of the theme stays the teacher's, who agrees or writes his own."""
        course = self.need(self.user_head, provider_name=False)
        self.assertEqual((course.state, course.chosen_by), ("need", "school"))
        self.assertTrue(self.as_user(course, self.user_teacher).can_agree)
        with self.assertRaises(AccessError):
            self.need(self.user_head, teacher_id=self.card_clerk.id)

    def test_head_plans_but_hands_nothing_in(self):
        course = self.need()
        with self.assert_refused(self.card_teacher.name):
            self.as_user(course, self.user_head).action_hand_in(**self.document(self.user_head))
        with self.assert_refused(self.card_teacher.name):
            self.rpc(self.user_head, course._name, "write", course.ids, {"document_number": "1"})
        self.as_user(course, self.user_deputy).action_hand_in(**self.document(self.user_deputy))
        self.assertEqual(course.state, "handed_in", "a paper at the deputy")

    def test_teacher_does_not_plan_himself(self):
        course = self.need()
        with self.assert_refused("planned by"):
            self.rpc(self.user_teacher, course._name, "action_plan", course.ids)
        with self.assert_refused("planned by"):
            self.rpc(self.user_teacher, course._name, "write", course.ids, {"planned_year": 2027})

    def test_colleagues_do_not_read_courses(self):
        course = self.need()
        self.assertFalse(self.as_user(self.Course, self.user_teacher2).search([("id", "=", course.id)]))
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_teacher2, course._name, "read", course.ids, ["name"])
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_other_director, course._name, "action_hand_in", course.ids)
        with self.assert_refused(error=AccessError):
            self.rpc(
                self.user_teacher,
                course._name,
                "create",
                [{"name": "x", "teacher_id": self.card_teacher2.id}],
            )

    def test_officer_puts_facts_right_while_he_checks(self):
        course = self.handed_in()
        self.rpc(
            self.user_officer, course._name, "write", course.ids, {"hours": 36, "document_number": "КЖ 48"}
        )
        self.assertEqual(course.document_key, "KЖ48 рипк")
        with self.assert_refused("Take it back"):
            self.rpc(self.user_teacher, course._name, "write", course.ids, {"hours": 144})
        with self.assert_refused("Take it back"):
            self.rpc(self.user_officer, course._name, "write", course.ids, {"document_ids": [[5]]})


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestCourseChoice(CourseCase):
    """The teacher chooses theme, programme and provider; others plan when (F4 3.3, R47, C19)."""

    def test_choice_of_the_teacher_is_proposed_not_written_over(self):
        course = self.need()
        for user in (self.user_head, self.user_deputy, self.user_officer, self.user_director):
            for vals in ({"name": "Other"}, {"programme": "x"}, {"provider_name": "x"}):
                with self.subTest(user=user.login, vals=vals), self.assert_refused("F4 3.3"):
                    self.rpc(user, course._name, "write", course.ids, vals)
        self.as_user(course, self.user_deputy).action_propose("Inclusive lessons")
        self.assertEqual((course.name, course.proposed_name), ("Functional literacy", "Inclusive lessons"))
        with self.assert_refused(self.card_teacher.name):
            self.rpc(self.user_deputy, course._name, "action_accept_proposal", course.ids)
        self.as_user(course, self.user_teacher).action_accept_proposal()
        self.assertEqual((course.name, course.chosen_by), ("Inclusive lessons", "teacher"))
        self.assertFalse(course.proposed_name)

    def test_theme_of_the_school_needs_the_consent_of_the_teacher(self):
        course = self.need(self.user_deputy, need_source="school")
        self.assertEqual(course.chosen_by, "school")
        self.as_user(course, self.user_deputy).action_plan()
        with self.assert_refused("has not agreed"):
            self.refer(course)
        self.as_user(course, self.user_teacher).action_agree_choice()
        self.refer(course)
        self.assertEqual(course.state, "referred")

    def test_school_chooses_where_the_regulation_says_so(self):
        self.regulation.course_choice = "school"
        course = self.need()
        self.rpc(self.user_deputy, course._name, "write", course.ids, {"name": "Inclusive lessons"})
        self.assertEqual(course.chosen_by, "school")
        with self.assert_refused("F4 3.1"):
            self.rpc(self.user_teacher, course._name, "write", course.ids, {"name": "My own"})
