from datetime import date

from odoo import Command

from ..tools.guard import with_pass
from .course_case import CourseCase
from .query_case import QueryCase


class GrowthQueryCase(QueryCase, CourseCase):
    """Full lists of the area of growth: as many rows of each kind as there are teachers, each of another teacher.

    All teachers are members of the association that ``user_head`` heads; ``user_teacher`` has as many rows of his own where
    one person may have several.
    """

    @classmethod
    def fill_growth(cls, number):
        """Make teachers and their records.

        :return: the cards
        """
        cards = cls.make_teachers(number)
        for make in (
            cls.make_courses,
            cls.make_schedules,
            cls.make_attestations,
            cls.make_development,
            cls.make_pairs,
            cls.make_card_records,
            cls.make_news,
        ):
            make(cards)
        cls.env["methodical.course.standing"]._refresh(cards)
        cls.env.flush_all()
        return cards

    @classmethod
    def make_teachers(cls, number):
        """Return cards with posts, subjects and services, members of one association."""
        employees = cls.env["hr.employee"].create(
            [{"name": f"Мугалим {place}", "company_id": cls.company.id} for place in range(number)]
        )
        cards = cls.env["methodical.teacher"].create(
            [
                {
                    "employee_id": employee.id,
                    "company_id": cls.company.id,
                    "date_joined": "2024-09-01",
                    "post_ids": [Command.link(cls.ref_id("post_teacher").id)],
                    "subject_ids": [Command.link(cls.ref_id("subject_physics").id)],
                    "service_ids": [Command.create({"kind": "pedagogical", "date_start": "2024-09-01"})],
                }
                for employee in employees
            ]
        )
        cls.env["methodical.membership"].create(
            [{"body_id": cls.science.id, "teacher_id": card.id, "date_from": "2026-08-24"} for card in cards]
        )
        return cards

    @classmethod
    def twice(cls, cards):
        """Return each card, and between them that of ``user_teacher``."""
        return [owner for card in cards for owner in (card, cls.card_teacher)]

    @classmethod
    def make_courses(cls, cards):
        """Make courses in all states on the way, exemptions, and providers."""
        states = ("need", "referred", "handed_in", "credited")
        providers = cls.env["res.partner"].create(
            [
                {
                    "name": f"Provider {place}",
                    "company_id": cls.company.id,
                    "category_id": [Command.link(cls.ref_id("partner_category_provider").id)],
                }
                for place in range(len(cards))
            ]
        )
        with_pass(cls.Course).create(
            [
                {
                    "teacher_id": card.id,
                    "name": f"Course {place}",
                    "provider_id": providers[place % len(cards)].id,
                    "hours": 72,
                    "date_end": "2026-10-16",
                    "document_date": "2026-10-16",
                    "state": states[place // 2 % len(states)],
                }
                for place, card in enumerate(cls.twice(cards))
            ]
        )
        cls.env["methodical.course.exemption"].create(
            [{"teacher_id": card.id, "date_from": "2026-10-01", "note": "Order 5"} for card in cards[::2]]
        )

    @classmethod
    def make_schedules(cls, cards):
        """Make a schedule for each year, and one of all teachers; the questionnaire with its answers."""
        schedules = with_pass(cls.env["methodical.course.schedule"]).create(
            [
                {
                    "year_from": 2005 + place,
                    "year_count": 1,
                    "company_id": cls.company.id,
                    "state": "approved",
                }
                for place in range(len(cards))
            ]
        )
        rows = [(schedule, cls.card_colleague) for schedule in schedules[1:]]
        rows += [(schedules[0], card) for card in cards]
        with_pass(cls.env["methodical.course.schedule.line"]).create(
            [
                {"schedule_id": schedule.id, "teacher_id": card.id, "year": schedule.year_from, "term": "1"}
                for schedule, card in rows
            ]
        )
        questionnaire = with_pass(cls.env["methodical.questionnaire"]).create(
            {"company_id": cls.company.id, "school_year_id": cls.year.id}
        )
        questionnaire.action_ask()

    @classmethod
    def make_attestations(cls, cards):
        """Make a case and a category that ends for each teacher."""
        category = cls.ref_id("category_first")
        with_pass(cls.env["methodical.attestation"]).create(
            [{"teacher_id": card.id, "category_id": category.id} for card in cards]
        )
        cls.env["methodical.category.award"].create(
            [
                {
                    "teacher_id": card.id,
                    "category_id": category.id,
                    "date_awarded": "2022-01-10",
                    "date_until": date(2027, 1, 10),
                }
                for card in cards
            ]
        )

    @classmethod
    def make_development(cls, cards):
        """Make topics with a stage, and consultations."""
        with_pass(cls.env["methodical.development.topic"]).create(
            [
                {
                    "teacher_id": card.id,
                    "name": "Reading in physics",
                    "state": "reported" if card == cls.card_teacher else "in_work",
                    "stage_ids": [Command.create({"name": "Sources"})],
                }
                for card in cls.twice(cards)
            ]
        )
        cls.env["methodical.consultation"].create(
            [
                {
                    "teacher_id": card.id,
                    "consultant_id": cls.card_deputy.id,
                    "name": "How to assess",
                    "date": "2026-10-01",
                }
                for card in cls.twice(cards)
            ]
        )

    @classmethod
    def make_pairs(cls, cards):
        """Make pairs of a mentor, with an entry in the diary."""
        with_pass(cls.env["methodical.mentoring"]).create(
            [
                {
                    "teacher_id": card.id,
                    "mentor_id": cls.card_teacher.id,
                    "state": "active",
                    "date_from": "2026-09-01",
                    "entry_ids": [
                        Command.create({"name": "Lesson seen", "date": f"2026-09-{place % 30 + 1:02}"})
                    ],
                }
                for place, card in enumerate(cards)
            ]
        )

    @classmethod
    def make_card_records(cls, cards):
        """Make proposed corrections of cards, and consents."""
        facts = ("speciality", "education_year", "honours", "subject_ids")
        with_pass(cls.env["methodical.card.change"]).create(
            [
                {
                    "teacher_id": card.id,
                    "fact": fact,
                    "old_value": False,
                    "new_value": cls.ref_id("subject_physics").ids if fact == "subject_ids" else "2020",
                }
                for card in cards
                for fact in facts[:1] + facts[3:]
            ]
        )
        text = cls.env["methodical.consent.text"].search([], limit=1)
        with_pass(cls.env["methodical.consent"]).create(
            [
                {
                    "teacher_id": card.id,
                    "text_id": text.id,
                    "given_on": "2026-09-01",
                    "moment": "2026-09-01 04:00:00",
                    "recorded_by": card.name,
                    "content": [["Purpose", "Work"]],
                }
                for card in cards
            ]
        )

    @classmethod
    def make_news(cls, cards):
        """Make bulletins that were sent, each with a piece of news."""
        bulletins = cls.env["methodical.bulletin"].create(
            [
                {
                    "name": f"Bulletin {place}",
                    "company_id": cls.company.id,
                    "item_ids": [
                        Command.create(
                            {
                                "name": "New book",
                                "subject_ids": [Command.link(cls.ref_id("subject_physics").id)],
                                "reader_ids": [Command.link(card.id)],
                            }
                        )
                    ],
                }
                for place, card in enumerate(cards)
            ]
        )
        with_pass(bulletins).write({"state": "sent", "sent_on": "2026-09-01"})
