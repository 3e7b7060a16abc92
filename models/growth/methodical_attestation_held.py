from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.issue import Issue

#: how a teacher stands to the course norm at an attestation (R49), by the status of the norm
_STANDINGS = {
    **dict.fromkeys(("ok", "due_12", "due_6", "due_3"), "met"),
    "exempt": "exempt",
    "no_data": "unknown",
}


class MethodicalAttestation(models.Model):
    """What is known on the day of the application: category held, course norm, and what speaks against it (R49, J21)."""

    _inherit = "methodical.attestation"

    held_category_id = fields.Many2one(
        "methodical.category", "Category held", compute="_compute_held", compute_sudo=True
    )
    held_since = fields.Date("Held since", compute="_compute_held", compute_sudo=True)
    held_until = fields.Date("Held until", compute="_compute_held", compute_sudo=True)
    date_since = fields.Date(
        "Work since",
        compute="_compute_date_since",
        compute_sudo=True,
        store=True,
        readonly=False,
        copy=False,
        help="The dossier gathers what was done from this day on. Empty: everything.",
    )
    course_standing = fields.Selection(
        [
            ("met", "Met"),
            ("late", "Late"),
            ("not_met", "Not met"),
            ("unknown", "No data"),
            ("exempt", "Not asked for"),
        ],
        "Course norm",
        compute="_compute_course_standing",
        compute_sudo=True,
        help="On the day of the application, before it today (F4 3.5b).",
    )
    course_sentence = fields.Char("Courses", compute="_compute_course_standing", compute_sudo=True)
    warning = fields.Text(compute="_compute_warning")

    def _get_day(self):
        """Return the day that counts for one case: of the application, before it today."""
        # a form that names nobody yet is asked too
        school = self.company_id or self.env.company
        return self.date_submitted or fields.Date.context_today(school._in_school_time())

    @api.depends("teacher_id", "date_submitted", "award_id")
    def _compute_held(self):
        Award = self.env["methodical.category.award"]
        rows = Award.search_fetch(
            Domain("teacher_id", "in", self.teacher_id.ids) & Domain("replaced_by_ids", "=", False),
            order="date_awarded, id",
        ).grouped("teacher_id")
        for case in self:
            day = case._get_day()
            held = rows.get(case.teacher_id, Award).filtered(
                lambda award, day=day, case=case: (
                    award.date_awarded <= day
                    and (not award.date_until or award.date_until >= day)
                    and award != case.award_id
                )
            )[-1:]
            case.held_category_id = held.category_id
            case.held_since, case.held_until = held.date_awarded, held.date_until

    @api.depends("teacher_id", "category_id")
    def _compute_date_since(self):
        """Propose the day of the category held, else the term of the category sought before the wish."""
        for case in self:
            years = case.category_id.validity_years
            case.date_since = case.held_since or (
                years and (case.date_wish or fields.Date.context_today(case)) - relativedelta(years=years)
            )

    @api.depends("teacher_id", "date_submitted")
    @api.depends_context("lang")
    def _compute_course_standing(self):
        for day, cases in self.grouped(lambda case: case._get_day()).items():
            found = cases.teacher_id._get_course_status(day)
            for case in cases:
                status = found.get(case.teacher_id)
                case.course_standing = (
                    _STANDINGS.get(status.status, "late" if status.course else "not_met") if status else False
                )
                case.course_sentence = status.sentence if status else False

    @api.depends("teacher_id", "category_id", "date_submitted", "state")
    @api.depends_context("lang")
    def _compute_warning(self):
        issues = self._get_issues()
        for case in self:
            case.warning = "\n".join(issue.sentence for issue in issues.get(case, ())) or False

    def _get_issues(self):
        """Return {case: [Issue]} of what speaks against cases that are prepared.

        A lower category than the one held warns; what the regulation says of a retake too early has its severity.
        """
        cases = self.filtered(lambda case: case.state in ("wish", "dossier"))
        if not cases.teacher_id:
            return {}
        # sudo: a failed case counts, whoever may read it
        failed_sudo = self.sudo().search(
            Domain("teacher_id", "in", cases.teacher_id.ids)
            & Domain("state", "=", "failed")
            & Domain("date_retake", ">", "today"),
            order="date_retake",
        )
        latest = {case.teacher_id.id: case for case in failed_sudo}
        return {case: case._find_issues(latest.get(case.teacher_id.id)) for case in cases}

    def _find_issues(self, failed):
        """Return the list of Issue of one case.

        :param failed: the case of the teacher that was not passed and may not be retaken yet, or None
        """
        issues = []
        if self.category_id and self.category_id.rank < self.held_category_id.rank:
            issues.append(
                Issue(
                    "warn",
                    self.env._(
                        "%(teacher)s holds “%(held)s” and would apply for a lower category, “%(sought)s”.",
                        teacher=self.teacher_name,
                        held=self.held_category_id.name,
                        sought=self.category_id.name,
                    ),
                )
            )
        rule = self._get_retake_rule(self._get_day()) if failed else None
        if rule:
            text = self.env._(
                "%(teacher)s did not pass before and may retake from %(date)s on.",
                teacher=self.teacher_name,
                date=failed.date_retake.strftime("%d.%m.%Y"),
            )
            issues.append(Issue(rule.severity, text, rule.clause or ""))
        return issues

    def _get_retake_rule(self, day):
        """Return the rule of the regulation in force about retaking (empty when it is off).

        :param day: datetime.date
        """
        return self.company_id._get_regulation(day)._get_rule("attestation_retake", day)

    def _get_retake_day(self, day):
        """Return the first day on which one case may be retaken after a result, or False without a rule.

        :param day: datetime.date of the result
        """
        day = fields.Date.to_date(day)
        rule = self._get_retake_rule(day)
        return day + relativedelta(months=int(rule.value)) if rule else False
