from datetime import date

from ..tools.guard import with_pass
from .meeting_case import MeetingCase

#: the Monday on which most stories of attestation are told
TODAY = "2026-10-05 04:00:00"
DAY = date(2026, 10, 5)


class AttestationCase(MeetingCase):
    """Attestation of ``card_teacher``, who holds the second category and seeks the first one.

    The regulation is that of F0: the head takes part, the deputy has no part; ``set_roles`` changes it.
    """

    @classmethod
    def _build(cls):
        result = super()._build()
        cls.first, cls.second, cls.highest = (
            cls.ref_id(f"category_{code}") for code in ("first", "second", "highest")
        )
        cls.award = cls.env["methodical.category.award"].create(
            {
                "teacher_id": cls.card_teacher.id,
                "category_id": cls.second.id,
                "date_awarded": "2022-03-10",
                "reference": "14",
            }
        )
        cls.Case = cls.env["methodical.attestation"]
        return result

    @classmethod
    def set_roles(cls, head="none", deputy="none"):
        """Let the regulation give head and deputy a part (C18)."""
        with_pass(cls.regulation).write({"attestation_head_role": head, "attestation_deputy_role": deputy})

    def wish(self, user=None, **vals):
        """Return the wish that a teacher (or somebody else) states."""
        values = {"teacher_id": self.card_teacher.id, "category_id": self.first.id, **vals}
        return self.as_user(self.Case, user or self.user_teacher).create(values).with_env(self.env)

    def dossier(self, **vals):
        """Return a case whose dossier the teacher has begun."""
        case = self.wish(date_wish="2026-09-14", **vals)
        self.as_user(case, self.user_teacher).action_begin_dossier()
        return case

    def submitted(self, **vals):
        """Return a case whose application was sent on the 21st of September."""
        case = self.dossier(**vals)
        self.as_user(case, self.user_teacher).action_submit("2026-09-21")
        self.env.invalidate_all()
        return case

    def examined(self, **vals):
        """Return a case whose portfolio was accepted and whose test was passed."""
        case = self.submitted(**vals)
        staff = self.as_user(case, self.user_officer)
        staff.action_accept_portfolio("2026-09-25", "82 of 100")
        staff.action_pass_test("2026-10-01", "61 of 80")
        self.env.invalidate_all()
        return case


class DossierCase(AttestationCase):
    """``mate`` is a colleague whom the teacher advised; ``done_work`` gives something to gather."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mate = cls._new_card("Асанова Гүлназ", "post_teacher", cls.company)

    def done_work(self):
        """Let the teacher have done something for each section."""
        teacher = {"teacher_id": self.card_teacher.id}
        course = self.env["methodical.course"].create({"name": "Assessment for learning", **teacher})
        with_pass(course).write(
            {
                "state": "credited",
                "hours": 72,
                "date_start": "2025-02-03",
                "date_end": "2025-02-14",
                "provider_name": "Institute of Teachers",
                "document_number": "AB 77",
                "document_date": "2025-02-15",
            }
        )
        self.env["methodical.consultation"].create(
            {"name": "Marks in grade 5", "teacher_id": self.mate.id, "consultant_id": self.card_teacher.id}
        )
        topic = self.env["methodical.development.topic"].create({"name": "Questions that think", **teacher})
        plan = self.new_plan()
        with_pass(plan.item_ids[0]).write({"state": "done", "date_done": "2026-10-02"})
        return course, topic, plan
