from odoo import api, fields, models


class MethodicalProposal(models.Model):
    """Proposal, request or information of a member to the deputy or the director (N38, N43, R56, R57, R59).

    F0 4.3 (projects, incentives, improvements), F1 VII.1-VII.4, F3 RT1-RT5, F2 5.8.
    """

    _name = "methodical.proposal"
    _description = "Proposal"
    _inherit = ["methodical.school.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "sent_at desc, id desc"
    _check_company_auto = True

    name = fields.Char("Subject", required=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    kind = fields.Selection(
        [
            ("improvement", "Improvement of the work"),
            ("project_start", "Start of a project"),
            ("project_suspend", "Suspension of a project"),
            ("project_stop", "Stop of a project"),
            ("support", "Support"),
            ("material", "Material incentive"),
            ("moral", "Moral incentive"),
            ("nomination", "Nomination for a contest"),
            ("qualification", "Form of qualification"),
            ("consultation", "Request for a consultation"),
            ("information", "Information from outside"),
        ],
        required=True,
        default="improvement",
        tracking=True,
    )
    text = fields.Text(required=True)
    author_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        readonly=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company),
    )
    author_name = fields.Char("From", related="author_id.name")
    body_id = fields.Many2one(
        "methodical.body", "Association", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    addressee_id = fields.Many2one(
        "methodical.teacher",
        "To",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        compute="_compute_addressee_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    teacher_ids = fields.Many2many(
        "methodical.teacher", string="Persons", check_company=True, help="Whom it is about."
    )
    contest = fields.Char()
    contest_level = fields.Selection(
        [
            ("school", "School"),
            ("district", "District or city"),
            ("region", "Region"),
            ("republic", "Republic"),
            ("international", "International"),
        ]
    )
    resolution_id = fields.Many2one(
        "methodical.resolution",
        "Resolution of the association",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="R56, F1 VII.4: nominations come from the association.",
    )
    date_event = fields.Date("Day of the event", help="R59, F2 5.8: when the information was received.")
    organiser = fields.Char()
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("sent", "Sent"),
            ("accepted", "Accepted"),
            ("rejected", "Rejected"),
            ("answered", "Answered"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    sent_at = fields.Datetime(readonly=True, copy=False)
    answer = fields.Text(copy=False)
    answered_by = fields.Char(readonly=True, copy=False)
    answered_at = fields.Datetime(readonly=True, copy=False)
    order_id = fields.Many2one(
        "methodical.order", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    agenda_item_id = fields.Many2one(
        "methodical.agenda.item", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )

    @api.depends("kind", "company_id")
    def _compute_addressee_id(self):
        for proposal in self:
            proposal.addressee_id = proposal.addressee_id
