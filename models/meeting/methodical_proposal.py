from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.card_names import get_card_names

#: what is read and answered, nothing is decided
READ_KINDS = frozenset({"consultation", "information"})
PROJECT_KINDS = frozenset({"project_start", "project_suspend", "project_stop"})


class MethodicalProposal(models.Model):
    """Proposal, request or information of a member to the deputy or the director (N38, N43, R56, R57, R59).

    F0 4.3 (projects, incentives, improvements), F1 VII.1-VII.4, F3 RT1-RT5, F2 5.8. Draft -> sent -> accepted or
    rejected; what is only to be read is answered. One class in a file for each responsibility: to whom it goes
    (``_addressee``), the guard (``_guard``), sending and answering (``_answer``), what stands against sending (``_check``),
    what becomes of it (``_outcome``).
    """

    _name = "methodical.proposal"
    _description = "Proposal"
    _inherit = ["methodical.school.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "sent_at desc, id desc"
    _check_company_auto = True
    #: its name says what was written: a form names it only to who may read it (``tools.school``)
    _has_closed_name = True

    name = fields.Char("What it is about", required=True, tracking=True)
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
    is_own = fields.Boolean("Mine", compute="_compute_is_own")
    is_editable = fields.Boolean(compute="_compute_is_own")
    text = fields.Text("What and why", required=True)
    author_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        readonly=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company),
    )
    author_name = fields.Char("Written by", related="author_id.name")
    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        default=lambda self: self._default_body(),
    )
    addressee_id = fields.Many2one(
        "methodical.teacher",
        "To",
        check_company=True,
        index=True,
        ondelete="restrict",
        domain=[("post_ids.is_management", "=", True)],
        compute="_compute_addressee_id",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    addressee_name = fields.Char("To whom", related="addressee_id.name")
    school_year_id = fields.Many2one(
        "methodical.school.year",
        check_company=True,
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
    )
    teacher_ids = fields.Many2many(
        "methodical.teacher", string="Persons", check_company=True, help="Whom it is about."
    )
    teacher_names = fields.Char("About", compute="_compute_teacher_names", compute_sudo=True)
    project = fields.Char(help="R57, F0 4.3a: which project is to start, to be suspended or to stop.")
    contest = fields.Char(help="F1 VII.4: for example Teacher of the Year.")
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
    answer = fields.Text(readonly=True, copy=False)
    answered_by = fields.Char(readonly=True, copy=False)
    answered_at = fields.Datetime(readonly=True, copy=False)
    order_id = fields.Many2one(
        "methodical.order", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    agenda_item_id = fields.Many2one(
        "methodical.agenda.item", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )

    @api.depends("author_id", "state")
    @api.depends_context("uid")
    def _compute_is_own(self):
        for proposal in self:
            # sudo: whether it is my own
            proposal.is_own = proposal.sudo().author_id.user_id == self.env.user
            proposal.is_editable = proposal.is_own and proposal.state == "draft"

    @api.depends("teacher_ids.name")
    def _compute_teacher_names(self):
        stored = get_card_names(self, "teacher_ids")
        for proposal in self:
            # a proposal that is being written is not stored yet
            names = stored.get(proposal.id, []) if proposal.ids else proposal.teacher_ids.mapped("name")
            proposal.teacher_names = ", ".join(names)

    def _get_people(self):
        """Return {proposal: cards, in sudo, whom it is about}.

        Stored ones are looked up: what is read in sudo would stay in the form of a reader who may not open a card.
        """
        field = self._fields["teacher_ids"]
        rows = self.env.execute_query(
            SQL(
                "SELECT %(own)s, ARRAY_AGG(%(card)s) FROM %(table)s WHERE %(own)s = ANY(%(ids)s) GROUP BY %(own)s",
                own=SQL.identifier(field.column1),
                card=SQL.identifier(field.column2),
                table=SQL.identifier(field.relation),
                ids=self.ids,
            )
        )
        # sudo: their names stand in the proposal
        Teacher = self.env["methodical.teacher"].sudo().with_context(active_test=False)
        everybody = Teacher.search_fetch(
            [("id", "in", [card for _proposal, cards in rows for card in cards])], ["name"]
        )
        stored = {proposal: everybody.filtered(lambda card: card.id in cards) for proposal, cards in rows}  # noqa: B023
        return {
            # sudo: persons of a proposal that is being written
            proposal: stored.get(proposal.id, Teacher) if proposal.ids else proposal.teacher_ids.sudo()
            for proposal in self
        }
