from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.keep_lines import read_lines

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
    last_course = fields.Char("Last course", compute="_compute_last_course", help="Year and hours.")
    current_topic = fields.Char("Topic of self-development", compute="_compute_current_topic")

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

    @api.depends("course_ids.is_counted", "course_ids.date_end", "course_ids.hours")
    @api.depends_context("lang", "uid")
    def _compute_last_course(self):
        courses = self._get_last_courses()
        for teacher in self:
            course = courses.get(teacher)
            teacher.last_course = course and self.env._(
                "%(year)s, %(hours)s h", year=course.date_end.year, hours=course.hours
            )

    @api.depends("topic_ids.state", "topic_ids.name", "topic_ids.date_from")
    @api.depends_context("uid")
    def _compute_current_topic(self):
        topics = self._get_current_topics()
        for teacher in self:
            teacher.current_topic = topics[teacher].name if teacher in topics else False

    def _get_last_courses(self):
        """Return {card: its last course that was credited}, as far as the user may read it, in one query."""
        domain = [("teacher_id", "in", self.ids), ("is_counted", "=", True), ("date_end", "!=", False)]
        courses = self.env["methodical.course"].search_fetch(
            domain, ["teacher_id", "date_end", "hours"], order="date_end, id"
        )
        return {course.teacher_id: course for course in courses}

    def _get_current_topics(self):
        """Return {card: the topic of self-development it works on}, as far as the user may read it, in one query."""
        domain = [("teacher_id", "in", self.ids), ("state", "in", ("chosen", "in_work"))]
        topics = self.env["methodical.development.topic"].search_fetch(
            domain, ["teacher_id", "name"], order="date_from, id"
        )
        return {topic.teacher_id: topic for topic in topics}
