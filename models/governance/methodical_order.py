from odoo import api, fields, models

from .methodical_order_kind import SERIES


class MethodicalOrder(models.Model):
    """Order of the director in the order book (N12, R51): two series, number given at signing, effects run at signing.

    One class in several files by responsibility: the text that fills itself (``_text``), drafts made by other records
    and what follows from the subject (``_draft``), what the regulation holds against it (``_check``), signing and
    cancelling (``_signing``), the number (``_number``, ``_name``), orders signed on paper (``_paper``), the register (``_register``).
    """

    _name = "methodical.order"
    _description = "Order"
    _inherit = ["methodical.approval.mixin"]
    _order = "date desc, series, number desc, id desc"
    _rec_name = "title"
    _mail_post_access = "read"
    _check_company_auto = True

    #: the number, the date and what follows from them are given by signing
    _engine_fields = frozenset(
        {
            "state",
            "version",
            "previous_version_id",
            "is_superseded",
            "number",
            "number_suffix",
            "year",
            "date",
            "cancelled_by_id",
        }
    )

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    kind_id = fields.Many2one(
        "methodical.order.kind",
        "Kind of order",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
    )
    series = fields.Selection(
        SERIES, required=True, compute="_compute_series", store=True, readonly=False, precompute=True
    )
    # given at signing
    number = fields.Integer("Number in the series", readonly=True, copy=False, aggregator=None)
    number_suffix = fields.Char("Letter of the number", readonly=True, copy=False)
    year = fields.Integer("Year of the number", readonly=True, copy=False, aggregator=None)
    date = fields.Date("Date of the order", readonly=True, copy=False)
    date_planned = fields.Date(
        "Date to be given", copy=False, help="Empty: the day on which the director signs."
    )
    name = fields.Char("No.", compute="_compute_name", search="_search_name")
    # the text
    title = fields.Char(
        required=True,
        compute="_compute_title",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    reason = fields.Text(compute="_compute_reason", store=True, readonly=False, precompute=True)
    point_ids = fields.One2many(
        "methodical.order.point",
        "order_id",
        "Points",
        compute="_compute_point_ids",
        store=True,
        readonly=False,
        copy=True,
    )
    note = fields.Char(help="Remark for the register. It is no part of the signed text.")
    # whom and what it is about
    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        compute="_compute_body_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    successor_id = fields.Many2one(
        "methodical.body", check_company=True, ondelete="restrict", index="btree_not_null"
    )
    head_term_ids = fields.Many2many("methodical.head.term", string="Heads", check_company=True)
    acting_id = fields.Many2one(
        "methodical.acting", "Acting person", check_company=True, ondelete="restrict", index="btree_not_null"
    )
    target_order_id = fields.Many2one(
        "methodical.order",
        "Order to be cancelled",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('state', '=', 'approved')]",
    )
    teacher_ids = fields.Many2many(
        "methodical.teacher",
        string="Persons",
        check_company=True,
        help="Whom the order is about: they read it when it is signed.",
    )
    topic = fields.Char(
        help="What it is about in a few words: course, theme, subject, object of the control."
    )
    date_from = fields.Date("From")
    date_to = fields.Date("Until")
    council_number = fields.Char("Minutes of the council No.", help="R3: F1 A-I.3′.")
    council_date = fields.Date("Minutes of the council of")
    proposed_by_id = fields.Many2one(
        "methodical.teacher",
        "Proposed by",
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._default_proposer(),
        help="The deputy on whose proposal the order is given (R4: F1 A-I.5′).",
    )
    control_id = fields.Many2one(
        "methodical.teacher",
        "Controlled by",
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._default_controller(),
        help="Who controls that the order is carried out.",
    )
    effect_ids = fields.One2many(
        "methodical.order.effect",
        "order_id",
        "What it does",
        compute="_compute_effect_ids",
        store=True,
        readonly=False,
        copy=True,
    )
    cancelled_by_id = fields.Many2one(
        "methodical.order",
        "Cancelled by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    previous_version_id = fields.Many2one(
        "methodical.order", "Version before", readonly=True, copy=False, ondelete="restrict"
    )

    _dates_check = models.Constraint(
        "CHECK(date_from IS NULL OR date_to IS NULL OR date_to >= date_from)",
        "The period of an order must end on a day that is not before its first one.",
    )

    @api.model
    def _default_proposer(self):
        """Return the user's own card when he is a deputy: he proposes what he drafts."""
        card = self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company)
        return card if self._is_deputy(card) else False

    @api.model
    def _is_deputy(self, card):
        """Return whether a person (card, may be empty) holds a post of the management other than the director's."""
        # sudo: who holds a post is public within the school
        return any(post.is_management and post.code != "director" for post in card.sudo().post_ids)

    @api.model
    def _default_controller(self):
        """Return who controls orders: the deputy who countersigns them, when the school has one."""
        post = self.env.company._get_regulation()._get_duty_post("countersign")
        holders = post._get_holders(self.env.company) if post else self.env["methodical.teacher"]
        return holders if len(holders) == 1 else self._default_proposer()

    @api.depends("kind_id", "target_order_id")
    def _compute_series(self):
        """Take the series of the kind; an order is cancelled in the book of its own series."""
        for order in self:
            order.series = order.target_order_id.series or order.kind_id.series or order.series or "general"

    @api.depends("head_term_ids")
    def _compute_body_id(self):
        for order in self:
            bodies = order.head_term_ids.body_id
            order.body_id = bodies if len(bodies) == 1 else order.body_id

    @api.model
    def _sealed_fields(self):
        return [
            "kind_id",
            "series",
            "date_planned",
            "title",
            "reason",
            "point_ids",
            "effect_ids",
            "body_id",
            "successor_id",
            "head_term_ids",
            "acting_id",
            "target_order_id",
            "teacher_ids",
            "topic",
            "date_from",
            "date_to",
            "council_number",
            "council_date",
            "proposed_by_id",
            "control_id",
            "is_paper",
            "paper_number",
            "paper_date",
            "paper_scan_digest",
        ]

    def _get_route_key(self):
        return "order", False
