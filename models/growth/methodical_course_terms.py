from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalCourse(models.Model):
    """The term of the document in the register: J20 (F4 3.2, R46)."""

    _inherit = "methodical.course"

    document_due = fields.Date(
        "Document due on",
        compute="_compute_document_due",
        help="F4 3.2: the last day on which the document is handed in.",
    )

    @api.depends("date_end", "order_id", "state")
    def _compute_document_due(self):
        """Read the terms from the register, one query for all of them."""
        # sudo: the term of a course is told to its readers
        rows_sudo = (
            self.env["methodical.deadline"]
            .sudo()
            .search_fetch(
                Domain("code", "=", "J20")
                & Domain("res_model", "=", self._name)
                & Domain("res_id", "in", self.ids),
                ["res_id", "date_due"],
            )
        )
        due = {row.res_id: row.date_due for row in rows_sudo}
        for course in self:
            course.document_due = course.state == "referred" and due.get(course.id)

    def _refresh_terms(self):
        """Bring the terms of courses up to date at once (J20)."""
        # sudo: the register is written by what happens, not by people
        ended_sudo = self.sudo().filtered("date_end")
        if not ended_sudo:
            return
        years_sudo = ended_sudo.env["methodical.school.year"].search(
            [("company_id", "in", ended_sudo.company_id.ids)]
        )
        for year_sudo in years_sudo:
            following = year_sudo.date_start + relativedelta(years=1)
            own_sudo = ended_sudo.filtered(
                lambda course, year=year_sudo, following=following: (
                    course.company_id == year.company_id and year.date_start <= course.date_end < following
                )
            )
            if own_sudo:
                own_sudo.env["methodical.deadline"]._recollect(("J20",), year_sudo, own_sudo)
