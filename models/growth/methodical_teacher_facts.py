from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.keep_lines import read_lines
from ...tools.together import Rows

#: what the databank asks of every teacher (R38), and the domain of cards that lack it; the age follows from the birthday
FACTS = {
    "birthday": [("birthday", "=", False)],
    "education_level": [("education_level", "=", False)],
    "speciality": [("speciality", "in", (False, ""))],
    "subject_ids": [("subject_ids", "=", False)],
    "service_pedagogical": [("service_ids", "not any", [("kind", "=", "pedagogical")])],
    "service_total": [("service_ids", "not any", [("kind", "=", "total")])],
}


class MethodicalTeacher(models.Model):
    """The databank of R38: which facts a card lacks, the last course and the topic in work (F1 VI.9, VI.10)."""

    _inherit = "methodical.teacher"

    missing_facts = fields.Char(
        "Missing", compute="_compute_missing_facts", help="Facts of the databank (R38)."
    )
    has_missing_facts = fields.Boolean(
        "Lacks facts", compute="_compute_missing_facts", search="_search_has_missing_facts"
    )
    last_course = fields.Char("Last course", compute="_compute_facts", help="Year and hours.")
    current_topic = fields.Char("Topic of self-development", compute="_compute_facts")

    @api.depends("birthday", "education_level", "speciality", "subject_ids", "service_ids.kind")
    @api.depends_context("lang")
    def _compute_missing_facts(self):
        labels = {name: self._fields[name]._description_string(self.env) for name in FACTS}
        read_lines(self, "service_ids")
        for teacher in self:
            kinds = set(teacher.service_ids.mapped("kind"))
            known = {"service_pedagogical": "pedagogical" in kinds, "service_total": "total" in kinds}
            missing = [labels[name] for name in FACTS if not known.get(name, teacher[name])]
            teacher.missing_facts = ", ".join(missing)
            teacher.has_missing_facts = bool(missing)

    def _search_has_missing_facts(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain.OR(Domain(domain) for domain in FACTS.values())

    @api.depends(
        *(f"course_ids.{name}" for name in ("is_counted", "date_end", "hours")),
        *(f"topic_ids.{name}" for name in ("state", "name", "date_from")),
    )
    @api.depends_context("uid")
    def _compute_facts(self):
        return super()._compute_facts()

    def _get_fact_questions(self):
        """Add the courses that were credited and the topics in work, as far as the user may read them."""
        own = Domain("teacher_id", "in", self.ids)
        courses = own & Domain("is_counted", "=", True) & Domain("date_end", "!=", False)
        topics = own & Domain("state", "in", ("chosen", "in_work"))
        Course, Topic = self.env["methodical.course"], self.env["methodical.development.topic"]
        return {
            **super()._get_fact_questions(),
            "courses": Rows(Course, courses, ["teacher_id", "date_end", "hours"], "date_end, id"),
            "topics": Rows(Topic, topics, ["teacher_id", "name"], "date_from, id"),
        }

    def _set_facts(self, found):
        """Set the last course and the topic in work as well."""
        courses = {course.teacher_id: course for course in found["courses"]}
        topics = {topic.teacher_id: topic for topic in found["topics"]}
        for teacher in self:
            course, topic = courses.get(teacher._origin), topics.get(teacher._origin)
            teacher.last_course = course and self.env._(
                "%(year)s, %(hours)s h", year=course.date_end.year, hours=course.hours
            )
            teacher.current_topic = topic and topic.name
        return super()._set_facts(found)
