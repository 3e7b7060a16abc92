from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """The document on a finished course is handed in: J20 (F4 3.2, R46), counted from the last day of the course."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J20": "_collect_course_documents"}

    @api.model
    def _collect_course_documents(self, rule, year, only=None):
        """Return a row for each course to which an order referred and that ends in a school year or its summer.

        :param only: methodical.course, to narrow them down
        """
        domain = (
            Domain("company_id", "=", year.company_id.id)
            & Domain("order_id", "!=", False)
            & Domain("replaces_id", "=", False)
            & Domain("state", "in", ("referred", "handed_in", "credited", "not_credited"))
            & Domain("date_end", ">=", year.date_start)
            & Domain("date_end", "<", year.date_start + relativedelta(years=1))
        )
        courses = self.env["methodical.course"].search(
            domain & Domain("id", "in", only.ids) if only is not None else domain
        )
        if not courses:
            return []
        calendar = self._get_year_calendar(year)
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        return [
            {
                "school_year_id": year.id,
                "name": course.name,
                "res_model": course._name,
                "res_id": course.id,
                "responsible_id": course.teacher_id.id,
                "user_id": course.sudo().teacher_id.user_id.id,  # sudo: the register tells him
                "date_start": course.date_end,
                "date_due": calendar.due_date(course.date_end, rule.days, day_kind)
                if rule.days
                else course.date_end,
                "day_kind": day_kind,
                "date_met": course.handed_in_on,
            }
            for course in courses
        ]
