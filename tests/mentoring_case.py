from datetime import date

from .common import MethodicalCase

NOTE = {
    "mentor_achievements": "Keeps to the aim of the lesson",
    "mentor_difficulties": "Assessment takes long",
    "mentee_achievements": "Gave an open lesson",
    "mentee_difficulties": "Meetings of parents",
    "conclusion": "Works on his own",
}


class MentoringCase(MethodicalCase):
    """A pair: ``card_teacher`` helps ``card_teacher2``, who joined the school in August."""

    preset = "preset_f3"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_teacher2.date_joined = date(2026, 8, 20)
        cls.pair = cls.as_user(cls.env["methodical.mentoring"], cls.user_deputy).create(
            {"mentor_id": cls.card_teacher.id, "teacher_id": cls.card_teacher2.id}
        )
        cls.own = cls.as_user(cls.pair, cls.user_teacher)
        cls.helped = cls.as_user(cls.pair, cls.user_teacher2)

    def start(self, day=date(2026, 9, 7)):
        """Let the pair begin as the effect of a signed order does."""
        self.pair.sudo()._start_by_order(self.env["methodical.order"], day)

    def write_diary(self, **vals):
        """Write in the diary as the mentor."""
        return self.own.env["methodical.mentoring.entry"].create(
            {"mentoring_id": self.pair.id, "name": "Lesson of physics", "advice": "One aim", **vals}
        )
