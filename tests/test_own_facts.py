from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase
from .staff_list import encoded, staff_list


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestOwnFacts(CourseCase):
    """The officer who teaches himself: his facts are proposed by him and confirmed by somebody else (R38, F4 3.2)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.service = cls.card_clerk.service_ids.filtered(lambda row: row.kind == "pedagogical")

    def propose(self, **facts):
        return self.as_user(self.card_clerk, self.user_clerk)._propose_changes(facts).with_env(self.env)

    # writing

    def test_no_entrance_to_facts_of_the_own_card(self):
        card, post = self.card_clerk, self.ref_id("post_class_teacher")
        row = {"kind": "total", "date_start": "1990-09-01"}
        for model, method, arguments in (
            ("methodical.teacher", "write", [card.ids, {"speciality": "Physics"}]),
            ("methodical.teacher", "web_save", [card.ids, {"education_level": "higher"}, {}]),
            ("methodical.teacher", "write", [card.ids, {"birthday": "1960-01-01"}]),
            ("methodical.teacher", "write", [card.ids, {"post_ids": [[4, post.id]]}]),
            ("methodical.teacher", "write", [card.ids, {"service_ids": [[0, 0, row]]}]),
            ("methodical.teacher", "write", [card.ids, {"service_ids": [[1, self.service.id, row]]}]),
            ("methodical.service", "create", [[{**row, "teacher_id": card.id}]]),
            ("methodical.service", "write", [self.service.ids, {"earlier_years": 30}]),
            ("methodical.service", "unlink", [self.service.ids]),
            ("hr.employee", "write", [card.employee_id.ids, {"birthday": "1960-01-01"}]),
            ("hr.employee", "write", [card.employee_id.ids, {"name": "Академик"}]),
        ):
            with self.subTest(model=model, arguments=arguments), self.assert_refused("Correct my card"):
                self.rpc(self.user_clerk, model, method, *arguments)
        context = {"default_teacher_id": card.id}
        with self.assert_refused("Correct my card"):
            self.rpc(self.user_clerk, "methodical.service", "create", [row], context=context)
        loaded = self.rpc(
            self.user_clerk,
            "methodical.teacher",
            "load",
            [".id", "speciality"],
            [[str(card.id), "Physics"]],
        )
        self.assertFalse(loaded["ids"])
        self.assertEqual(self.service.earlier_years, 0)

    def test_row_of_a_colleague_does_not_become_the_own(self):
        other = self.card_teacher.service_ids[:1].copy({"kind": "total", "earlier_years": 30})
        with self.assert_refused("Correct my card"):
            self.rpc(self.user_clerk, other._name, "write", other.ids, {"teacher_id": self.card_clerk.id})

    def test_post_is_not_given_from_its_own_side(self):
        self.user_clerk.group_ids += self.ref_id("group_admin")
        post = self.env["methodical.post"].create({"name": "Tutor", "company_id": self.company.id})
        with self.assert_refused("Correct my card"):
            self.rpc(
                self.user_clerk, post._name, "write", post.ids, {"teacher_ids": [[4, self.card_clerk.id]]}
            )
        self.rpc(self.user_clerk, post._name, "write", post.ids, {"teacher_ids": [[4, self.card_teacher.id]]})

    def test_cards_of_colleagues_are_written_as_ever(self):
        self.rpc(
            self.user_clerk, "methodical.teacher", "write", self.card_teacher.ids, {"speciality": "Physics"}
        )
        self.rpc(
            self.user_officer, "methodical.teacher", "write", self.card_clerk.ids, {"speciality": "Optics"}
        )
        self.assertEqual((self.card_teacher.speciality, self.card_clerk.speciality), ("Physics", "Optics"))

    def test_what_is_no_fact_stays_open(self):
        self.rpc(self.user_clerk, "methodical.teacher", "write", self.card_clerk.ids, {"weekly_load": 18})
        self.assertEqual(self.card_clerk.weekly_load, 18)

    def test_first_card_of_the_own_is_empty(self):
        card = self.card_clerk
        employee = card.employee_id
        card.service_ids.unlink()
        card.with_context(active_test=False).unlink()
        vals = {"employee_id": employee.id, "company_id": self.company.id}
        with self.assert_refused("Correct my card"):
            self.rpc(self.user_clerk, "methodical.teacher", "create", [{**vals, "speciality": "Physics"}])
        made = self.rpc(self.user_clerk, "methodical.teacher", "create", [vals])
        self.assertEqual(self.env["methodical.teacher"].browse(made).user_id, self.user_clerk)

    def test_card_with_facts_is_not_taken_over(self):
        user, _card = self._new_person("manager", "Мамытов Бакыт", "group_officer", None, self.company)
        employee = self.card_colleague.employee_id
        with self.assert_refused("Correct my card"):
            self.rpc(user, "hr.employee", "write", employee.ids, {"user_id": user.id})

    def test_staff_list_leaves_the_own_card_as_it_is(self):
        people = [
            {"name": card.name, "category": "биринчи", "category_date": date(2026, 1, 10), "total": "30"}
            for card in (self.card_clerk, self.card_teacher)
        ]
        wizard = self.as_user(self.env["methodical.staff.import"], self.user_clerk).create(
            {"file": encoded(staff_list(*people)), "filename": "тизме.xlsx"}
        )
        wizard.action_read()
        wizard.action_preview()
        self.assertIn("your own card", str(wizard.person_ids.mapped("problems")))
        wizard.action_import()
        kinds = {"pedagogical", "education"}
        self.assertFalse(self.card_clerk.award_ids)
        self.assertEqual(set(self.card_clerk.service_ids.mapped("kind")), kinds)
        self.assertTrue(self.card_teacher.award_ids)

    # deciding

    def test_own_proposal_is_decided_by_somebody_else(self):
        change = self.propose(speciality="Optics")
        for method in ("action_confirm", "action_refuse"):
            with self.subTest(method=method), self.assert_refused("not decide on the own card"):
                self.rpc(self.user_clerk, change._name, method, change.ids)
        own = self.as_user(change, self.user_clerk)
        self.assertFalse(own.can_decide)
        for user in (self.user_officer, self.user_deputy, self.user_director):
            with self.subTest(user.login), self.cr.savepoint() as savepoint:
                self.assertTrue(self.as_user(change, user).can_decide)
                self.as_user(change, user).action_confirm()
                self.assertEqual((self.card_clerk.speciality, change.state), ("Optics", "confirmed"))
                savepoint.rollback()
            self.env.invalidate_all()

    def test_mixed_with_others_the_own_is_refused_too(self):
        mine = self.propose(speciality="Optics")
        other = self.as_user(self.card_teacher, self.user_teacher)._propose_changes({"speciality": "Optics"})
        with self.assert_refused("not decide on the own card"):
            self.rpc(self.user_clerk, mine._name, "action_confirm", (mine | other.with_env(self.env)).ids)
        self.assertFalse(self.card_teacher.speciality)

    def test_deputy_decides_on_officers_only(self):
        change = self.as_user(self.card_teacher, self.user_teacher)._propose_changes({"speciality": "Optics"})
        self.assertFalse(self.as_user(change, self.user_deputy).can_decide)
        with self.assert_refused(error=AccessError):
            self.rpc(self.user_deputy, change._name, "action_confirm", change.ids)

    def test_school_with_one_officer_is_not_stuck(self):
        self.user_officer.active = False
        change = self.propose(
            service_education=["2000-09-01", 0, 0], post_ids=self.ref_id("post_class_teacher").ids
        )
        self.assertEqual(self.card_clerk._get_change_activities().user_id, self.user_director)
        waiting = self.as_user(self.env["methodical.desk"], self.user_director)._get_waiting()
        self.assertIn(change._name, [row["model"] for row in waiting["rows"]])
        self.as_user(change, self.user_director).action_confirm()
        service = self.card_clerk.service_ids.filtered(lambda row: row.kind == "education")
        self.assertEqual(str(service.date_start), "2000-09-01")
        self.assertEqual(self.card_clerk.post_ids, self.ref_id("post_class_teacher"))
        self.assertFalse(self.card_clerk._get_change_activities())

    def test_other_officer_is_asked_before_the_director(self):
        self.propose(speciality="Optics")
        self.assertEqual(self.card_clerk._get_change_activities().user_id, self.user_officer)

    def test_post_of_the_management_is_no_correction(self):
        for posts in (self.ref_id("post_director"), self.card_clerk.post_ids | self.ref_id("post_director")):
            with self.assert_refused("outside the management"):
                self.propose(post_ids=posts.ids)
