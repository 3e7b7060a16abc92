from odoo import api, models
from odoo.fields import Domain

from ...tools.guard import with_pass
from ...tools.issue import Issue
from .methodical_course_schedule import UNKNOWN, UNPLACED


class MethodicalCourseSchedule(models.Model):
    """How a schedule of courses is approved, and what follows: the courses are planned (F4 3.1)."""

    _inherit = "methodical.course.schedule"

    def _get_route_key(self):
        return "course_schedule", False

    @api.model
    def _sealed_fields(self):
        return ["year_from", "year_count", "line_ids"]

    def _submission_errors(self):
        """Return what stands against submitting one schedule: empty, too many away at once, people late or without a place."""
        issues = super()._submission_errors()
        if not self.line_ids:
            text = self.env._("Nobody is in the schedule yet: press “Propose”, or add people by hand.")
            issues.append(Issue("block", text, "F4 3.1"))
        issues += self._check_crowding()
        late = self.line_ids.filtered("is_late")
        if late:
            text = self.env._("After the due date: %(people)s.", people=late.mapped("teacher_name"))
            issues.append(Issue("warn", text, "F4 3.4"))
        if unplaced := self._get_lines_in(UNPLACED):
            text = self.env._("Not placed: %(people)s.", people=unplaced.mapped("teacher_name"))
            issues.append(Issue("warn", text, "F4 3.4"))
        if unknown := self._get_lines_in(UNKNOWN):
            text = self.env._("No data: %(people)s.", people=unknown.mapped("teacher_name"))
            issues.append(Issue("warn", text, "F4 3.4"))
        return issues

    @api.depends("line_ids.slot", "line_ids.teacher_id", "state")
    @api.depends_context("lang")
    def _compute_submission_warning(self):
        for schedule in self:
            schedule.submission_warning = (
                "\n".join(issue.sentence for issue in schedule._submission_errors())
                if schedule.is_editable and schedule.can_edit and schedule.line_ids and schedule.id
                else False
            )

    def _on_approved(self):
        """Plan the courses as the schedule says; who has no need yet gets one."""
        for schedule in self:
            schedule._plan_courses()
        # sudo: the register is written by what happens
        deadlines_sudo = self.env["methodical.deadline"].sudo()
        for year in self._find_school_years():
            deadlines_sudo._recollect(["J19"], year, year)
        return super()._on_approved()

    def _find_school_years(self):
        """Return the school years that these schedules of one school cover."""
        covered = {year for schedule in self for year in schedule._get_years()}
        years = self.env["methodical.school.year"].search([("company_id", "in", self.company_id.ids)])
        return years.filtered(lambda year: year.date_start.year in covered)

    def _plan_courses(self):
        """Write the term of each placement into the open course of its teacher, and make the courses that are missing.

        Who left gets none, nor who was referred or went already, by an earlier version.
        """
        # sudo: who approves the schedule writes no courses
        lines_sudo = self.sudo().line_ids.filtered(
            lambda line: line.year and line.teacher_id.active and not line._is_under_way()
        )
        # sudo: as above
        courses = self.sudo()._find_open_courses(lines_sudo.teacher_id)
        missing = lines_sudo.filtered(lambda line: line.teacher_id not in courses)
        # sudo: as above
        created = with_pass(self.env["methodical.course"].sudo()).create(
            [line._prepare_course() for line in missing]
        )
        courses.update({course.teacher_id: course for course in created})
        for (year, term), lines in lines_sudo.grouped(lambda line: (line.year, line.term)).items():
            planned = created.browse(courses[teacher].id for teacher in lines.teacher_id)
            values = {"planned_year": year, "planned_term": term}
            needs = planned.filtered(lambda course: course.state == "need")
            needs._move_to("planned", **values)
            with_pass(planned - needs).write(values)
        for line in lines_sudo:
            line.course_id = courses[line.teacher_id]

    @api.model
    def _get_approved(self, company, year):
        """Return the approved schedule of a school that covers a school year (empty when there is none).

        :param year: year in which the school year begins
        """
        schedules = self.search(
            Domain("company_id", "=", company.id)
            & Domain("state", "=", "approved")
            & Domain("is_superseded", "=", False)
            & Domain("year_from", "<=", year)
        )
        return schedules.filtered(lambda schedule: year in schedule._get_years())[:1]
