from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.issue import Issue


class Limits(NamedTuple):
    """How many people of an association or a subject may be away in one term.

    :param groups: {card: keys of its associations and subjects that have a limit}
    :param rules: {key: row of the regulation; its value is the number of people}
    :param labels: {key: name of the association or subject}
    """

    groups: dict
    rules: dict
    labels: dict

    @property
    def sizes(self):
        """Return {key: how many may be away in one term}."""
        return {key: int(rule.value) for key, rule in self.rules.items()}


class MethodicalCourseSchedule(models.Model):
    """How many people of one association and of one subject are away in a term (rules course_away_body, course_away_subject)."""

    _inherit = "methodical.course.schedule"

    def _get_limits(self, teachers):
        """Return the limits that the regulation of one school sets today for teachers, three queries for all.

        :param teachers: methodical.teacher
        :return: Limits
        """
        today = fields.Date.context_today(self)
        regulation = self.company_id._get_regulation(today)
        Membership = self.env["methodical.membership"]
        # sudo: who is in which association is public within the school
        memberships_sudo = Membership.sudo().search(
            Domain("teacher_id", "in", teachers.ids)
            & Domain("body_id.kind", "=", "association")
            & Membership._get_domain_on(today)
        )
        found = Limits({teacher.id: [] for teacher in teachers}, {}, {})
        for membership in memberships_sudo:
            body = membership.body_id
            rule = regulation._get_rule("course_away_body", today, body.association_kind)
            self._add_limit(found, membership.teacher_id, body, rule)
        rule = regulation._get_rule("course_away_subject", today)
        for teacher_sudo in teachers.sudo():  # sudo: what somebody teaches is public within the school
            for subject in teacher_sudo.subject_ids:
                self._add_limit(found, teacher_sudo, subject, rule)
        return found

    @api.model
    def _add_limit(self, found, teacher, record, rule):
        """Add an association or a subject of somebody when a rule limits it."""
        if rule:
            key = record._name, record.id
            found.groups[teacher.id].append(key)
            found.rules[key] = rule
            found.labels[key] = record.name

    def _check_crowding(self):
        """Return an issue for each term in which more people of a group are away than the regulation allows."""
        lines = self.line_ids.filtered("year")
        limits = self._get_limits(lines.teacher_id)
        away = {}
        for line in lines:
            for key in limits.groups[line.teacher_id.id]:
                away.setdefault((line.year, line.term, key), []).append(line)
        return [
            Issue(rule.severity, self._say_crowded(together, limits.labels[key], rule), rule.clause or "")
            for (_year, _term, key), together in sorted(away.items(), key=lambda item: item[0])
            if len(together) > (rule := limits.rules[key]).value
        ]

    def _say_crowded(self, lines, label, rule):
        return self.env._(
            "%(term)s: %(people)s of %(group)s would be away together, %(limit)s at most. Move somebody to another term.",
            term=lines[0]._get_slot_label(),
            people=[line.teacher_name for line in lines],
            group=label,
            limit=int(rule.value),
        )
