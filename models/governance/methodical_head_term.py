from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalHeadTerm(models.Model):
    """Term of a head: elected or appointed, confirmed by an order, with a snapshot of the eligibility (N6, C3).

    ``methodical_head_term_guard.py`` guards it, ``_election.py`` announces who was elected, ``_check.py`` asks the rules,
    ``_seat.py`` does what a signed order does.
    """

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
    teacher_name = fields.Char("Name of the teacher", related="teacher_id.name", store=True, precompute=True)
    state = fields.Selection(
        [
            ("candidate", "Candidate"),
            ("elected", "Elected or agreed"),
            ("not_elected", "Not elected"),
            ("confirmed", "Confirmed by order"),
            ("ended", "Ended"),
        ],
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
    # the meeting; who voted how is not stored
    meeting_reference = fields.Char("Minutes No.", help="Minutes of the election or of the members' consent.")
    meeting_date = fields.Date("Minutes of")
    electorate = fields.Integer(
        "Members on that day", readonly=True, copy=False, help="Who could vote when the result was announced."
    )
    votes_for = fields.Integer("For")
    votes_against = fields.Integer("Against")
    votes_abstained = fields.Integer("Abstained")
    # set by the effects of signed orders, never by hand (R10)
    order_id = fields.Many2one(
        "methodical.order",
        "Seated by order",
        readonly=True,
        copy=False,
        tracking=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    end_order_id = fields.Many2one(
        "methodical.order",
        "Ended by order",
        readonly=True,
        copy=False,
        tracking=True,
        index="btree_not_null",
        ondelete="restrict",
    )
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

    @api.depends("teacher_id", "date_from", "body_id", "mode")
    @api.depends_context("lang")
    def _compute_eligibility_text(self):
        for term in self:
            named = term.teacher_id and term.body_id
            issues = term._get_issues() + term._get_mode_issues() if named else []
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
