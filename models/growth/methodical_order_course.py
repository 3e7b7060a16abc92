from odoo import api, fields, models

from ...tools.place_text import fill, find_places


class MethodicalOrder(models.Model):
    """Orders that refer to courses of the ledger: their text lists courses that differ, point by point (F4 1.1b)."""

    _inherit = "methodical.order"

    course_ids = fields.Many2many("methodical.course", string="Courses", check_company=True, copy=False)

    @property
    def _sealed_when_set(self):
        return {**super()._sealed_when_set, "course_ids": "course_ids"}

    @api.model
    def _sealed_fields(self):
        return [*super()._sealed_fields(), "course_ids"]

    @api.model
    def _get_subjects(self):
        return super()._get_subjects() | {"course_ids"}

    @api.depends("course_ids")
    def _compute_effect_ids(self):
        return super()._compute_effect_ids()

    @api.depends("course_ids.name", "course_ids.date_start", "course_ids.date_end")
    def _compute_point_ids(self):
        return super()._compute_point_ids()

    def _prepare_effects(self):
        if self.kind_id.code != "course":
            return super()._prepare_effects()
        # the days of a course are its own
        return [{"kind": "refer_course", "course_id": course} for course in self.course_ids.ids]

    def _get_ready_lines(self):
        title, reason, lines = super()._get_ready_lines()
        if len(self.course_ids.grouped(self._get_course_key)) > 1:
            lines = [
                own
                for line in lines
                for own in (self._list_courses(line) if self._names_course(line) else [line])
            ]
        return title, reason, lines

    @api.model
    def _names_course(self, line):
        return "topic" in find_places(line)

    @api.model
    def _get_course_key(self, course):
        return course.name, course.date_start, course.date_end

    def _list_courses(self, line):
        """Return a point for each course of one order, with its own theme, days and teachers.

        :param line: the ready line of the kind, with its places
        """
        return [
            fill(
                line,
                {
                    "topic": name,
                    "date": self._say_day(start),
                    "date_to": self._say_day(end),
                    "teacher": ", ".join(courses.mapped("teacher_name")),
                },
            )
            for (name, start, end), courses in self.course_ids.grouped(self._get_course_key).items()
        ]
