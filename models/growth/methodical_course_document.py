from odoo import Command, api, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools.course_check import find_wrong_dates
from ...tools.guard import with_pass
from ...tools.issue import Issue, blocking

#: hours of one course at most: more is a slip of the pen
MAX_HOURS = {"course": 600, "retraining": 3000, "in_school": 300, "seminar": 300}
#: what is written when a document is handed in
HANDED_IN = (
    "name",
    "kind",
    "programme",
    "provider_id",
    "provider_name",
    "form",
    "funding",
    "date_start",
    "date_end",
    "hours",
    "document_kind",
    "document_number",
    "document_date",
    "qualification",
    "document_ids",
    "sharing",
)
#: what a document needs; learning at school leaves no certificate (F1 IV.3), nor does every seminar (F2 2.4c)
NEEDED = {
    **dict.fromkeys(
        ("course", "retraining"),
        ("hours", "document_number", "document_date", "provider_name", "document_ids"),
    ),
    "in_school": ("hours", "date_end"),
    "seminar": ("hours", "date_end", "provider_name"),
}


class MethodicalCourse(models.Model):
    """Handing in the document: what it needs, the same one twice, dates and hours that cannot be (F4 3.2, 1.4c, 1.4h, R43-R46)."""

    _inherit = "methodical.course"

    @api.constrains("date_start", "date_end", "document_date", "handed_in_on")
    def _check_dates(self):
        for courses in self.grouped("company_id").values():
            today = courses._get_today()
            for course in courses:
                days = course.date_start, course.date_end, course.document_date
                if wrong := find_wrong_dates(*days, today):
                    raise UserError(course._describe_wrong_dates(wrong, *days))

    def _describe_wrong_dates(self, wrong, start, end, signed):
        """Return the sentence that says which dates of one course cannot be.

        :param wrong: answer of ``find_wrong_dates``
        """
        days = {
            "course": self.display_name,
            "start": format_date(self.env, start),
            "end": format_date(self.env, end),
            "date": format_date(self.env, signed),
        }
        if wrong == "end_before_start":
            return self.env._(
                "“%(course)s” ends on %(end)s, before its first day (%(start)s). Correct the days.", **days
            )
        if wrong == "document_to_come":
            return self.env._(
                "The document on “%(course)s” is dated %(date)s, a day still to come. Write the date that stands on it.",
                **days,
            )
        return self.env._(
            "The document on “%(course)s” is dated %(date)s, before the course began (%(start)s). Correct one of the dates.",
            **days,
        )

    @api.constrains("hours", "kind")
    def _check_hours(self):
        for course in self:
            if not 0 <= course.hours <= MAX_HOURS[course.kind]:
                raise UserError(
                    self.env._(
                        "“%(course)s” cannot have %(hours)s hours: from 1 to %(most)s are possible for this kind. Write the hours of the document.",
                        course=course.display_name,
                        hours=course.hours,
                        most=MAX_HOURS[course.kind],
                    )
                )

    def action_hand_in(self, **values):
        """Hand in the document on courses to the officer: the teacher himself, or deputy and officer for a paper.

        :param values: fields of ``HANDED_IN`` for one course, for example ``document_number``, ``document_date``,
            ``hours``, ``document_ids`` (ids of attachments); without them what stands on the course counts
        :return: True
        :raises UserError: everything that is wrong with the document, in one message
        """
        self.check_access("write")
        self._lock()
        self._check_may_hand_in()
        self._check_is_here()
        if values:
            self.ensure_one()
            self._write_document(values)
        for course in self:
            course._claim_files()
            if not course.date_end:
                with_pass(course).date_end = course.document_date
        self._raise_document_errors()
        self._move_to("handed_in", handed_in_on=self._get_today())
        self._refresh_key()
        self._on_handed_in()
        return True

    def _write_document(self, values):
        """Write what was typed on the document of one course."""
        if values.keys() - set(HANDED_IN):
            self._refuse_engine_fields()
        self._check_state_to_hand_in()
        values = dict(values)
        if "document_ids" in values:
            # sudo: whether the files exist; the right to read them is asked next
            ids = self.env["ir.attachment"].sudo().browse(values["document_ids"]).exists().ids
            values["document_ids"] = [Command.set(ids)]
        is_chosen = self.is_mine and self._filter_newly_chosen(values.keys())
        with_pass(self).write({**values, "chosen_by": "teacher"} if is_chosen else values)

    def action_take_back(self):
        """Take a document back that nobody has decided yet.

        :raises UserError: when it is decided, or not the user's to hand in
        """
        self.check_access("write")
        self._lock()
        self._check_may_hand_in()
        self._check_state("handed_in")
        for course in self:
            state = "referred" if course.order_id else "planned" if course.planned_year else "need"
            course._move_to(state, handed_in_on=False, document_key=False)
        self._forget_check()
        self._refresh_terms()
        return True

    def _check_state_to_hand_in(self):
        if others := self.filtered(lambda course: course.state not in ("need", "planned", "referred")):
            raise UserError(
                self.env._(
                    "A document on “%(course)s” was handed in or decided already. Open the course to see what became of it.",
                    course=others[0].display_name,
                )
            )

    def _check_may_hand_in(self):
        """Raise when the user hands in for somebody else: only deputy and officer do, for a paper."""
        if self.env.su or self._is_staff():
            return
        if others := self.filtered(lambda course: not course.is_mine):
            raise UserError(
                self.env._(
                    "The document on “%(course)s” is handed in by %(person)s, or on paper at the deputy or the qualification officer.",
                    course=others[0].name,
                    person=others[0].teacher_name,
                )
            )

    def _raise_document_errors(self):
        """Raise everything that stands against the documents of courses at once.

        :raises UserError: naming each course
        """
        self._check_state_to_hand_in_or_check()
        issues = [issue for course in self for issue in course._get_document_issues()]
        if blocked := blocking(issues):
            raise UserError("\n".join(issue.sentence for issue in blocked))

    def _check_state_to_hand_in_or_check(self):
        self.filtered(lambda course: course.state != "handed_in")._check_state_to_hand_in()

    def _get_document_issues(self):
        """Return what stands against the document of one course (list of tools.issue.Issue)."""
        issues = []
        # a blank is no number
        missing = [
            self._fields[name]._description_string(self.env)
            for name in NEEDED[self.kind]
            if not (self[name].strip() if isinstance(self[name], str) else self[name])
        ]
        if missing:
            text = self.env._("“%(course)s”: fill in %(fields)s.", course=self.display_name, fields=missing)
            issues.append(Issue("block", text, "F4 3.2"))
        if self.date_end and self.date_end > self._get_today():
            text = self.env._(
                "“%(course)s” is not over before %(end)s: its document is handed in afterwards.",
                course=self.display_name,
                end=format_date(self.env, self.date_end),
            )
            issues.append(Issue("block", text, "F4 3.2"))
        return [
            *issues,
            *self._get_late_issues(),
            *self._get_retraining_issues(),
            *self._get_duplicate_issues(),
        ]

    def _get_late_issues(self):
        """Return the issue that the document on one referral came after the term of the regulation (F4 3.2, R46)."""
        regulation, handed_in = self.company_id._get_regulation(), self.handed_in_on or self._get_today()
        rule = regulation._get_rule("course_document", handed_in)
        if not rule or not self.order_id or not self.date_end:
            return []
        due = self.company_id._get_due_date(self.date_end, int(rule.value), regulation.day_kind)
        if handed_in <= due:
            return []
        text = self.env._(
            "“%(course)s”: the document was due on %(day)s.",
            course=self.display_name,
            day=format_date(self.env, due),
        )
        # a late document still is one: what was learnt counts
        return [Issue("warn", text, rule.clause or "")]

    def _get_retraining_issues(self):
        """Return what the regulation holds against a retraining: too few hours, no diploma (F4 1.4h, R45)."""
        if self.kind != "retraining":
            return []
        issues = []
        day = self.document_date or self._get_today()
        rule = self.company_id._get_regulation(day)._get_rule("retraining_hours", day)
        if rule and self.hours and self.hours < rule.value:
            text = self.env._(
                "“%(course)s” has %(hours)s hours: a retraining has at least %(least)s. Choose the kind “Qualification course”, or correct the hours.",
                course=self.display_name,
                hours=self.hours,
                least=round(rule.value),
            )
            issues.append(Issue(rule.severity, text, rule.clause or ""))
        if self.document_kind != "diploma":
            text = self.env._(
                "“%(course)s”: a retraining ends with a diploma. Choose it as the kind of document.",
                course=self.display_name,
            )
            issues.append(Issue("block", text, "F4 1.4h"))
        return issues
