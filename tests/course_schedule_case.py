from datetime import date

from ..tools.guard import with_pass
from .meeting_case import MeetingCase


class CourseScheduleCase(MeetingCase):
    """A school on 2 September 2026 and the schedule of courses that its deputy drafts.

    Last courses: head 2025, teacher 2022, teacher2 2021; ``card_colleague`` is overdue since 2025. The others are exempt
    of the story: their courses are of 2026, so nothing is due within the five years from now.
    """

    @classmethod
    def _build(cls):
        result = super()._build()
        cls.Schedule, cls.Course = cls.env["methodical.course.schedule"], cls.env["methodical.course"]
        cls.Line = cls.env["methodical.course.schedule.line"]
        everybody = cls.env["methodical.teacher"].search([("company_id", "=", cls.company.id)])
        last = {
            cls.card_head: date(2025, 10, 1),
            cls.card_teacher: date(2022, 11, 20),
            cls.card_teacher2: date(2021, 12, 25),
            cls.card_colleague: date(2020, 3, 2),
        }
        cls.credit({card: last.get(card, date(2026, 8, 20)) for card in everybody})
        return result

    @classmethod
    def credit(cls, days):
        """Bring credited courses of 72 hours into the ledger.

        :param days: {card: date of the document}
        """
        rows = [
            (
                card,
                {"name": "Past course", "hours": 72, "document_number": f"N{card.id}", "document_date": day},
            )
            for card, day in days.items()
        ]
        with_pass(cls.Course).create(cls.Course._prepare_imported(rows, cls.company))
        cls.env["methodical.course.standing"]._refresh(cls.env["methodical.teacher"].union(*days))

    def new_overdue(self, number):
        """Return cards whose last courses are of June 2021 and of the months before, one a month."""
        cards = [self._new_card(f"Teacher {place}", "post_teacher", self.company) for place in range(number)]
        self.credit({card: date(2021, 6 - place, 1) for place, card in enumerate(cards)})
        return cards

    def new_schedule(self, user=None, **vals):
        """Return a draft for five school years, made by the deputy."""
        return self.as_user(self.Schedule, user or self.user_deputy).create({"year_from": 2026, **vals})

    def proposed(self, **vals):
        """Return a draft in which everybody is placed."""
        schedule = self.new_schedule(**vals)
        schedule.action_propose()
        return schedule

    def approved(self, schedule=None):
        """Return a schedule that the director approved."""
        schedule = schedule or self.proposed()
        self.submit(schedule, self.user_deputy)
        return self.approve(schedule, self.user_director)

    def need(self, card, **vals):
        """Return a need that the deputy states for a teacher."""
        return self.as_user(self.Course, self.user_deputy).create(
            {"teacher_id": card.id, "name": "Assessment in lessons", **vals}
        )

    def line_of(self, schedule, card):
        """Return the placement of a teacher."""
        return schedule.line_ids.filtered(lambda line: line.teacher_id == card)

    def term_of(self, schedule, card):
        """Return (school year, quarter) of a teacher."""
        line = self.line_of(schedule, card)
        return line.year, line.term
