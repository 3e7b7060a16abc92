from odoo import models
from odoo.fields import Domain

from ..models.growth.methodical_course import NORM_KINDS
from ..tools.kyrgyz_order import alphabetical_key
from ..tools.print_sheet import table_document
from ..tools.xlsx import Table

XLSX_URL = "/methodical/course_schedule"
#: letters and lines of the table in px: nine columns
FONT, LINE = 13, 17


class MethodicalCourseSchedule(models.Model):
    """The schedule of courses on paper and as a workbook (domain 9.3, 9), prepared once for both."""

    _inherit = "methodical.course.schedule"

    def action_print(self):
        """Print the schedule of all its years with stamps."""
        return self.env.ref("school_methodical.methodical_course_schedule_action_report").report_action(
            self, config=False
        )

    def action_export(self):
        """Download the schedule of one school as a workbook."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"{XLSX_URL}/{self.id}.xlsx", "target": "download"}

    def _get_print_name(self):
        """Return the name of the file of one print."""
        return self.display_name

    def _get_print_values(self):
        """Return what the print of one schedule shows, in the language of the environment."""
        self.ensure_one()
        return table_document(self._get_table(), self._get_print_frame(), FONT, LINE)

    def _get_year_print_values(self):
        """Return the print of one schedule for the present school year, or its first one."""
        self.ensure_one()
        today = self.env["methodical.school.year"]._get_current(self.company_id).date_start
        year = today.year if today and today.year in self._get_years() else self.year_from
        return table_document(self._get_table(year), self._get_print_frame(), FONT, LINE)

    def _get_table(self, year=None):
        """Return the table of one schedule, in the order of its terms; who has no place comes last.

        :param year: year in which a school year begins, None for all of them
        :return: tools.xlsx.Table
        """
        lines = self.line_ids.sorted(
            lambda line: (not line.year, line.year, line.term or "", alphabetical_key(line.teacher_name))
        )
        if year:
            lines = lines.filtered(lambda line: line.year == year)
        last, planned = lines._get_last_courses(), lines._get_readable_courses()
        rows = [
            line._prepare_print_row(place, last.get(line.teacher_id), planned.get(line))
            for place, line in enumerate(lines, start=1)
        ]
        start, end = (year, year + 1) if year else (self.year_from, self.year_from + self.year_count)
        title = self.env._("SCHEDULE OF QUALIFICATION COURSES\n%(start)s–%(end)s", start=start, end=end)
        return Table(f"{title}\n{self.company_id.name}", self._get_columns(), rows)

    def _get_columns(self):
        """Return [(label, width in characters)]."""
        return [
            (self.env._("No."), 4),
            (self.env._("Teacher"), 22),
            (self.env._("Subject"), 17),
            (self.env._("Last course (institution, theme, year, hours, document No.)"), 36),
            (self.env._("Next due date"), 11),
            (self.env._("Planned: institution, theme, hours, date"), 34),
            (self.env._("Funding"), 12),
            (self.env._("Carried out"), 12),
            (self.env._("Document handed in (date)"), 15),
        ]


class MethodicalCourseScheduleLine(models.Model):
    _inherit = "methodical.course.schedule.line"

    def _get_last_courses(self):
        """Return {card: its last credited course} as far as the user may read them, one query for all."""
        courses = self.env["methodical.course"].search(
            Domain("teacher_id", "in", self.teacher_id.ids)
            & Domain("state", "=", "credited")
            & Domain("kind", "in", NORM_KINDS),
            order="date_end, id",
        )
        return {course.teacher_id: course for course in courses if course.is_counted}

    def _get_readable_courses(self):
        """Return {placement: its course} as far as the user may read them."""
        readable = self.course_id._filtered_access("read")
        return {line: line.course_id for line in self if line.course_id in readable}

    def _prepare_print_row(self, place, last, course):
        """Return one row of the table.

        :param last: the last credited course of the teacher, or None
        :param course: the course that is planned, or None
        """
        teacher_sudo = self.sudo().teacher_id  # sudo: what somebody teaches is public within the school
        course = course or self.env["methodical.course"]
        funding = dict(course._fields["funding"]._description_selection(self.env))
        is_done = course.state == "credited"
        return [
            place,
            self.teacher_name,
            ", ".join(teacher_sudo.subject_ids.mapped("name")),
            self._describe_last(last) if last else "",
            self.date_due or "",
            self._describe_planned(course),
            funding.get(course.funding, ""),
            (course.decided_on or self.env._("yes")) if is_done else "",
            course.handed_in_on or "",
        ]

    def _describe_last(self, course):
        year = str(course.date_end.year) if course.date_end else ""
        number = self.env._("No. %(number)s", number=course.document_number) if course.document_number else ""
        parts = [course.provider_name, course.name, year, self._describe_hours(course), number]
        return ", ".join(filter(None, parts))

    def _describe_planned(self, course):
        term = self._get_slot_label()
        if course.date_start and course.date_end:
            term = f"{course.date_start.strftime('%d.%m.%Y')}–{course.date_end.strftime('%d.%m.%Y')}"
        return ", ".join(
            filter(None, [course.provider_name, course.name, self._describe_hours(course), term])
        )

    def _describe_hours(self, course):
        return self.env._("%(hours)s h", hours=course.hours) if course.hours else ""


class MethodicalCourse(models.Model):
    """The list of needs on paper and as a workbook (domain 9.3, 9b)."""

    _inherit = "methodical.course"

    def action_export_needs(self):
        """Download the list of these needs."""
        ids = ",".join(map(str, self.ids))
        return {
            "type": "ir.actions.act_url",
            "url": f"/methodical/course_needs.xlsx?ids={ids}",
            "target": "download",
        }

    def _get_needs_table(self):
        """Return the list of these needs of one school, the urgent ones first, in the language of the environment.

        :return: tools.xlsx.Table
        """
        priorities = dict(self._fields["priority"]._description_selection(self.env))
        rows = [
            [place, course.teacher_name, course.difficulty, course.name, priorities.get(course.priority, "")]
            for place, course in enumerate(
                self.sorted(
                    lambda course: (-int(course.priority or 0), alphabetical_key(course.teacher_name))
                ),
                start=1,
            )
        ]
        title = self.env._("NEEDS OF QUALIFICATION COURSES")
        schools = ", ".join(self.company_id.mapped("name"))
        columns = [
            (self.env._("No."), 4),
            (self.env._("Teacher"), 26),
            (self.env._("Need or difficulty"), 44),
            (self.env._("Suggested theme"), 44),
            (self.env._("Priority"), 12),
        ]
        return Table(f"{title}\n{schools}", columns, rows)
