from babel.dates import format_date as babel_format_date

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools.misc import babel_locale_parse

#: kinds of owners that are persons
PERSONS = ("deputy", "teacher")


class MethodicalPlan(models.Model):
    """Whose plan it is: a body, a deputy, the school, a teacher; each has one plan a period (R18, F2 2.1c-f, 5.2)."""

    _inherit = "methodical.plan"

    owner_kind = fields.Selection(
        [
            ("body", "Association or council"),
            ("deputy", "Deputy director"),
            ("school", "School"),
            ("teacher", "Teacher"),
        ],
        "Plan of",
        required=True,
        default="body",
        index=True,
    )
    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        default=lambda self: self._default_body(),
        tracking=True,
    )
    owner_id = fields.Many2one(
        "methodical.teacher",
        "Person",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        default=lambda self: self._default_owner(),
        tracking=True,
    )
    owner_name = fields.Char("Name of the person", related="owner_id.name")
    teacher_body_id = fields.Many2one(
        "methodical.body",
        "Approved by the head of",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        compute="_compute_teacher_body_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('kind', '=', 'association'), ('state', '=', 'active'), ('membership_ids.teacher_id', '=', owner_id)]",
        help="The association of the teacher whose head approves his individual plan.",
    )

    _version_uniq = models.UniqueIndex(
        "(COALESCE(body_id, 0), COALESCE(owner_id, 0), school_year_id, horizon, COALESCE(term_id, 0), version, date_from,"
        " owner_kind) WHERE state <> 'cancelled'",
        lambda env, diagnostics: env["methodical.plan"]._describe_double(diagnostics),
    )
    _owner_check = models.Constraint(
        "CHECK((owner_kind = 'body') = (body_id IS NOT NULL)"
        " AND (owner_kind IN ('deputy', 'teacher')) = (owner_id IS NOT NULL))",
        "Name the association or the person whose plan it is.",
    )

    @api.model
    def _default_body(self):
        """Return the association that the user heads, when there is exactly one."""
        if self.env.context.get("default_owner_kind", "body") != "body":
            return False
        bodies = self.env["methodical.body"].search(
            [("head_id.user_id", "=", self.env.uid), ("state", "=", "active")], limit=2
        )
        return bodies if len(bodies) == 1 else False

    @api.model
    def _default_owner(self):
        """Return the user's own card for the plan of a person."""
        if self.env.context.get("default_owner_kind") not in PERSONS:
            return False
        return self.env["methodical.teacher"]._get_of_user(self.env.user, self.env.company)

    @api.depends("owner_kind", "owner_id")
    def _compute_teacher_body_id(self):
        own = self.filtered(lambda plan: plan.owner_kind == "teacher" and plan.owner_id)
        (self - own).teacher_body_id = False
        if not own:
            return
        Membership = self.env["methodical.membership"]
        # sudo: who is a member of an association is public within the school
        rows = Membership.sudo().search(
            Domain("teacher_id", "in", own.owner_id.ids)
            & Domain("body_id.kind", "=", "association")
            & Domain("body_id.state", "=", "active")
            & Membership._get_domain_on("today"),
            order="date_from, id",
        )
        bodies = rows.grouped("teacher_id")
        for plan in own:
            mine = bodies.get(plan.owner_id, rows.browse()).body_id
            if plan.teacher_body_id not in mine:
                # sudo: out of it again
                plan.teacher_body_id = mine[:1].sudo(False)

    @api.depends(
        "body_id.name",
        "owner_id.name",
        "school_year_id.name",
        "term_id.name",
        "horizon",
        "version",
        "date_from",
    )
    @api.depends_context("lang")
    def _compute_name(self):
        for plan in self:
            owner = plan.body_id.name or plan.owner_id.name or ""
            if plan.owner_kind == "school":
                owner = self.env._("Plan of the school")
            version = f" · v{plan.version}" if plan.version > 1 else ""
            plan.name = f"{owner} · {plan._get_period_name()}{version}"

    def _get_period_name(self):
        """Return the period of one plan as its name says it."""
        if self.horizon == "quarter" and self.term_id:
            return self.term_id.name
        # plans of a month had the days of their whole year in version 19.0.1.1.0
        if self.horizon == "month" and self.date_from and self._is_one_month():
            locale = babel_locale_parse(self.env.lang or "en_US")
            return babel_format_date(self.date_from, "LLLL y", locale=locale)
        if self.horizon == "long" and self.date_from and self.date_to:
            return f"{self.date_from.year}–{self.date_to.year}"
        return self.school_year_id.name or ""

    def _search_name(self, operator, value):
        return Domain.OR(
            Domain(f"{link}.name", operator, value)
            for link in ("body_id", "owner_id", "school_year_id", "term_id")
        )

    def write(self, vals):
        """Change plans.

        :raises AccessError: when the plan would be of a kind that the user may not write
        """
        result = super().write(vals)
        if "owner_kind" in vals:
            # the ORM asks before the change only
            self.check_access("write")
        return result

    @api.constrains("owner_kind", "owner_id")
    def _check_deputy(self):
        """Refuse the plan of a deputy for somebody who is none: it would go to the director past the heads."""
        for plan in self.filtered(lambda plan: plan.owner_kind == "deputy"):
            # sudo: who holds a post of the management is public within the school
            owner = plan.sudo().owner_id
            if not any(owner.post_ids.mapped("is_management")):
                raise ValidationError(
                    self.env._(
                        "%(person)s holds no post of the management. Make an individual plan of a teacher instead.",
                        person=owner.name,
                    )
                )

    @api.constrains(
        "owner_kind", "body_id", "owner_id", "school_year_id", "term_id", "horizon", "version", "date_from"
    )
    def _check_single(self):
        """Refuse a second plan of one owner for one period, naming the first."""
        # sudo: a plan that the user may not read counts too
        known = self.sudo().search(
            Domain("state", "!=", "cancelled")
            & Domain("school_year_id", "in", self.school_year_id.ids)
            & (
                Domain("body_id", "in", self.body_id.ids)
                | Domain("owner_id", "in", self.owner_id.ids)
                | Domain("owner_kind", "=", "school")
            ),
            order="id",
        )
        first = {}
        for plan in known:
            other = first.setdefault(plan._get_single_key(), plan)
            if other != plan and self & (plan | other):
                raise ValidationError(self._say_double(other))

    def _get_single_key(self):
        """Return what one plan may share with no other: owner, period, version."""
        month = self.date_from and self.date_from.strftime("%Y-%m") if self.horizon == "month" else ""
        return (
            *(self.owner_kind, self.body_id, self.owner_id),
            *(self.school_year_id, self.horizon, self.term_id, month, self.version),
        )

    @api.model
    def _describe_double(self, diagnostics):
        """Return the sentence of the unique index: the database finds a second plan before ``_check_single`` does.

        :param diagnostics: psycopg2 diagnostics, with the values of the index in ``message_detail``
        """
        detail = (diagnostics and diagnostics.message_detail) or ""
        body, owner, year, *_rest = [*detail.rpartition(")=(")[2].partition(")")[0].split(", "), "", "", ""]
        first = self.env["methodical.plan"]
        if year.isdigit():
            # sudo: a plan that the user may not read counts too
            first = self.sudo().search(
                Domain("school_year_id", "=", int(year))
                & Domain("state", "!=", "cancelled")
                & Domain("body_id", "=", int(body) or False)
                & Domain("owner_id", "=", int(owner) or False),
                limit=1,
            )
        return self._say_double(first)

    def _say_double(self, first):
        return self.env._(
            "There is a plan “%(plan)s” for this period already. Open it, or make a new version of it when it is approved.",
            plan=first.name or "",
        )
