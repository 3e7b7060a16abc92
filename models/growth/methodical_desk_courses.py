from odoo import api, models
from odoo.fields import Domain

from ...tools.quarters import quarter_label
from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    """The desk: one click to hand in a certificate, own courses on the way, documents that wait for the officer."""

    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        return {**super()._get_parts(), "courses": self._get_courses()}

    @api.model
    def _get_courses(self):
        """Return the courses of the user that wait for his document or are under way, the late ones first."""
        Course = self.env["methodical.course"]
        domain = [
            ("is_mine", "=", True),
            ("company_id", "=", self.env.company.id),
            "|",
            ("state", "in", ("planned", "referred")),
            "&",
            ("state", "=", "need"),
            ("chosen_by", "=", "school"),
        ]
        courses = Course.search(domain, order="date_end, id", limit=ROWS)
        return {
            "count": Course.search_count(domain) if len(courses) == ROWS else len(courses),
            "rows": [self._prepare_course(course) for course in courses],
            "has_card": bool(self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company)),
        }

    @api.model
    def _prepare_course(self, course):
        stages = dict(course._fields["stage"]._description_selection(self.env))
        due, today = course.document_due, course._get_today()
        waits = course.stage == "finished"
        subtitle = self.env._("Hand in the document") if waits else stages[course.stage]
        if course.stage == "planned" and course.planned_year:
            quarter = quarter_label(course.planned_year, int(course.planned_term or 0))
            subtitle = f"{subtitle} · {quarter}"
        return {
            "id": course.id,
            "model": course._name,
            "title": course.name,
            "subtitle": subtitle,
            "days_left": (due - today).days if waits and due else None,
            "is_late": bool(waits and due and due < today),
        }

    @api.model
    def _get_waiting(self):
        waiting = super()._get_waiting()
        Course = self.env["methodical.course"]
        domain = [("can_check", "=", True)]
        rows = [
            {
                "id": course.id,
                "model": course._name,
                "title": course.name,
                "subtitle": " · ".join((self.env._("Document to be checked"), course.teacher_name)),
                "days_left": None,
                "is_late": False,
            }
            for course in Course.search(domain, order="handed_in_on, id", limit=ROWS)
        ]
        count = Course.search_count(domain) if len(rows) == ROWS else len(rows)
        return {"count": waiting["count"] + count, "rows": (waiting["rows"] + rows)[:ROWS]}

    @api.model
    def _get_duty_domain(self):
        # what I owe for courses is in the list of my courses
        return super()._get_duty_domain() & ~Domain("code", "=", "J20")
