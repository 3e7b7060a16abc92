from odoo import api, fields, models
from odoo.fields import Domain

from ..approval.methodical_approval_mixin import MethodicalApprovalMixin

FORCE = [
    ("none", "Not approved"),
    ("future", "Comes into force"),
    ("in_force", "In force"),
    ("ended", "Ended"),
    ("replaced", "Replaced"),
]


class MethodicalLocalAct(models.Model):
    """Local act of the school, or a normative paper from outside (N10, C23, F0 5.4, F1 VI.3-VI.4, F2 5.4)."""

    _name = "methodical.local.act"
    _description = "Local Act"
    _inherit = ["methodical.approval.mixin", "methodical.acknowledged.mixin"]
    _order = "index, name, version desc, id desc"
    _rec_names_search = ["name", "index", "number"]
    _check_company_auto = True

    # a paper from outside is put in force without a round: _put_in_force checks that it is one
    _transitions = {
        **MethodicalApprovalMixin._transitions,
        "draft": {"submitted", "cancelled", "approved"},
    }
    _engine_fields = MethodicalApprovalMixin._engine_fields | {"date_approved"}
    _audience_fields = frozenset(
        {"needs_acknowledgement", "is_for_all", "body_ids", "teacher_ids", "post_ids", "date_to"}
    )

    name = fields.Char("Title", required=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    kind_id = fields.Many2one(
        "methodical.choice",
        required=True,
        domain=[("list", "=", "local_act")],
        ondelete="restrict",
        tracking=True,
    )
    index = fields.Char(help="Number in the list of acts of the school, for example 1.10.")
    number = fields.Char("No.", help="Number of the paper, when it has one.")
    date = fields.Date("Dated")
    is_external = fields.Boolean(
        "From outside",
        help="F0 5.4, F2 5.4: letter or order of the ministry or the district, needs no approval.",
    )
    source = fields.Char("Issued by", help="Ministry, district office …")
    previous_version_id = fields.Many2one(
        "methodical.local.act",
        "Version before",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    # content
    legal_basis = fields.Text()
    legal_link = fields.Char("Link to the legal basis")
    text = fields.Html(sanitize=True, sanitize_attributes=True)
    document = fields.Binary("File", attachment=True)
    document_name = fields.Char("File name")
    is_pdf = fields.Boolean(compute="_compute_is_pdf")
    file_ids = fields.One2many("methodical.local.act.file", "act_id", "Annexes", copy=True)
    regulation_id = fields.Many2one(
        "methodical.regulation",
        "Puts into the system",
        check_company=True,
        ondelete="restrict",
        help="The settings of the system that this act orders.",
    )
    # in force
    date_from = fields.Date("In force from", help="Empty: from the day of its approval.", copy=False)
    date_to = fields.Date(
        "In force until", help="Empty: until a newer version replaces it.", copy=False, tracking=True
    )
    date_approved = fields.Date("Approved on", readonly=True, copy=False)
    force = fields.Selection(FORCE, "Validity", compute="_compute_force", search="_search_force")
    # whom it concerns
    post_ids = fields.Many2many(
        "methodical.post", string="Binds the posts", help="Who holds the post reads it."
    )
    is_for_all = fields.Boolean("The whole staff", tracking=True)
    body_ids = fields.Many2many(
        "methodical.body", string="Members of", check_company=True, help="Associations and councils."
    )
    teacher_ids = fields.Many2many(
        "methodical.teacher",
        string="Persons",
        check_company=True,
        groups="school_methodical.group_deputy,school_methodical.group_officer",
    )

    _dates_check = models.Constraint(
        "CHECK(date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "A local act must be in force until a day that is not before its first one.",
    )

    @api.depends("index", "name", "version")
    def _compute_display_name(self):
        for act in self:
            title = " ".join(part for part in (act.index, act.name) if part)
            act.display_name = f"{title} · v{act.version}" if act.version > 1 else title

    @api.depends("document_name")
    def _compute_is_pdf(self):
        for act in self:
            act.is_pdf = (act.document_name or "").lower().endswith(".pdf")

    @api.depends("state", "is_superseded", "date_from", "date_to", "date_approved")
    def _compute_force(self):
        today = fields.Date.context_today(self)
        for act in self:
            start = act.date_from or act.date_approved
            if act.state != "approved":
                act.force = "none"
            elif act.is_superseded:
                act.force = "replaced"
            elif act.date_to and act.date_to < today:
                act.force = "ended"
            else:
                act.force = "future" if start and start > today else "in_force"

    def _search_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        approved, replaced = Domain("state", "=", "approved"), Domain("is_superseded", "=", True)
        over = Domain("date_to", "<", "today")
        future = Domain("date_from", ">", "today")
        valid = approved & ~replaced & ~over
        domains = {
            "none": ~approved,
            "replaced": approved & replaced,
            "ended": approved & ~replaced & over,
            "future": valid & future,
            "in_force": valid & ~future,
        }
        return Domain.OR(domains[force] for force in value if force in domains)

    @api.model
    def _get_asking_domain(self):
        return (
            Domain("state", "=", "approved")
            & Domain("is_superseded", "=", False)
            & Domain("needs_acknowledgement", "=", True)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", "today"))
        )

    def _get_audiences(self, day):
        Teacher, Membership = self.env["methodical.teacher"], self.env["methodical.membership"]
        cards = Teacher.search([("company_id", "in", self.company_id.ids)])
        staff = cards.grouped("company_id")
        members = Membership.search(
            Domain("body_id", "in", self.body_ids.ids) & Membership._get_domain_on(day)
        ).grouped("body_id")
        heads = self.body_ids._get_heads(day)
        audiences = {}
        for act in self:
            people = staff.get(act.company_id, Teacher)
            posts, chosen = set(act.post_ids.ids), set(act.teacher_ids.ids)
            for body in act.body_ids:
                chosen.update(members.get(body, Membership).teacher_id.ids)
                chosen.update(heads[body].ids if body in heads else ())
            audiences[act] = people.filtered(
                lambda card, act=act, posts=posts, chosen=chosen: (
                    act.is_for_all or card.id in chosen or not posts.isdisjoint(card.post_ids.ids)
                )
            )
        return audiences
