from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date


class MethodicalConsultation(models.Model):
    """A consultation that was given to a teacher: the log (F3 MF1, CO4; F1 VII.3).

    One row a teacher. A consultation of several teachers is one row for each: the rows name the first one in
    ``lead_id``, so that its hours count once for the consultant and in full for each of them.
    """

    _name = "methodical.consultation"
    _description = "Consultation"
    _inherit = ["methodical.teacher.record.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True
    _has_closed_name = True
    # a consultant advises colleagues whose cards are closed to him
    _closed_links = frozenset()

    # the card of the user is the consultant's
    teacher_id = fields.Many2one(string="Who was advised", default=False)
    name = fields.Char("Question", required=True)
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
    consultant_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._get_default_teacher(),
    )
    consultant_name = fields.Char(
        "Name of the consultant", related="consultant_id.name", store=True, precompute=True
    )
    is_consultant = fields.Boolean(
        "Given by me", compute="_compute_is_consultant", search="_search_is_consultant"
    )
    advice = fields.Text()
    hours = fields.Float(default=1, help="Hours that the teacher was advised.")
    hours_given = fields.Float(
        compute="_compute_hours_given",
        store=True,
        precompute=True,
        help="Hours of the consultant: several teachers at once count once.",
    )
    lead_id = fields.Many2one(
        "methodical.consultation",
        "Given together with",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    together_ids = fields.One2many("methodical.consultation", "lead_id", "Given together")
    is_group = fields.Boolean("Several teachers", compute="_compute_is_group", search="_search_is_group")
    proposal_id = fields.Many2one(
        "methodical.proposal",
        "Request",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
    )

    _people_check = models.Constraint("CHECK(consultant_id != teacher_id)", "Nobody advises himself.")
    _hours_check = models.Constraint(
        "CHECK(hours >= 0 AND hours <= 24)", "A consultation takes from 0 to 24 hours."
    )

    @api.depends("consultant_id")
    @api.depends_context("uid")
    def _compute_is_consultant(self):
        self._flag_own("is_consultant", "consultant_id")

    @api.model
    def _search_is_consultant(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("consultant_id.user_id", "=", self.env.uid)]

    @api.depends("hours", "lead_id")
    def _compute_hours_given(self):
        for row in self:
            row.hours_given = 0 if row.lead_id else row.hours

    @api.depends("lead_id", "together_ids")
    def _compute_is_group(self):
        for row in self:
            row.is_group = bool(row.lead_id or row.together_ids)

    @api.model
    def _search_is_group(self, operator, value):
        if operator != "in":
            return NotImplemented
        return ["|", ("lead_id", "!=", False), ("together_ids", "!=", False)]

    @api.model
    def _get_copied_fields(self):
        return super()._get_copied_fields() | {"hours_given"}

    @api.model
    def _get_school_fields(self):
        # nobody gives a row away to a colleague, as if he had advised
        return super()._get_school_fields() | {"consultant_id"}

    @api.constrains("date")
    def _check_date(self):
        """Refuse consultations of days to come: the log says what was given."""
        today = fields.Date.context_today(self)
        if early := self.filtered(lambda row: row.date > today):
            raise ValidationError(
                self.env._(
                    "“%(question)s” is dated %(day)s, which is to come. Enter it when it was given.",
                    question=early[0].name,
                    day=format_date(self.env, early[0].date),
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Enter consultations; one that was asked for by a proposal also answers it.

        :raises UserError: when the user enters what somebody else has given
        """
        rows = super().create(vals_list)
        for row in rows.filtered("proposal_id"):
            row._answer_proposal()
        return rows

    def _answer_proposal(self):
        """Answer the request with the advice, as far as it waits for the user.

        :raises UserError: when the request is somebody else's
        """
        proposal = self.proposal_id
        if proposal.sudo().author_id != self.teacher_id or proposal.kind != "consultation":  # sudo: who asked
            raise UserError(
                self.env._(
                    "“%(proposal)s” was not asked for by %(teacher)s. Enter the consultation without it.",
                    proposal=proposal.name,
                    teacher=self.teacher_name,
                )
            )
        if proposal.can_answer and (self.advice or "").strip():
            proposal.action_answer(self.advice)
