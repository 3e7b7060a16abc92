from datetime import date, timedelta

from odoo import Command
from odoo.tests import freeze_time, tagged

from ..tools.guard import with_pass
from .growth_query_case import GrowthQueryCase

#: queries of a form with its lines, chatter apart: for a deputy, the head of the association, the officer and the teacher himself
FORMS = {
    "methodical.teacher": (20, 20, 20, 19),
    "methodical.course": (14, 14, 14, 14),
    "methodical.attestation": (25, 25, 25, 25),
}


@tagged("post_install", "-at_install")
@freeze_time("2026-10-19 04:00:00")
class TestFormQueries(GrowthQueryCase):
    """Forms of growth: few queries, as many with forty lines as with a few."""

    def count_form(self, record, user):
        """Return the queries of a form of a record, as the web client asks for it."""
        form = self.as_user(record, user)
        asked = self.ask(form, "form")
        for _time in range(2):  # the first one fills what is read once
            with self.queries() as found:
                form.web_read(asked)
        return len(found)

    def forms(self):
        """Return the records of ``user_teacher`` whose forms are opened."""
        own = [("teacher_id", "=", self.card_teacher.id)]
        case = self.env["methodical.attestation"].search(own)
        return [self.card_teacher, *self.Course.search(own), case]

    def add_lines(self, number, start=0):
        """Give ``user_teacher`` as many lines of each kind, beginning after those that he has.

        :param start: their number
        """
        days = [date(2021, 1, 10) + timedelta(days=10 * place) for place in range(start, start + number)]
        card, category = self.card_teacher, self.ref_id("category_first")
        card.write(
            {
                "award_ids": [
                    Command.create({"category_id": category.id, "date_awarded": day}) for day in days
                ],
                "exemption_ids": [
                    Command.create({"date_from": day, "date_to": day, "note": "Order 5"}) for day in days
                ],
            }
        )
        self.make_courses(card)
        rows = [{"teacher_id": card.id, "name": f"Topic {day}", "date_from": day} for day in days]
        with_pass(self.env["methodical.development.topic"]).create(rows)
        self.env["methodical.consultation"].create(
            [
                {"teacher_id": self.card_teacher2.id, "consultant_id": card.id, "name": "Marks", "date": day}
                for day in days
            ]
        )

    def test_forms(self):
        self.fill_growth(3)
        self.make_attestations(self.card_teacher)
        users = (self.user_deputy, self.user_head, self.user_officer, self.user_teacher)
        self.add_lines(2)
        records = self.forms()
        counts = {(record, user): self.count_form(record, user) for record in records for user in users}
        self.add_lines(40, start=2)
        for (record, user), count in counts.items():
            most = FORMS[record._name][users.index(user)]
            with self.subTest(form=record, user=user.login):
                self.assertLessEqual(self.count_form(record, user), count, "constant in the number of lines")
                self.assertLessEqual(count, most)
