from datetime import date

from odoo.tests import freeze_time, tagged

from .course_case import TODAY, CourseCase
from .staff_list import encoded, staff_list


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestIntruderOwn(CourseCase):
    """The officer who teaches himself does nothing to his own advantage, by whatever entrance (F4 3.2, C7)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.category = cls.ref_id("category_first")
        cls.user_manager = cls._new_person("manager", "Мамытов Бакыт", "group_officer", None, cls.company)[0]

    def award_vals(self, card, **vals):
        return {
            "teacher_id": card.id,
            "category_id": self.category.id,
            "date_awarded": "2026-01-10",
            "reference": "14",
            **vals,
        }

    def test_no_category_of_the_own(self):
        line = self.award_vals(self.card_clerk)
        line.pop("teacher_id")
        for model, method, arguments in (
            ("methodical.category.award", "create", [[self.award_vals(self.card_clerk)]]),
            ("methodical.category.award", "web_save", [[], self.award_vals(self.card_clerk), {}]),
            ("methodical.teacher", "write", [self.card_clerk.ids, {"award_ids": [[0, 0, line]]}]),
        ):
            with self.subTest(model=model, method=method), self.assert_refused("Another", "officer"):
                self.rpc(self.user_clerk, model, method, *arguments)
        context = {"default_teacher_id": self.card_clerk.id}
        with self.assert_refused("Another"):
            self.rpc(self.user_clerk, "methodical.category.award", "create", [line], context=context)
        loaded = self.rpc(
            self.user_clerk,
            "methodical.category.award",
            "load",
            ["teacher_id/.id", "category_id/.id", "date_awarded"],
            [[str(self.card_clerk.id), str(self.category.id), "2026-01-10"]],
        )
        self.assertFalse(loaded["ids"])
        self.assertFalse(self.card_clerk.award_ids)

    def test_correction_of_the_own_category_is_a_category_too(self):
        award = self.env["methodical.category.award"].create(self.award_vals(self.card_clerk))
        vals = self.award_vals(self.card_clerk, replaces_id=award.id, reason="Slip", date_until="2099-01-01")
        with self.assert_refused("Another"):
            self.rpc(self.user_clerk, award._name, "create", [vals])
        self.rpc(self.user_officer, award._name, "create", [vals])
        self.assertEqual(len(self.card_clerk.award_ids), 2, "the other officer corrects it")

    def test_a_category_ends_after_it_began(self):
        with self.assert_refused("until_check", error=Exception), self.cr.savepoint():
            self.rpc(
                self.user_officer,
                "methodical.category.award",
                "create",
                [self.award_vals(self.card_teacher, date_until="2020-01-01")],
            )

    def test_staff_list_leaves_the_own_category_out(self):
        people = [
            {"name": card.name, "category": "биринчи", "category_date": date(2026, 1, 10)}
            for card in (self.card_clerk, self.card_teacher)
        ]
        wizard = self.as_user(self.env["methodical.staff.import"], self.user_clerk).create(
            {"file": encoded(staff_list(*people)), "filename": "тизме.xlsx"}
        )
        wizard.action_read()
        wizard.action_preview()
        self.assertIn("your own", str(wizard.person_ids.mapped("problems")))
        wizard.action_import()
        self.assertFalse(self.card_clerk.award_ids)
        self.assertEqual(self.card_teacher.award_ids.category_id, self.category)

    def test_no_leave_of_the_own(self):
        vals = {"teacher_id": self.card_clerk.id, "date_from": "2020-01-01", "reason": "illness"}
        model = "methodical.course.exemption"
        for method, arguments in (("create", [[vals]]), ("web_save", [[], vals, {}])):
            with self.subTest(method=method), self.assert_refused("Another"):
                self.rpc(self.user_clerk, model, method, *arguments)
        with self.assert_refused("Another"):
            self.rpc(
                self.user_clerk,
                "methodical.teacher",
                "write",
                self.card_clerk.ids,
                {"exemption_ids": [[0, 0, {"date_from": "2020-01-01"}]]},
            )
        other = self.rpc(self.user_clerk, model, "create", [{**vals, "teacher_id": self.card_teacher.id}])
        with self.assert_refused("Another"):
            self.rpc(self.user_clerk, model, "write", other, {"teacher_id": self.card_clerk.id})
        own = self.rpc(self.user_officer, model, "create", [vals])
        with self.assert_refused("Another"):
            self.rpc(self.user_clerk, model, "write", own, {"date_to": "2030-01-01"})
        self.assertEqual(self.card_clerk.exemption_ids.ids, own, "given by the other officer")

    def test_nobody_lets_go_of_his_card_to_decide_on_it(self):
        course = self.handed_in(self.user_clerk, course={"teacher_id": self.card_clerk.id})
        employee = self.card_clerk.employee_id
        ghost = self.env["hr.employee"].create({"name": "Ghost", "company_id": self.company.id})
        for model, ids, vals in (
            ("hr.employee", employee.ids, {"user_id": False}),
            ("hr.employee", employee.ids, {"user_id": self.user_manager.id}),
            ("resource.resource", employee.resource_id.ids, {"user_id": False}),
            ("methodical.teacher", self.card_clerk.ids, {"employee_id": ghost.id}),
        ):
            with self.subTest(model=model, vals=vals), self.assert_refused("own card"), self.cr.savepoint():
                self.rpc(self.user_clerk, model, "write", ids, vals)
        self.env.invalidate_all()
        with self.assert_refused("your own"):
            self.rpc(self.user_clerk, course._name, "action_credit", course.ids)
        self.rpc(self.user_officer, "hr.employee", "write", employee.ids, {"user_id": False})
        self.assertFalse(self.card_clerk.user_id, "the other officer keeps the accounts of cards")

    def test_a_post_of_the_management_is_not_taken_by_its_resource(self):
        resource = self.card_director.employee_id.resource_id
        self.card_clerk.employee_id.user_id = False
        with self.assert_refused("decides documents"), self.cr.savepoint():
            self.rpc(
                self.user_clerk, "resource.resource", "write", resource.ids, {"user_id": self.user_clerk.id}
            )

    def test_own_document_under_the_officer_s_hands(self):
        course = self.handed_in(self.user_clerk, course={"teacher_id": self.card_clerk.id})
        for vals in ({"hours": 144}, {"document_number": "9"}):
            with self.subTest(vals=vals), self.assert_refused("Take it back"):
                self.rpc(self.user_clerk, course._name, "write", course.ids, vals)
        dialog = self.rpc(
            self.user_clerk,
            "methodical.course.refuse",
            "create",
            [{"course_id": course.id, "reason": "x", "minutes_number": "1"}],
        )
        with self.assert_refused("your own"):
            self.rpc(self.user_clerk, "methodical.course.refuse", "action_confirm", dialog)
