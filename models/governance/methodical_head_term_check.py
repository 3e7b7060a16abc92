from odoo import api, fields, models
from odoo.tools import format_date

from ...tools.issue import Issue, blocking


class MethodicalHeadTerm(models.Model):
    """Legality of a head: what the order needs, and what the regulation holds against a candidate (R7-R11)."""

    _inherit = "methodical.head.term"

    def _get_confirmation_errors(self):
        """Return the sentences why one candidate cannot be seated, all at once."""
        self.ensure_one()
        name = self.sudo().teacher_id.name  # sudo: the name of the candidate
        errors = []
        if self.state != "candidate" or self.body_id.state != "active":
            errors.append(
                self.env._("%(head)s is seated as a candidate of an active association.", head=name)
            )
        if not self.order_number or not self.order_date:
            errors.append(
                self.env._("Enter the number and the date of the order that seats %(head)s.", head=name)
            )
        if self.mode == "elected" and self.votes_for <= self.votes_against:
            errors.append(self.env._("%(head)s was not elected: enter the votes of the meeting.", head=name))
        if self.mode == "consent" and not self.meeting_reference:
            errors.append(self.env._("Enter the minutes in which the members agreed to %(head)s.", head=name))
        if self.teacher_id not in self.body_id._get_members(self.date_from):
            errors.append(
                self.env._(
                    "%(head)s is not a member of %(body)s on that day.", head=name, body=self.body_id.name
                )
            )
        errors += self._get_overlap_errors()
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

    def _get_overlap_errors(self):
        """Return the sentences which confirmed terms of the body one candidate's term would run into.

        A term that began earlier and still runs ends the day before; a later one, and one that is over, stay as they are.
        """
        today = fields.Date.context_today(self)
        others = self.body_id.head_term_ids.filtered(
            lambda other: other.state != "candidate" and (not self.date_to or other.date_from <= self.date_to)
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

    def _get_issues(self):
        """Return what the regulation holds against one candidate (only associations have such rules)."""
        if self.body_id.kind != "association":
            return []
        regulation = self.company_id._get_regulation(self.date_from)
        return self._get_eligibility_issues(
            self.teacher_id, regulation, self.date_from, self.body_id.association_kind
        )

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
