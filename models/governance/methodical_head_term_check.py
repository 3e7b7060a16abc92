from odoo import api, fields, models
from odoo.tools import format_date

from ...tools.issue import Issue, blocking


class MethodicalHeadTerm(models.Model):
    """Legality of a head: what the order needs, and what the regulation holds against a candidate (R7-R11)."""

    _inherit = "methodical.head.term"

    def _get_seating_problems(self, opened=(), joining=None):
        """Return the sentences why one candidate cannot be seated, all at once.

        :param opened: bodies that the same order opens
        :param joining: cards of the members whom the same order brings into the body
        """
        self.ensure_one()
        name = self.sudo().teacher_id.name  # sudo: the name of the candidate
        problems = [error for error in (self._get_state_error(),) if error]
        if self.body_id.state != "active" and self.body_id not in opened:
            problems.append(
                self.env._(
                    "%(head)s: %(body)s is not active. Open it by an order first.",
                    head=name,
                    body=self.body_id.name,
                )
            )
        if self.teacher_id not in (
            self.body_id._get_members(self.date_from) | (joining or self.teacher_id.browse())
        ):
            problems.append(
                self.env._(
                    "%(head)s is not a member of %(body)s on that day. Enter the membership or correct the date of the term.",
                    head=name,
                    body=self.body_id.name,
                )
            )
        if not self.sudo().teacher_id.user_id.active:  # sudo: whether the head has an account
            problems.append(
                self.env._("%(head)s has no user account yet. HR links one to the employee.", head=name)
            )
        return problems + self._get_overlap_errors() + self._get_rule_problems(name)

    def _get_state_error(self):
        """Return the sentence why one term is not ready for its order, or None (order in every mode, C3)."""
        name = self.sudo().teacher_id.name  # sudo: the name of the candidate
        if self.state == "elected" or (self.state == "candidate" and self.mode == "appointed"):
            return None
        if self.state == "candidate" and self.mode == "elected":
            return self.env._(
                "%(head)s was not elected yet: enter the votes of the meeting and announce the result.",
                head=name,
            )
        if self.state == "candidate":
            return self.env._(
                "Enter the minutes in which the members agreed to %(head)s and announce the result.",
                head=name,
            )
        labels = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "%(head)s cannot be seated any more (%(state)s). Enter a new candidate.",
            head=name,
            state=labels[self.state],
        )

    def _say_not_running(self):
        # sudo: the name of a head
        return self.env._(
            "%(term)s cannot be ended: only a confirmed term can.", term=self.sudo().display_name
        )

    def _get_rule_problems(self, name):
        """Return what the regulation holds against one candidate: what blocks, or a warning without its written reason."""
        issues = self._get_issues() + self._get_mode_issues()
        if block := blocking(issues):
            return [issue.sentence for issue in block]
        if issues and not (self.sudo().override_reason or "").strip():  # sudo: hidden from plain teachers
            return [
                self.env._(
                    "The regulation warns about %(head)s: write the reason of the exception. %(issues)s",
                    head=name,
                    issues=" ".join(issue.sentence for issue in issues),
                )
            ]
        return []

    def _get_mode_issues(self):
        """Return the warning that one candidate comes to the post by another way than the regulation says (C3)."""
        mode = self.company_id._get_regulation(self.date_from).head_mode
        if self.body_id.kind != "association" or not mode or self.mode == mode:
            return []
        labels = dict(self._fields["mode"]._description_selection(self.env))
        text = self.env._(
            "By the regulation a head is “%(regulation)s”, this one is “%(mode)s”.",
            regulation=labels[mode],
            mode=labels[self.mode],
        )
        return [Issue("warn", text)]

    def _get_overlap_errors(self):
        """Return the sentences which confirmed terms of the body one candidate's term would run into.

        A term that began earlier and still runs ends the day before; a later one, and one that is over, stay as they are.
        """
        today = fields.Date.context_today(self)
        others = self.body_id.head_term_ids.filtered(
            lambda other: (
                other.state in ("confirmed", "ended")
                and (not self.date_to or other.date_from <= self.date_to)
            )
        )._get_running_on(self.date_from)
        kept = others.filtered(
            lambda other: (
                other.date_from >= self.date_from
                or (other.state == "ended" and other.date_to and other.date_to < today)
            )
        )
        return [
            self.env._(
                "%(head)s is head of %(body)s from %(start)s until %(end)s. Let the new term begin after it or end before it.",
                head=other.sudo().teacher_id.name,  # sudo: who heads a body is public within the school
                body=self.body_id.name,
                start=format_date(self.env, other.date_from),
                end=format_date(self.env, other.date_to) if other.date_to else "…",
            )
            for other in kept
        ]

    def _get_issues(self, awards=None):
        """Return what the regulation holds against one candidate (only associations have such rules).

        :param awards: see ``_get_eligibility_issues``
        """
        if self.body_id.kind != "association":
            return []
        regulation = self.company_id._get_regulation(self.date_from)
        return self._get_eligibility_issues(
            self.teacher_id, regulation, self.date_from, self.body_id.association_kind, awards
        )

    def _get_awards_at_start(self):
        """Return {term: {head: category award that held on its first day}}, two queries for all terms.

        Whoever asks for the issues of many terms asks for this first: the regulations of their first days are known then, too.
        """
        days = {company: set(own.mapped("date_from")) for company, own in self.grouped("company_id").items()}
        self.env["res.company"]._preload_regulations(days)
        awards = self.env["methodical.category.award"].search_fetch(
            [("teacher_id", "in", self.teacher_id.ids), ("replaced_by_ids", "=", False)],
            ["teacher_id", "category_id", "date_awarded", "date_until"],
            order="date_awarded, id",
        )
        by_teacher = awards.grouped("teacher_id")
        return {
            term: {
                award.teacher_id: award
                for award in by_teacher.get(term.teacher_id, ())
                if award.date_awarded <= term.date_from
                and (not award.date_until or award.date_until >= term.date_from)
            }
            for term in self
        }

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
            self.env._(
                "Service in education: %(service)s",
                service=self.env["methodical.service"]._format_months(months),
            ),
            self.env._("Category: %(category)s", category=award.category_id.name if award else "–"),
            *(issue.sentence for issue in issues),
        ]
        if self.override_reason:
            lines.append(self.env._("Exception: %(reason)s", reason=self.override_reason))
        return "\n".join(lines)
