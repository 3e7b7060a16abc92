from odoo import api, fields, models

from ...tools.issue import Issue


class MethodicalScheme(models.Model):
    """How a scheme of work is approved: the head of the association checks, the deputy approves (F0 3.5b, R50)."""

    _inherit = "methodical.scheme"

    amendment_reason = fields.Text(
        "Reason of the new version",
        copy=False,
        tracking=True,
        help="Why the approved scheme of work changes.",
    )
    submission_warning = fields.Text("Before you submit", compute="_compute_submission_warning")

    def _get_route_key(self):
        return "scheme", False

    def _prepare_round(self, regulation, steps, moment):
        return {**super()._prepare_round(regulation, steps, moment), "body_id": self.body_id.id}

    def _get_body_head(self):
        # the field of the body: asked for many documents it is one query
        return self.body_id.heir_id.head_id or super()._get_body_head()

    def _get_supervisor(self):
        return self.body_id.heir_id.supervisor_id or super()._get_supervisor()

    def _get_period_dates(self):
        return self.school_year_id.date_start, self.school_year_id.date_end

    def _get_authors(self):
        """Return {document id: user of the teacher}: a scheme of work stays his, whoever heads the association."""
        # sudo: the account of the author, whoever asks
        return {scheme.id: scheme.sudo().teacher_id.user_id.sudo(False) for scheme in self}

    def _find_decider(self, step, post):
        """Return who decides a step; a head does not check his own scheme of work, that step is left out."""
        found, error = super()._find_decider(step, post)
        if step.decider == "head" and found and found == self.teacher_id:
            return found.browse(), None
        return found, error

    def _find_holders(self, step, post):
        """Return who decides a step; a function that the association gives to a person is his (C7)."""
        if step.decider == "duty" and (named := self.body_id.heir_id._get_named_holder(step.function)):
            return named, ""
        return super()._find_holders(step, post)

    def _prepare_step(self, step, post, teacher, *args):
        """Return the snapshot of a step; who was named for the association signs with a post of his own."""
        if step.decider == "duty" and post not in teacher.post_ids:
            post = (teacher.post_ids.filtered("is_management") or teacher.post_ids)[:1]
        return super()._prepare_step(step, post, teacher, *args)

    # what stands against submitting

    def _submission_errors(self):
        """Return what stands against submitting one scheme of work (R50, F1 VI.11)."""
        return [
            *super()._submission_errors(),
            *self._check_content(),
            *self._check_amendment(),
            *self._check_hours(),
            *self._check_dates(),
        ]

    def _check_content(self):
        issues = []
        if not self.body_id:
            text = self.env._(
                "%(teacher)s is in no association that fits the subject: HR adds the membership, or choose the association.",
                teacher=self.teacher_name,
            )
            issues.append(Issue("block", text, "F1 A-I.2′"))
        if not self.line_ids:
            text = self.env._(
                "There is no lesson yet. Import them from Excel, or add them on the page “Lessons”."
            )
            issues.append(Issue("block", text, "F1 VI.11"))
        return issues

    def _check_amendment(self):
        if self.version == 1 or (self.amendment_reason or "").strip():
            return []
        text = self.env._(
            "Write the reason of the new version: an approved scheme of work changes only with one."
        )
        return [Issue("block", text)]

    def _check_hours(self):
        """Return the issue of hours that do not fit the curriculum (rule ``scheme_hours``, tolerance in hours)."""
        today = fields.Date.context_today(self)
        rule = self.company_id._get_regulation(today)._get_rule(
            "scheme_hours", today, self.body_id.association_kind
        )
        if not rule or not self.line_ids or (self.kind != "subject" and not self.hours):
            return []
        if not self.hours:
            text = self.env._("Enter the hours of the curriculum: nobody can see whether the lessons fit.")
        elif abs(self.hours_planned - self.hours) > rule.value:
            text = self._describe_hours()
        else:
            return []
        return [Issue(rule.severity, text, rule.clause or "")]

    def _check_dates(self):
        if not (wrong := self._find_misplaced(self.line_ids)):
            return []
        text = self.env._(
            "Lessons on a day off or outside their quarter: %(lessons)s.",
            lessons=[f"{line.date_planned:%d.%m} {line.name}" for line in wrong[:5]]
            + (["…"] if len(wrong) > 5 else []),
        )
        return [Issue("warn", text)]

    @api.depends("line_ids", "hours", "body_id", "class_id", "subject_id", "amendment_reason", "state")
    @api.depends_context("lang")
    def _compute_submission_warning(self):
        for scheme in self:
            scheme.submission_warning = (
                "\n".join(issue.sentence for issue in scheme._submission_errors())
                if scheme.is_editable and scheme.id
                else False
            )

    def _on_approved(self):
        """Pass the weeks that were taught to the new version, which replaces the old one."""
        # sudo: who approves writes no weeks; nothing of them changes but the version they belong to
        for scheme_sudo in self.sudo().filtered("previous_version_id"):
            scheme_sudo.previous_version_id.progress_ids.scheme_id = scheme_sudo
        return super()._on_approved()
