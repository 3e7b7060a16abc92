from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.guard import with_pass
from ...tools.keep_lines import read_lines

SHARE_ACTIVITY = "school_methodical.mail_activity_type_course_share"
#: after which a course is to be shared
OVER = ("handed_in", "credited")


class MethodicalCourse(models.Model):
    """Sharing what was learnt: an event, material or a report at a meeting, within the days of the regulation (F4 1.7f, 2.2k)."""

    _inherit = "methodical.course"

    share_event_id = fields.Many2one(
        "calendar.event", "Shared at the event", readonly=True, copy=False, ondelete="set null"
    )
    share_meeting_id = fields.Many2one(
        "methodical.meeting",
        "Shared at the meeting",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    share_file_ids = fields.Many2many(
        "ir.attachment",
        "methodical_course_share_file_rel",
        string="Material",
        readonly=True,
        copy=False,
        bypass_search_access=True,
    )
    share_due = fields.Date("To be shared until", compute="_compute_share_due")
    share_status = fields.Selection(
        [("waiting", "To be shared"), ("late", "Not shared in time"), ("shared", "Shared")],
        "Sharing",
        compute="_compute_share_due",
        search="_search_share_status",
        help="F4 1.7f: what was learnt is shared with the colleagues.",
    )

    @api.depends("state", "kind", "date_end", "sharing", "shared_on", "is_corrected")
    def _compute_share_due(self):
        today = self._get_today()
        days = self._get_share_days(self.company_id)
        for course in self:
            term = days.get(course.company_id.id)
            asked = term is not None and course._is_to_share()
            course.share_due = asked and course.date_end + relativedelta(days=term)
            late = asked and course.share_due < today
            course.share_status = (
                "shared" if course.shared_on else "late" if late else "waiting" if asked else False
            )

    def _is_to_share(self):
        """Return whether one course is over and not shared: learning at school is shared by itself."""
        return (
            course_is_over(self)
            and not self.shared_on
            and self.sharing != "none"
            and self.kind != "in_school"
            and not self.is_corrected
        )

    @api.model
    def _get_share_days(self, companies):
        """Return {id of a company: days} of the schools whose regulation asks to share a course (F4 1.7f)."""
        today = fields.Date.context_today(self)
        # as one set: the rules of all schools are read together
        regulations = self.env["methodical.regulation"].union(
            *(company._get_regulation(today) for company in companies)
        )
        read_lines(regulations, "rule_ids")
        rules = {row.company_id.id: row._get_rule("course_share", today) for row in regulations}
        return {company: int(rule.value) for company, rule in rules.items() if rule}

    @api.model
    def _search_share_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        companies = self.env.companies
        domains = {"shared": Domain("shared_on", "!=", False)}
        asked = (
            Domain("state", "in", OVER)
            & Domain("shared_on", "=", False)
            & Domain("date_end", "!=", False)
            & (Domain("sharing", "!=", "none") | Domain("sharing", "=", False))
            & Domain("kind", "!=", "in_school")
            & Domain("is_corrected", "=", False)
        )
        late = Domain.FALSE
        days = self._get_share_days(companies)
        for company, term in days.items():
            late |= Domain("company_id", "=", company) & Domain("date_end", "<", f"today -{term}d")
        domains["late"] = asked & late
        domains["waiting"] = asked & Domain("company_id", "in", list(days)) & ~late
        domains[False] = ~domains["shared"] & ~(asked & Domain("company_id", "in", list(days)))
        return Domain.OR(domains[status] for status in value if status in domains)

    def action_share(self):
        """Open the dialog that tells how one course was shared."""
        self.ensure_one()
        self._check_may_share()
        return self._open_decision("methodical.course.sharing", self.env._("How it was shared"))

    def _set_shared(self, how, day, **links):
        """Note that courses were shared.

        :param how: 'event', 'material' or 'meeting'
        :param day: datetime.date
        :param links: ``share_event_id``, ``share_meeting_id``, ``share_file_ids`` that show it
        """
        # sudo: written by what happens; a credited course is closed to everybody else
        with_pass(self.sudo()).write({"sharing": how, "shared_on": day, **links})
        self.sudo().activity_unlink([SHARE_ACTIVITY])  # sudo: the task is done, whoever has it

    def _check_may_share(self):
        """Raise unless the user tells of his own course, or keeps the courses of the school."""
        self.check_access("read")
        for course in self:
            if not (self.env.su or course.is_mine or self._is_staff()):
                raise UserError(
                    self.env._(
                        "%(person)s tells how “%(course)s” was shared.",
                        person=course.teacher_name,
                        course=course.name,
                    )
                )
            if course.shared_on:
                course._check_sharer()
            if not course_is_over(course):
                course._refuse_not_over()

    def _refuse_not_over(self):
        raise UserError(
            self.env._("“%(course)s” is shared when it is over and its document handed in.", course=self.name)
        )

    def _ask_to_share(self):
        """Give the teachers of credited courses the task to share them, where the regulation asks for it."""
        for course in self.filtered(lambda course: course.share_status in ("waiting", "late")):
            # sudo: the account of the teacher
            user_sudo = course.sudo().teacher_id.user_id.filtered("active")
            if user_sudo:
                # sudo: the officer gives a task to a colleague
                course.sudo().activity_schedule(
                    SHARE_ACTIVITY,
                    date_deadline=max(course.share_due, course._get_today()),
                    user_id=user_sudo.id,
                    summary=course.with_context(lang=user_sudo.lang)._say_share(),
                )

    def _say_share(self):
        """Return what a teacher is asked to do after one course."""
        return self.env._(
            "Share “%(course)s” until %(day)s", course=self.name, day=format_date(self.env, self.share_due)
        )


def course_is_over(course):
    """Return whether the document on one course was handed in and not refused."""
    return course.state in OVER and bool(course.date_end)
