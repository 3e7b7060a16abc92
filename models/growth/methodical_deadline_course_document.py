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
    def _collect_course_documents(self, rules, only=None):
        """Return a row for each course to which an order referred and that ends in a school year or its summer.

        :param only: methodical.course, to narrow them down
        """
        domain = (
            Domain("company_id", "in", rules.companies.ids)
            & Domain("order_id", "!=", False)
            & Domain("replaces_id", "=", False)
            & Domain("state", "in", ("referred", "handed_in", "credited", "not_credited"))
            & Domain("date_end", ">=", min(rules.years.mapped("date_start")))
        )
        courses = self.env["methodical.course"].search_fetch(
            domain & Domain("id", "in", only.ids) if only is not None else domain,
            ["name", "teacher_id", "company_id", "date_end", "handed_in_on"],
        )
        by_school = courses.grouped("company_id")
        return [
            {
                **rules.prepare_term(year, course.date_end, course.date_end),
                "name": course.name,
                "res_model": course._name,
                "res_id": course.id,
                "responsible_id": course.teacher_id.id,
                "user_id": course.sudo().teacher_id.user_id.id,  # sudo: the register tells him
                "date_met": course.handed_in_on,
            }
            for year in rules
            for course in by_school.get(year.company_id, ())
            if year.date_start <= course.date_end < year.date_start + relativedelta(years=1)
        ]
