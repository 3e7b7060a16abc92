from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from .methodical_course import NORM_KINDS

#: states of a course that meets, or will meet, a need
_OPEN = ("need", "planned", "referred", "handed_in")
#: how urgent a need is that follows from the status of its teacher
_PRIORITIES = {"overdue": "2", "due_3": "1"}


class MethodicalCourse(models.Model):
    """Needs of courses that the school finds out itself: from due dates, from the questionnaire (F4 3.1, F2 2.2e)."""

    _inherit = "methodical.course"

    @api.model
    def _get_open_theme(self):
        """Return the theme of a course whose theme nobody has chosen yet: it is left to the teacher (F4 3.3)."""
        return self.env._("Theme of the teacher's own choice")

    def _has_open_theme(self):
        """Return whether nobody has chosen the theme of one course yet, in whatever language it was written."""
        languages = self.env["res.lang"].get_installed()
        return self.name in {self.with_context(lang=code)._get_open_theme() for code, _name in languages}

    @api.model
    def _filter_without_course(self, teachers):
        """Return the teachers who have no course of a norm that is needed, planned or under way.

        :param teachers: methodical.teacher
        """
        courses = self.search(
            Domain("teacher_id", "in", teachers.ids)
            & Domain("kind", "in", NORM_KINDS)
            & Domain("state", "in", _OPEN)
        )
        return teachers - courses.teacher_id

    @api.model
    def _create_due_needs(self, company, months):
        """Create a need for everybody whose course is due within some months, and who has no open course.

        :param company: res.company
        :param months: counted from today; who is overdue is taken in any case, of whom nothing is on file is not
        :return: the needs
        """
        today = fields.Date.context_today(company._in_school_time())
        until = today + relativedelta(months=months)
        teachers = self.env["methodical.teacher"].search([("company_id", "=", company.id)])
        statuses = teachers._get_course_status(today)
        due = teachers.filtered(
            lambda teacher: statuses[teacher].date_due and statuses[teacher].date_due <= until
        )
        return self.create(
            [
                {
                    "teacher_id": teacher.id,
                    "name": self._get_open_theme(),
                    "need_source": "due",
                    "difficulty": statuses[teacher].sentence,
                    "priority": _PRIORITIES.get(statuses[teacher].status, "0"),
                    "hours": statuses[teacher].norm.sudo().hours,  # sudo: the norm holds for everybody
                }
                for teacher in self._filter_without_course(due)
            ]
        )
