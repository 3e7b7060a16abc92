import base64
from datetime import date, datetime

from .order_case import OrderCase

#: the day of most stories: Monday, 10:00 in Bishkek
TODAY = datetime(2026, 10, 19, 4, 0)
PDF = b"%PDF-1.4 certificate"
PROGRAM = b"MZ\x90\x00 this is no document"


class CourseCase(OrderCase):
    """Stories of courses in a school with the regulation F4: a teacher, the deputy who plans, the officer who checks.

    ``user_officer`` has no card; ``card_clerk`` is a second officer who teaches himself (``user_clerk``).
    """

    preset = "preset_f4"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Course = cls.env["methodical.course"]
        cls.user_clerk, cls.card_clerk = cls._new_person(
            "clerk", "Алымкулов Эсен", "group_officer", "post_teacher", cls.company
        )

    def need(self, user=None, **vals):
        """Return a need that a teacher stated (or somebody else for him)."""
        values = {
            "teacher_id": self.card_teacher.id,
            "name": "Functional literacy",
            "provider_name": "РИПК",
            "date_start": "2026-10-05",
            "date_end": "2026-10-16",
            "hours": 72,
            "sharing": "meeting",
            **vals,
        }
        return self.as_user(self.Course, user or self.user_teacher).create(values).with_env(self.env)

    def file(self, user=None, content=PDF, name="certificate.pdf", **vals):
        """Return a file that a user has just uploaded."""
        Attachment = self.as_user(self.env["ir.attachment"], user or self.user_teacher)
        return Attachment.create({"name": name, "raw": content, **vals}).with_env(self.env)

    def document(self, user=None, **vals):
        """Return what is typed on a document."""
        return {
            "document_kind": "certificate",
            "document_number": "КЖ 0048213",
            "document_date": date(2026, 10, 16),
            "document_ids": self.file(user).ids,
            **vals,
        }

    def handed_in(self, user=None, **vals):
        """Return a course whose document was handed in by its teacher.

        :param vals: of the document, or of the course as a dictionary ``course``
        """
        course = self.need(user, **vals.pop("course", {}))
        self.as_user(course, user or self.user_teacher).action_hand_in(**self.document(user, **vals))
        self.env.invalidate_all()
        return course

    def credited(self, **vals):
        """Return a credited course."""
        course = self.handed_in(**vals)
        self.as_user(course, self.user_officer).action_credit()
        self.env.invalidate_all()
        return course

    def refer(self, *courses):
        """Let the deputy draft the order on courses and the director sign it; return the order."""
        wanted = self.as_user(self.Course.union(*courses), self.user_deputy)
        action = wanted.action_draft_order()
        return self.sign(self.Order.browse(action["res_id"]))

    def upload(self, content):
        """Return content as a client sends it."""
        return base64.b64encode(content).decode()
