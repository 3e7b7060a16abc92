from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import MethodicalCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05")
class TestCardsFromEmployees(MethodicalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        Employee = cls.env["hr.employee"]
        cls.new_employees = Employee.create(
            [
                {
                    "name": "Асанова Нургүл",
                    "company_id": cls.company.id,
                    "certificate": "master",
                    "study_school": "Кыргыз улуттук университети",
                    "study_field": "Математика",
                },
                {"name": "Эсенов Марат", "company_id": cls.company.id, "certificate": "other"},
            ]
        )
        cls.foreign_employee = Employee.create({"name": "Сатаров Үсөн", "company_id": cls.other_company.id})

    def new_wizard(self, **vals):
        """Return the wizard as the qualification officer opens it."""
        Wizard = self.as_user(self.env["methodical.cards.from.employees"], self.user_officer)
        return Wizard.with_context(lang="en_US").create({"company_id": self.company.id, **vals})

    def test_proposes_employees_without_card(self):
        """Who has a card, an archived one too, and who works in another school is not proposed."""
        self.card_teacher.active = False
        wizard = self.new_wizard()
        self.assertEqual(wizard.employee_ids, wizard.candidate_ids)
        self.assertLessEqual(self.new_employees, wizard.employee_ids)
        self.assertFalse(wizard.employee_ids & (self.card_teacher.employee_id | self.card_head.employee_id))
        self.assertNotIn(self.foreign_employee, wizard.employee_ids)

    def test_makes_cards_with_what_hr_knows(self):
        post = self.ref_id("post_teacher")
        wizard = self.new_wizard(employee_ids=[Command.set(self.new_employees.ids)], post_id=post.id)
        result = wizard.action_create_cards()
        self.assertIn("2", result["params"]["message"])
        cards = self.env["methodical.teacher"].search(
            [("employee_id", "in", self.new_employees.ids)], order="name"
        )
        self.assertRecordValues(
            cards,
            [
                {
                    "name": "Асанова Нургүл",
                    "company_id": self.company.id,
                    "post_ids": post.ids,
                    "education_level": "higher",
                    "education_institution": "Кыргыз улуттук университети",
                    "speciality": "Математика",
                },
                {
                    "name": "Эсенов Марат",
                    "company_id": self.company.id,
                    "post_ids": post.ids,
                    "education_level": False,
                    "education_institution": False,
                    "speciality": False,
                },
            ],
        )

    def test_leaves_out_who_got_a_card_meanwhile(self):
        wizard = self.new_wizard(employee_ids=[Command.set(self.new_employees.ids)])
        self._new_card_of(self.new_employees[0])
        wizard.action_create_cards()
        for employee in self.new_employees:
            self.assertEqual(
                self.env["methodical.teacher"].search_count([("employee_id", "=", employee.id)]), 1
            )

    def test_nobody_to_make_a_card_for(self):
        """A second click and an empty choice give one clear sentence; an employee of another school is out of reach."""
        wizard = self.new_wizard(employee_ids=[Command.set(self.new_employees.ids)])
        wizard.action_create_cards()
        for chosen in (self.new_employees, self.env["hr.employee"]):
            wizard.employee_ids = chosen
            with self.assertRaisesRegex(UserError, "Choose at least one employee of Үлгү"):
                wizard.action_create_cards()
        with self.assertRaises(AccessError):
            self.new_wizard(employee_ids=[Command.set(self.foreign_employee.ids)]).action_create_cards()

    def test_only_the_officer_makes_cards(self):
        for user in (
            self.user_teacher,
            self.user_head,
            self.user_deputy,
            self.user_director,
            self.user_admin,
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user(self.env["methodical.cards.from.employees"], user).create({})

    def test_queries_do_not_grow_per_employee(self):
        """Forty cards take about as many queries as ten: rows are written in sets."""
        counts = []
        for number in (10, 40):
            employees = self.env["hr.employee"].create(
                [
                    {"name": f"Мугалим {number}-{index}", "company_id": self.company.id}
                    for index in range(number)
                ]
            )
            wizard = self.new_wizard(employee_ids=[Command.set(employees.ids)])
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            wizard.action_create_cards()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1] - counts[0], 5, f"queries for 10 and 40 employees: {counts}")

    def test_search_of_young_specialists_equals_the_field(self):
        """The filter finds exactly the cards that show the badge, earlier years and running service together."""
        services = [
            {"date_start": "2024-09-01"},
            {"date_start": "2023-10-05"},
            {"date_start": "2023-10-06"},
            {"date_start": "2025-09-01", "earlier_years": 2},
            {"earlier_years": 2, "earlier_months": 11},
            {"earlier_years": 3},
        ]
        employees = self.env["hr.employee"].create(
            [{"name": f"Жаш {index}", "company_id": self.company.id} for index in range(len(services))]
        )
        cards = self.env["methodical.teacher"].create(
            [
                {
                    "employee_id": employee.id,
                    "company_id": self.company.id,
                    "service_ids": [Command.create({"kind": "pedagogical", **values})],
                }
                for employee, values in zip(employees, services, strict=True)
            ]
        )
        Card = self.env["methodical.teacher"]
        found = Card.search([("is_young_specialist", "=", True), ("id", "in", cards.ids)])
        self.assertEqual(found, cards.filtered("is_young_specialist"))
        self.assertEqual(found, cards[0] | cards[2] | cards[4])
        self.assertEqual(
            Card.search([("is_young_specialist", "=", False), ("id", "in", cards.ids)]), cards - found
        )

    def test_deputy_reads_age_and_birthday(self):
        """The databank shows the age to the service although HR keeps the date of birth to itself (domain 9.3, 1)."""
        self.card_teacher.birthday = "1990-10-06"
        card = self.as_user(self.card_teacher, self.user_deputy)
        self.assertEqual((str(card.birthday), card.age), ("1990-10-06", 35))

    def _new_card_of(self, employee):
        return self.env["methodical.teacher"].create(
            {"employee_id": employee.id, "company_id": employee.company_id.id}
        )
