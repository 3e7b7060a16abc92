from odoo import api, fields, models
from odoo.fields import Domain

#: topics that a person works on
RUNNING = ("chosen", "in_work")


class MethodicalDevelopmentTopic(models.Model):
    """Topic of self-development of a teacher, or his programme of self-education (N25, F1 VI.10, VIII.7, F3 M1, R40).

    Chosen, in work, reported. One class in files by responsibility: ``_flow`` (state), ``_guard`` (what stays as it
    is, one running topic), ``_terms`` (J29).
    """

    _name = "methodical.development.topic"
    _description = "Topic of Self-Development"
    _inherit = [
        "methodical.teacher.record.mixin",
        "methodical.plan.carrier.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"
    _has_closed_name = True

    name = fields.Char("Topic", required=True, tracking=True)
    state = fields.Selection(
        [
            ("chosen", "Chosen"),
            ("in_work", "In work"),
            ("reported", "Reported"),
            ("cancelled", "Given up"),
        ],
        required=True,
        default="chosen",
        index=True,
        copy=False,
        tracking=True,
        group_expand=True,
    )
    date_from = fields.Date("From", required=True, default=fields.Date.context_today, tracking=True)
    date_to = fields.Date("Until", tracking=True, default=lambda self: self._default_date_to())
    is_overdue = fields.Boolean("Late", compute="_compute_is_overdue", search="_search_is_overdue")
    is_this_year = fields.Boolean(
        "This school year", compute="_compute_is_this_year", search="_search_is_this_year"
    )
    stage_ids = fields.One2many("methodical.development.stage", "topic_id", "Stages", copy=True)
    progress = fields.Integer("Stages done", compute="_compute_progress", help="Per cent of the stages.")
    result_form = fields.Selection(
        [
            ("report", "Report"),
            ("open_lesson", "Open lesson"),
            ("master_class", "Master class or seminar"),
            ("material", "Methodical material"),
            ("creative_report", "Creative report"),
            ("other", "Another form"),
        ],
        "Form of the result",
        required=True,
        default="report",
        tracking=True,
    )
    result = fields.Text(tracking=True)
    heard_at = fields.Char(
        "Heard at", tracking=True, copy=False, help="Meeting or event at which the result was heard."
    )
    reported_on = fields.Date("Reported on", tracking=True, copy=False)
    self_analysis = fields.Text(
        "Self-analysis", copy=False, help="What I did well, what I did not, what I shall change (F3 M3)."
    )
    report_text = fields.Text(
        "Creative report",
        copy=False,
        help="Stages, courses and what was shared print themselves; write your conclusions.",
    )
    report_file = fields.Binary("File of the report", attachment=True, copy=False)
    report_file_name = fields.Char("Name of the file", copy=False)
    previous_id = fields.Many2one(
        "methodical.development.topic",
        "Continues",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
    )

    _dates_check = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)", "Work on a topic ends on or after its first day."
    )
    _period_idx = models.Index("(company_id, date_from, date_to)")

    @api.model
    def _default_date_to(self):
        """Return the last day of the school year that runs or begins."""
        return self.env["methodical.school.year"]._get_current(self.env.company).date_end

    @api.depends("state", "date_to")
    def _compute_is_overdue(self):
        today = fields.Date.context_today(self)
        for topic in self:
            topic.is_overdue = topic.state in RUNNING and bool(topic.date_to) and topic.date_to < today

    @api.model
    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "in", RUNNING) & Domain("date_to", "<", "today")

    @api.depends("state", "date_from", "date_to")
    def _compute_is_this_year(self):
        current = (
            self.search([("id", "in", self.ids), ("is_this_year", "=", True)]) if self.ids else self.browse()
        )
        for topic in self:
            topic.is_this_year = topic in current

    @api.model
    def _search_is_this_year(self, operator, value):
        if operator != "in":
            return NotImplemented
        years = self.env["methodical.school.year"].search([("state", "=", "current")])
        return Domain.OR(
            Domain("company_id", "in", same.company_id.ids) & self._get_period_domain(start, end)
            for (start, end), same in years.grouped(lambda year: (year.date_start, year.date_end)).items()
        )

    @api.depends("stage_ids.date_done")
    def _compute_progress(self):
        for topic in self:
            done = topic.stage_ids.filtered("date_done")
            topic.progress = round(100 * len(done) / len(topic.stage_ids)) if topic.stage_ids else 0

    @api.model
    def _get_period_domain(self, start, end):
        """Return the domain of the topics on which somebody worked between two days.

        :param start: datetime.date, first day
        :param end: datetime.date, last day
        """
        return (
            Domain("state", "!=", "cancelled")
            & Domain("date_from", "<=", end)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", start))
        )
