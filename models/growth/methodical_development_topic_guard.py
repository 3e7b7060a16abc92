from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ...tools.guard import has_pass

#: what stays as it was heard
CLOSED = frozenset(
    {
        "teacher_id",
        "name",
        "date_from",
        "date_to",
        "stage_ids",
        "result_form",
        "result",
        "heard_at",
        "reported_on",
        "plan_item_id",
    }
)


class MethodicalDevelopmentTopic(models.Model):
    """The guard: the state changes by buttons, what was reported stays; one running topic a person (R40)."""

    _inherit = "methodical.development.topic"

    issue_text = fields.Char("To be put right", compute="_compute_issue_text")

    @api.model_create_multi
    def create(self, vals_list):
        """Choose topics; the activity of a plan is carried out by them.

        :raises UserError: when a caller sets a state
        """
        topics = super().create(vals_list)
        # looked at afterwards: a value may also come from a default in the caller's context
        if not self._is_free() and topics.filtered(
            lambda topic: topic.state != "chosen" or topic.reported_on
        ):
            self._refuse_state()
        topics._refresh_terms()
        return topics

    def write(self, vals):
        """Change topics.

        :raises UserError: when a caller sets a state, or changes what was reported or given up
        """
        if not self._is_free():
            if "state" in vals:
                self._refuse_state()
            if CLOSED & vals.keys():
                self._check_open()
            if "teacher_id" in vals and self.filtered(
                lambda topic: topic.teacher_id.id != vals["teacher_id"]
            ):
                self._refuse_other_teacher()
        before = self.teacher_id
        result = super().write(vals)
        if {"reported_on", "date_from"} & vals.keys() and not self._is_free():
            self._check_reported_on()
        if {"state", "teacher_id", "date_from", "date_to"} & vals.keys():
            self._refresh_terms(before)
        return result

    def unlink(self):
        """Delete topics; the register of terms follows."""
        teachers = self.teacher_id
        result = super().unlink()
        self._refresh_terms(teachers)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if begun := self.filtered(lambda topic: topic.state != "chosen"):
            raise UserError(
                self.env._(
                    "“%(topic)s” was begun and stays in the history. Give it up instead.", topic=begun[0].name
                )
            )

    def _is_free(self):
        return self.env.su or has_pass(self.env)

    def _check_open(self):
        """Raise when a topic was reported or given up: it stays as it was heard."""
        closed = self.filtered(lambda topic: topic.state in ("reported", "cancelled"))
        if closed and not self._is_free():
            raise UserError(
                self.env._(
                    "“%(topic)s” was reported or given up and stays as it is. Take it up again to change it.",
                    topic=closed[0].name,
                )
            )

    def _refuse_other_teacher(self):
        raise UserError(
            self.env._(
                "“%(case)s” belongs to its teacher. Withdraw it and begin another one for the colleague.",
                case=self[:1].name,
            )
        )

    def _check_reported_on(self):
        """Refuse days on which a topic cannot have been heard: before the work on it began, or still to come."""
        today = fields.Date.context_today(self)
        for topic in self.filtered("reported_on"):
            if not topic.date_from <= topic.reported_on <= today:
                raise ValidationError(
                    self.env._(
                        "“%(topic)s” cannot have been reported on %(day)s. Give a day from %(start)s until today.",
                        topic=topic.name,
                        day=format_date(self.env, topic.reported_on),
                        start=format_date(self.env, topic.date_from),
                    )
                )

    def _refuse_state(self):
        raise UserError(self.env._("The state of a topic changes by its buttons: begin, report, give up."))

    @api.depends("teacher_id", "state", "date_from", "date_to")
    @api.depends_context("lang")
    def _compute_issue_text(self):
        others = self._find_overlaps()
        for topic in self:
            topic.issue_text = topic._say_overlap(others[topic]) if topic in others else False

    @api.constrains("teacher_id", "state", "date_from", "date_to")
    def _check_one_running(self):
        """Refuse a second running topic in the same days where the regulation blocks it (R40)."""
        for topic, other in self._find_overlaps("block").items():
            raise ValidationError(topic._say_overlap(other))

    def _find_overlaps(self, severity=None):
        """Return {topic: another running one of the same person and days}, where the regulation wants one (R40).

        :param severity: 'block' or 'warn'; by default both
        """
        today = fields.Date.context_today(self)
        wanted = self.browse()
        for company, topics in self.filtered("teacher_id").grouped("company_id").items():
            rule = company._get_regulation(today)._get_rule("self_education", today)
            if rule and severity in (None, rule.severity):
                wanted |= topics.filtered(lambda topic: topic.state in ("chosen", "in_work"))
        # sudo: whether there is another one, whoever may read it
        running = (
            self.sudo()
            .search([("teacher_id", "in", wanted.teacher_id.ids), ("state", "in", ("chosen", "in_work"))])
            .grouped(lambda row: row.teacher_id.id)
        )
        found = {}
        for topic in wanted:
            # sudo: the others were read so
            others = running.get(topic.teacher_id.id, self.browse()) - topic._origin.sudo()
            found[topic] = others.filtered(topic._overlaps)[:1]
        return {topic: other for topic, other in found.items() if other}

    def _overlaps(self, other):
        """Return whether two topics have a day in common."""
        return (not other.date_to or not self.date_from or self.date_from <= other.date_to) and (
            not self.date_to or other.date_from <= self.date_to
        )

    def _say_overlap(self, other):
        return self.env._(
            "%(teacher)s works on “%(other)s” since %(day)s. Report or give up that topic, or let this one begin later.",
            teacher=self.teacher_name or self.teacher_id.name,
            other=other.name,
            day=format_date(self.env, other.date_from),
        )
