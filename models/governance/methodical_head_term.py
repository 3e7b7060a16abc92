from datetime import timedelta

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.guard import has_pass, with_pass


class MethodicalHeadTerm(models.Model):
    """Term of a head: elected or appointed, confirmed by an order, with a snapshot of the eligibility (N6)."""

    _name = "methodical.head.term"
    _description = "Term of a Head"
    _inherit = ["methodical.school.mixin", "mail.thread"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    body_id = fields.Many2one(
        "methodical.body", "Association", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    teacher_id = fields.Many2one(
        "methodical.teacher",
        "Head",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        tracking=True,
    )
    state = fields.Selection(
        [("candidate", "Candidate"), ("confirmed", "Confirmed by order"), ("ended", "Ended")],
        default="candidate",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    mode = fields.Selection(
        [
            ("elected", "Elected"),
            ("consent", "Appointed with the members' consent"),
            ("appointed", "Appointed"),
        ],
        required=True,
        compute="_compute_mode",
        store=True,
        readonly=False,
        precompute=True,
        help="C3: F1 V.1; F3 DR12.",
    )
    date_from = fields.Date("From", required=True, default=fields.Date.context_today, tracking=True)
    date_to = fields.Date("Until", tracking=True)
    meeting_reference = fields.Char(
        "Minutes", help="Number and date of the minutes of the election or consent."
    )
    votes_for = fields.Integer("For")
    votes_against = fields.Integer("Against")
    votes_abstained = fields.Integer("Abstained")
    order_number = fields.Char("Order No.", copy=False, tracking=True)
    order_date = fields.Date("Order of", copy=False, tracking=True)
    override_reason = fields.Text(
        "Reason of the exception",
        tracking=True,
        help="Needed when the regulation warns about the candidate.",
        groups="school_methodical.group_deputy",
    )
    # what the card says of a head is not everybody's to read: his service, education, category
    eligibility_text = fields.Text(
        "Against the candidate",
        compute="_compute_eligibility_text",
        groups="school_methodical.group_deputy",
    )
    eligibility_snapshot = fields.Text(
        "Eligibility on the day of the order",
        readonly=True,
        copy=False,
        groups="school_methodical.group_deputy",
    )

    _dates_check = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)",
        "A term must end on a day that is not before its first one.",
    )
    _votes_check = models.Constraint(
        "CHECK(votes_for >= 0 AND votes_against >= 0 AND votes_abstained >= 0)", "Votes may not be negative."
    )

    @api.depends("body_id")
    def _compute_mode(self):
        for term in self:
            term.mode = (
                term.mode or term.body_id.company_id._get_regulation(term.date_from).head_mode or "elected"
            )

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
        by_hand = not has_pass(self.env)
        if by_hand and ("state" in vals or any(term.state != "candidate" for term in self)):
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
            term.body_id._lock()
            if errors := term._get_confirmation_errors():
                raise UserError("\n".join(errors))
            issues = term._get_issues()
            others = term.body_id.head_term_ids.filtered(lambda other: other.state != "candidate")
            others._get_running_on(term.date_from).filtered(
                lambda other: other.date_from < term.date_from  # noqa: B023  (evaluated at once)
            )._end(term.date_from - timedelta(days=1))
            with_pass(term).write(
                {"state": "confirmed", "eligibility_snapshot": term._describe_eligibility(issues)}
            )
            term._grant_group()
        return True

    def _get_running_on(self, day):
        """Return the terms that have not ended before a date (datetime.date)."""
        return self.filtered(lambda term: not term.date_to or term.date_to >= day)

    def action_end(self):
        """End confirmed terms today (order of the director).

        :raises AccessError: for everybody but the director
        :raises UserError: for a candidate, and for a term that is over
        """
        self.body_id._check_director()
        if over := self.filtered(lambda term: term.state != "confirmed"):
            raise UserError(
                self.env._(
                    "%(terms)s cannot be ended: only a confirmed term can.", terms=over.mapped("display_name")
                )
            )
        return self._end(fields.Date.context_today(self))

    def _end(self, day):
        """End confirmed terms on a date (datetime.date)."""
        for term in self:
            with_pass(term).write({"state": "ended", "date_to": max(day, term.date_from)})
        return True

    def _grant_group(self):
        """Give the head the rights of a head; they reach only as far as his terms (record rules)."""
        user = self.teacher_id.sudo().user_id  # sudo: an order grants the group, nobody's hand
        if not user:
            name = self.sudo().teacher_id.name  # sudo: the name of the head
            raise UserError(
                self.env._("%(head)s has no user account yet. HR links one to the employee.", head=name)
            )
        user.write({"group_ids": [Command.link(self.env.ref("school_methodical.group_head").id)]})
