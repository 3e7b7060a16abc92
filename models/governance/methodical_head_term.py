from datetime import timedelta

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.guard import has_pass, with_pass
from ...tools.issue import Issue, blocking


class MethodicalHeadTerm(models.Model):
    """Term of a head: elected or appointed, confirmed by an order, with a snapshot of the eligibility (N6)."""

    _name = "methodical.head.term"
    _description = "Term of a Head"
    _inherit = ["mail.thread"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    body_id = fields.Many2one("methodical.body", "Association", required=True, index=True, ondelete="cascade", check_company=True)
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    teacher_id = fields.Many2one("methodical.teacher", "Head", required=True, index=True, ondelete="restrict", check_company=True, tracking=True)
    state = fields.Selection(
        [("candidate", "Candidate"), ("confirmed", "Confirmed by order"), ("ended", "Ended")],
        default="candidate", required=True, readonly=True, copy=False, tracking=True,
    )
    mode = fields.Selection(
        [("elected", "Elected"), ("consent", "Appointed with the members' consent"), ("appointed", "Appointed")],
        required=True, compute="_compute_mode", store=True, readonly=False, precompute=True, help="C3: F1 V.1; F3 DR12.",
    )
    date_from = fields.Date("From", required=True, default=fields.Date.context_today, tracking=True)
    date_to = fields.Date("Until", tracking=True)
    meeting_reference = fields.Char("Minutes", help="Number and date of the minutes of the election or consent.")
    votes_for = fields.Integer("For")
    votes_against = fields.Integer("Against")
    votes_abstained = fields.Integer("Abstained")
    order_number = fields.Char("Order No.", copy=False, tracking=True)
    order_date = fields.Date("Order of", copy=False, tracking=True)
    override_reason = fields.Text("Reason of the exception", tracking=True, help="Needed when the regulation warns about the candidate.")
    eligibility_text = fields.Text("Against the candidate", compute="_compute_eligibility_text")
    eligibility_snapshot = fields.Text("Eligibility on the day of the order", readonly=True, copy=False)

    _dates_check = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)", "A term must end on a day that is not before its first one."
    )
    _votes_check = models.Constraint(
        "CHECK(votes_for >= 0 AND votes_against >= 0 AND votes_abstained >= 0)", "Votes may not be negative."
    )

    @api.depends("body_id")
    def _compute_mode(self):
        for term in self:
            term.mode = term.mode or term.body_id.company_id._get_regulation(term.date_from).head_mode or "elected"

    @api.depends("teacher_id", "date_from", "body_id")
    @api.depends_context("lang")
    def _compute_eligibility_text(self):
        for term in self:
            issues = term._get_issues() if term.teacher_id and term.body_id else []
            term.eligibility_text = "\n".join(issue.sentence for issue in issues)

    @api.depends("body_id.name", "teacher_id.name")
    def _compute_display_name(self):
        for term in self:
            # sudo: the name of a head is public within the school
            term.display_name = f"{term.sudo().teacher_id.name or ''} · {term.body_id.name or ''}"

    @api.model
    def _get_domain_on(self, day):
        """Return the domain of confirmed terms on a date (datetime.date or a relative date of the ORM)."""
        return (
            Domain("state", "in", ("confirmed", "ended"))
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Create candidates.

        :raises UserError: when a caller sets another state
        """
        terms = super().create(vals_list)
        # looked at afterwards: the state may also come from a default in the caller's context
        if not has_pass(self.env) and any(term.state != "candidate" for term in terms):
            self._refuse_state()
        return terms

    def write(self, vals):
        """Write a candidate; a confirmed term is evidence.

        :raises UserError: when the state or a confirmed term would change by hand
        """
        if not has_pass(self.env):
            if "state" in vals or any(term.state != "candidate" for term in self):
                self._refuse_state()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed(self):
        if any(term.state != "candidate" for term in self):
            self._refuse_state()

    def _refuse_state(self):
        raise UserError(self.env._("A head takes and leaves the post only by an order of the director."))

    def action_confirm(self):
        """Seat the candidates by the director's order (R7-R11); the head before ends the day before.

        :raises AccessError: for everybody but the director
        :raises UserError: without order or votes, when the candidate is not a member, or when the regulation forbids him
        """
        self.body_id._check_director()
        for term in self:
            if errors := term._get_confirmation_errors():
                raise UserError("\n".join(errors))
            issues = term._get_issues()
            term.body_id.head_term_ids.filtered(
                lambda other: other.state == "confirmed"
                and (not other.date_to or other.date_to >= term.date_from)  # noqa: B023  (evaluated at once)
            )._end(term.date_from - timedelta(days=1))
            with_pass(term).write(
                {"state": "confirmed", "eligibility_snapshot": term._describe_eligibility(issues)}
            )
            term._grant_group()
        return True

    def action_end(self):
        """End confirmed terms today (order of the director).

        :raises AccessError: for everybody but the director
        :raises UserError: for a candidate, and for a term that is over
        """
        self.body_id._check_director()
        if over := self.filtered(lambda term: term.state != "confirmed"):
            raise UserError(
                self.env._("%(terms)s cannot be ended: only a confirmed term can.", terms=over.mapped("display_name"))
            )
        return self._end(fields.Date.context_today(self))

    def _end(self, day):
        """End confirmed terms on a date (datetime.date)."""
        for term in self:
            with_pass(term).write({"state": "ended", "date_to": max(day, term.date_from)})
        return True

    def _get_confirmation_errors(self):
        """Return the sentences why one candidate cannot be seated, all at once."""
        self.ensure_one()
        name = self.sudo().teacher_id.name  # sudo: the name of the candidate
        errors = []
        if self.state != "candidate" or self.body_id.state != "active":
            errors.append(self.env._("%(head)s is seated as a candidate of an active association.", head=name))
        if not self.order_number or not self.order_date:
            errors.append(self.env._("Enter the number and the date of the order that seats %(head)s.", head=name))
        wanted = self.company_id._get_regulation(self.date_from).head_mode
        if wanted and self.mode != wanted:
            modes = dict(self._fields["mode"]._description_selection(self.env))
            errors.append(
                self.env._("The regulation seats heads differently: “%(mode)s”. Correct the way.", mode=modes[wanted])
            )
        if self.mode == "elected" and self.votes_for <= self.votes_against:
            errors.append(self.env._("%(head)s was not elected: enter the votes of the meeting.", head=name))
        if self.mode == "consent" and not self.meeting_reference:
            errors.append(self.env._("Enter the minutes in which the members agreed to %(head)s.", head=name))
        if self.teacher_id not in self.body_id._get_members(self.date_from):
            errors.append(
                self.env._("%(head)s is not a member of %(body)s on that day.", head=name, body=self.body_id.name)
            )
        issues = self._get_issues()
        errors += [issue.sentence for issue in blocking(issues)]
        if issues and not self.override_reason and not blocking(issues):
            errors.append(
                self.env._(
                    "The regulation warns about %(head)s: write the reason of the exception. %(issues)s",
                    head=name,
                    issues=" ".join(issue.sentence for issue in issues),
                )
            )
        return errors

    def _get_issues(self):
        """Return what the regulation holds against one candidate (only associations have such rules)."""
        if self.body_id.kind != "association":
            return []
        regulation = self.company_id._get_regulation(self.date_from)
        return self._get_eligibility_issues(self.teacher_id, regulation, self.date_from, self.body_id.association_kind)

    @api.model
    def _get_eligibility_issues(self, teacher, regulation, day, body_kind, awards=None):
        """Return what the regulation holds against a teacher as head on a date (R7, R8, R9).

        :param teacher: methodical.teacher
        :param day: datetime.date
        :param awards: {teacher: award} that holds on the date, when the caller has it for many teachers
        :return: list of tools.issue.Issue
        """
        teacher = teacher.sudo()  # sudo: the rule looks at a card that the reader may not open
        issues = []
        rule = regulation._get_rule("head_education", day, body_kind)
        if rule and teacher.education_level != "higher":
            text = self.env._("%(teacher)s has no higher professional education.", teacher=teacher.name)
            issues.append(Issue(rule.severity, text, rule.clause or ""))
        rule = regulation._get_rule("head_service", day, body_kind)
        if rule and (issue := self._check_service(teacher, rule, day)):
            issues.append(issue)
        rule = regulation._get_rule("head_category", day, body_kind)
        award = (awards if awards is not None else teacher._get_valid_awards(day)).get(teacher)
        if rule and rule.category_ids and (not award or award.category_id not in rule.category_ids):
            text = self.env._(
                "%(teacher)s has none of the categories %(categories)s.",
                teacher=teacher.name,
                categories=rule.category_ids.mapped("name"),
            )
            issues.append(Issue(rule.severity, text, rule.clause or ""))
        return issues

    @api.model
    def _check_service(self, teacher, rule, day):
        """Return the Issue of too short a service, or None (C5: the longer of the two kinds counts)."""
        kinds = [kind for kind in (rule.service_kind or "education", rule.other_service_kind) if kind]
        months = max(teacher._get_service_months(kind, day) for kind in kinds)
        if months >= rule.value * 12:
            return None
        labels = dict(rule._fields["service_kind"]._description_selection(self.env))
        text = self.env._(
            "%(teacher)s has %(service)s of service (%(kind)s), the regulation wants at least %(years)s years.",
            teacher=teacher.name,
            service=self.env["methodical.service"]._format_months(months),
            kind=labels[kinds[0]],
            years=f"{rule.value:g}",
        )
        return Issue(rule.severity, text, rule.clause or "")

    def _describe_eligibility(self, issues):
        """Return the snapshot of the candidate on the day of the order, as lines of text."""
        teacher = self.teacher_id.sudo()  # sudo: the snapshot holds what the order was based on
        award = teacher._get_valid_awards(self.date_from).get(teacher)
        education = dict(teacher._fields["education_level"]._description_selection(self.env))
        months = teacher._get_service_months("education", self.date_from)
        lines = [
            self.env._("Education: %(level)s", level=education.get(teacher.education_level, "–")),
            self.env._("Service in education: %(service)s", service=self.env["methodical.service"]._format_months(months)),
            self.env._("Category: %(category)s", category=award.category_id.name if award else "–"),
            *(issue.sentence for issue in issues),
        ]
        if self.override_reason:
            lines.append(self.env._("Exception: %(reason)s", reason=self.override_reason))
        return "\n".join(lines)

    def _grant_group(self):
        """Give the head the rights of a head; they reach only as far as his terms (record rules)."""
        user = self.teacher_id.sudo().user_id  # sudo: an order grants the group, nobody's hand
        if not user:
            raise UserError(
                self.env._("%(head)s has no user account yet. HR links one to the employee.", head=self.sudo().teacher_id.name)  # sudo: name
            )
        user.write({"group_ids": [Command.link(self.env.ref("school_methodical.group_head").id)]})
