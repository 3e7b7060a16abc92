from ..tools.guard import with_pass
from .print_case import PrintCase


class StaffPrintCase(PrintCase):
    """A teacher with a course that was credited, a topic, a pair and a category."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_teacher.write(
            {"birthday": "1986-12-30", "speciality": "Физика мугалими", "honours": "Ардак грамота"}
        )
        cls.add_course(cls.card_teacher, "2021-03-12", name="Old course", document_number="КЖ-001")
        cls.add_course(cls.card_teacher, "2025-03-14", name="STEM сабактары", document_number="КЖ-002")
        with_pass(cls.env["methodical.development.topic"]).create(
            {
                "teacher_id": cls.card_teacher.id,
                "name": "Проблемалык окутуу",
                "state": "in_work",
                "date_from": "2026-09-01",
            }
        )
        with_pass(cls.env["methodical.mentoring"]).create(
            {
                "teacher_id": cls.card_teacher2.id,
                "mentor_id": cls.card_teacher.id,
                "state": "active",
                "date_from": "2026-09-05",
                "date_to": "2027-05-25",
            }
        )
        cls.env["methodical.category.award"].create(
            {
                "teacher_id": cls.card_teacher.id,
                "category_id": cls.ref_id("category_first").id,
                "date_awarded": "2024-05-20",
                "reference": "15-к",
            }
        )

    @classmethod
    def add_course(cls, card, day, **vals):
        """Return a course of 72 hours that was credited."""
        return with_pass(cls.env["methodical.course"]).create(
            {
                "teacher_id": card.id,
                "kind": "course",
                "state": "credited",
                "date_start": day,
                "date_end": day,
                "hours": 72,
                "provider_name": "РПККЖжКДИ",
                "document_kind": "certificate",
                "document_date": day,
                **vals,
            }
        )

    def dialog(self, user, **values):
        return self.as_user(self.env["methodical.databank.print"], user).create(values)
