from odoo import api, fields, models
from odoo.fields import Domain

from ..school.methodical_regulation_rule import BODY_KINDS


class MethodicalBody(models.Model):
    """A body of the school: methodical association, council, meeting with the director, commission, group (N4, N8)."""

    _name = "methodical.body"
    _description = "Association or Council"
    _inherit = ["methodical.school.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "kind, sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [
            ("association", "Methodical association"),
            ("methodical_council", "Methodical council"),
            ("pedagogical_council", "Pedagogical council"),
            ("director_meeting", "Meeting with the director"),
            ("commission", "Commission"),
            ("group", "Problem group"),
        ],
        required=True,
        default="association",
    )
    association_kind = fields.Selection(
        BODY_KINDS,
        "Unites",
        default="subject",
        help="F1 A-I.1, A-I.2′: by subject, educational area or kind of upbringing work.",
    )
    area_ids = fields.Many2many("methodical.subject.area", string="Educational areas", tracking=True)
    theme = fields.Char("Methodical theme", tracking=True)
    supervisor_id = fields.Many2one(
        "methodical.teacher",
        "Supervising deputy",
        check_company=True,
        tracking=True,
        compute="_compute_supervisor_id",
        store=True,
        readonly=False,
        precompute=True,
        help="R5: F0 1.3, F1 A-I.6′.",
    )
    state = fields.Selection(
        [
            ("proposed", "Proposed"),
            ("active", "Active"),
            ("reorganised", "Reorganised"),
            ("dissolved", "Dissolved"),
        ],
        default="proposed",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    # set by the effects of signed orders, never by hand (R4)
    opening_order_id = fields.Many2one(
        "methodical.order",
        "Opened by order",
        readonly=True,
        copy=False,
        tracking=True,
        index="btree_not_null",
        ondelete="restrict",
        help="R4: F1 A-I.5′.",
    )
    opening_date = fields.Date("Opened on", readonly=True, copy=False, tracking=True)
    closing_order_id = fields.Many2one(
        "methodical.order",
        "Closed by order",
        readonly=True,
        copy=False,
        tracking=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    closing_date = fields.Date("Closed on", readonly=True, copy=False, tracking=True)
    successor_id = fields.Many2one(
        "methodical.body",
        readonly=True,
        copy=False,
        tracking=True,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        help="To which its members and open documents passed when it was reorganised.",
    )
    heir_id = fields.Many2one(
        "methodical.body",
        "Carries on",
        compute="_compute_heir_id",
        store=True,
        recursive=True,
        index=True,
        help="The last of its successors, the body itself when it has none.",
    )
    predecessor_ids = fields.One2many("methodical.body", "successor_id", "Predecessors")
    duty_ids = fields.One2many("methodical.body.duty", "body_id", "Deputies of this association")
    duty_table = fields.Html("Who does what", compute="_compute_duty_table", sanitize=False)
    membership_ids = fields.One2many("methodical.membership", "body_id", "Members")
    member_count = fields.Integer("Members today", compute="_compute_member_count")
    head_term_ids = fields.One2many("methodical.head.term", "body_id", "Heads")
    head_id = fields.Many2one("methodical.teacher", compute="_compute_head_id", search="_search_head_id")
    issue_text = fields.Text("To be put right", compute="_compute_issue_text")
    active = fields.Boolean(default=True)

    _name_uniq = models.UniqueIndex(
        "(company_id, (name->>'en_US')) WHERE state IN ('proposed', 'active')",
        "An association with this name exists already in the school.",
    )

    @api.depends("company_id", "association_kind", "kind")
    def _compute_supervisor_id(self):
        missing = self.filtered(lambda body: body.kind == "association" and not body.supervisor_id)
        for (company, kind), bodies in missing.grouped(
            lambda body: (body.company_id, body.association_kind)
        ).items():
            post = company._get_regulation()._get_duty_post("supervise", kind) if company else None
            holders = post._get_holders(company) if post else self.env["methodical.teacher"]
            bodies.supervisor_id = holders if len(holders) == 1 else False

    @api.depends("successor_id.heir_id")
    def _compute_heir_id(self):
        for body in self:
            body.heir_id = body.successor_id.heir_id or body

    @api.depends("membership_ids.date_from", "membership_ids.date_to")
    def _compute_member_count(self):
        counts = dict(
            self.env["methodical.membership"]._read_group(
                Domain("body_id", "in", self.ids) & self.env["methodical.membership"]._get_domain_on("today"),
                ["body_id"],
                ["__count"],
            )
        )
        for body in self:
            body.member_count = counts.get(body, 0)

    @api.depends(
        "head_term_ids.state", "head_term_ids.date_from", "head_term_ids.date_to", "head_term_ids.teacher_id"
    )
    def _compute_head_id(self):
        heads = self._get_heads(fields.Date.context_today(self))
        for body in self:
            body.head_id = heads.get(body, False)

    def _search_head_id(self, operator, value):
        terms = self.env["methodical.head.term"]._search(
            self.env["methodical.head.term"]._get_domain_on("today") & Domain("teacher_id", operator, value)
        )
        return [("head_term_ids", "in", terms)]

    @api.depends("membership_ids", "head_term_ids", "state", "area_ids", "supervisor_id")
    @api.depends_context("lang", "uid")
    def _compute_issue_text(self):
        # what the rules say of a head is on his card: only who reads the card reads it here
        strangers = self.head_id - self.head_id._filtered_access("read")
        guarded = self.filtered(lambda body: body.head_id in strangers)
        today = fields.Date.context_today(self)
        issues = {
            **(self - guarded)._get_issues(today),
            **guarded._get_issues(today, ("members", "areas")),
        }
        for body in self:
            body.issue_text = "\n".join(issue.sentence for issue in issues.get(body, ()))

    def _get_heads(self, day):
        """Return {body: card of its head} on a date.

        :param day: datetime.date
        """
        Term = self.env["methodical.head.term"]
        # sudo: who heads a body is public within the school
        terms = Term.sudo().search(
            Domain("body_id", "in", self.ids) & Term._get_domain_on(day), order="date_from, id"
        )
        # out of sudo: the reader gets no more of the cards than he may
        return {term.body_id.sudo(False): term.teacher_id.sudo(False) for term in terms}

    def _get_members(self, day):
        """Return the cards of the members of these bodies on a date.

        :param day: datetime.date
        """
        Membership = self.env["methodical.membership"]
        # sudo: who is a member is public within the school
        rows = Membership.sudo().search(Domain("body_id", "in", self.ids) & Membership._get_domain_on(day))
        return rows.teacher_id.sudo(False)
