import base64

from odoo import Command

from .common import MethodicalCase


class SchemeCase(MethodicalCase):
    """Classes 7-А, 7-Б and 8-А of the school “Үлгү”; the teacher of the case teaches physics in the association of science."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for lang in ("en_US", "ru_RU"):
            cls.env["res.lang"]._activate_lang(lang)
        cls.physics = cls.ref_id("subject_physics")
        cls.physics.with_context(lang="ru_RU").name = "Физика"
        cls.class_7a, cls.class_7b, cls.class_8a = cls.env["methodical.class"].create(
            [
                {
                    "company_id": cls.company.id,
                    "school_year_id": cls.year.id,
                    "grade": grade,
                    "letter": letter,
                }
                for grade, letter in ((7, "А"), (7, "Б"), (8, "А"))
            ]
        )
        cls.science.supervisor_id = cls.card_deputy

    def new_scheme(self, user=None, lessons=None, **vals):
        """Return a draft of physics in 7-А with two lessons of the first quarter.

        :param user: res.users of the teacher, by default that of the case
        :param lessons: values of its lessons
        :param vals: other values; None leaves a field out
        """
        lessons = lessons or [
            {"name": "Motion", "hours": 1, "date_planned": "2026-09-02", "term_id": self.terms[0].id},
            {"name": "Speed", "hours": 1, "date_planned": "2026-09-09", "term_id": self.terms[0].id},
        ]
        values = {
            "subject_id": self.physics.id,
            "class_id": self.class_7a.id,
            "school_year_id": self.year.id,
            "company_id": self.company.id,
            "hours": 2,
            "line_ids": [Command.create(values) for values in lessons],
            **vals,
        }
        return self.as_user(self.env["methodical.scheme"], user or self.user_teacher).create(
            {name: value for name, value in values.items() if value is not None}
        )

    def upload(self, content, name="ktp.xlsx", user=None, **vals):
        """Return the import of a file up to its columns.

        :param content: bytes of the file
        """
        wizard = self.as_user(self.env["methodical.scheme.import"], user or self.user_teacher).create(
            {"file": base64.b64encode(content), "filename": name, "school_year_id": self.year.id, **vals}
        )
        wizard.action_read()
        return wizard
