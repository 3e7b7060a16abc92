from odoo import Command

from .common import MethodicalCase

#: the day of most tests; the school year 2026/27 has begun
TODAY = "2026-10-05 04:00:00"


class CourseNormCase(MethodicalCase):
    """The school “Үлгү” with its norm of 72 hours in 5 years, asked since 1 August 2026.

    Everybody began pedagogical service on 1 September 2021, so the first term of everybody ended a month after that day.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.norm = cls.regulation.norm_ids.filtered(lambda norm: norm.severity != "off")
        cls.Balance = cls.env["methodical.course.balance"]
        cards = cls.env["methodical.teacher"].search([("company_id", "=", cls.company.id)])
        cards.service_ids.filtered(lambda row: row.kind == "pedagogical").date_start = "2021-09-01"

    def credit(self, card, day, hours=72, kind="course"):
        """Return a credited course of a card, as crediting leaves it.

        :param day: date of the document
        """
        course = self.env["methodical.course"].create(
            {
                "teacher_id": card.id,
                "name": "Assessment in lessons of science",
                "kind": kind,
                "hours": hours,
                "date_start": day,
                "date_end": day,
                "document_date": day,
            }
        )
        self.set_credited(course)
        return course

    def set_credited(self, courses):
        """Credit courses past their guards: crediting has tests of its own."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE methodical_course SET state = 'credited', is_counted = TRUE WHERE id = ANY(%s)",
            [courses.ids],
        )
        self.env.invalidate_all()
        self.env["methodical.course.standing"]._refresh(courses.teacher_id)

    def status(self, card):
        """Return status and due date of a card today, as a deputy reads them in the list."""
        self.env.invalidate_all()  # another request reads on another day
        row = self.as_user(self.Balance, self.user_deputy).search([("teacher_id", "=", card.id)])
        return row.status, row.date_due and str(row.date_due)

    def exempt(self, card, start, end=False):
        return self.as_user(self.env["methodical.course.exemption"], self.user_officer).create(
            {"teacher_id": card.id, "date_from": start, "date_to": end}
        )

    def new_cards(self, number):
        """Return cards without users, made in one go."""
        employees = self.env["hr.employee"].create(
            [{"name": f"Teacher {place}", "company_id": self.company.id} for place in range(number)]
        )
        return self.env["methodical.teacher"].create(
            [
                {
                    "employee_id": employee.id,
                    "company_id": self.company.id,
                    "post_ids": [Command.link(self.ref_id("post_teacher").id)],
                    "service_ids": [Command.create({"kind": "pedagogical", "date_start": "2021-09-01"})],
                }
                for employee in employees
            ]
        )
