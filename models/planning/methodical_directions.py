from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.issue import Issue


class MethodicalDirections(models.Model):
    """Directions of the work of an association in a school year, approved by the methodical council (C16, F1 A-I.1′).

    The council decides theme, directions, forms and methods at its meeting; the plan of the association takes them over
    and goes its own route.
    """

    _name = "methodical.directions"
    _description = "Directions of Work"
    _inherit = ["methodical.approval.mixin"]
    _order = "school_year_id desc, body_id, version desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", search="_search_name", compute_sudo=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    body_id = fields.Many2one(
        "methodical.body",
        "Association",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["methodical.plan"]._default_body(),
        tracking=True,
    )
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
    )
    theme = fields.Char(
        "Methodical theme", compute="_compute_theme", store=True, readonly=False, precompute=True
    )
    aim = fields.Text()
    direction_ids = fields.Many2many("methodical.direction", string="Directions")
    forms = fields.Text("Forms and methods of work", help="F1 A-I.1′, C: how the association will work.")
    previous_version_id = fields.Many2one(
        "methodical.directions", "Version before", readonly=True, copy=False, ondelete="restrict"
    )
    is_before_my_council = fields.Boolean(
        compute="_compute_is_before_my_council",
        search="_search_is_before_my_council",
        export_string_translation=False,
    )
    submission_warning = fields.Text("Before you submit", compute="_compute_submission_warning")

    _version_uniq = models.UniqueIndex(
        "(body_id, school_year_id, version) WHERE state <> 'cancelled'",
        "This association has directions for this school year already. Open them, or make a new version when they are approved.",
    )

    @api.depends("body_id.name", "school_year_id.name", "version")
    @api.depends_context("lang")
    def _compute_name(self):
        for directions in self:
            name = self.env._(
                "Directions of work: %(body)s · %(year)s",
                body=directions.body_id.name or "",
                year=directions.school_year_id.name or "",
            )
            directions.name = name + (f" · v{directions.version}" if directions.version > 1 else "")

    def _search_name(self, operator, value):
        return Domain.OR(Domain(f"{link}.name", operator, value) for link in ("body_id", "school_year_id"))

    @api.depends("body_id")
    def _compute_theme(self):
        for directions in self:
            directions.theme = directions.theme or directions.body_id.theme

    @api.depends("state", "company_id")
    @api.depends_context("uid")
    def _compute_is_before_my_council(self):
        # sudo: everybody may ask in which council he sits; one query answers for all of a list
        mine = self.sudo().search(
            Domain("id", "in", self.ids) & self._search_is_before_my_council("in", [True])
        )
        for directions in self:
            directions.is_before_my_council = directions._origin.id in mine._ids

    def _search_is_before_my_council(self, operator, value):
        """What was submitted is read by the members of the methodical council of its school."""
        if operator != "in":
            return NotImplemented
        councils = Domain("kind", "=", "methodical_council") & Domain("is_mine", "=", True)
        # sudo: everybody may ask in which council he sits
        schools = self.env["methodical.body"].sudo()._search(councils).subselect("company_id")
        return Domain("state", "in", ("submitted", "approved")) & Domain("company_id", "in", schools)

    def _get_route_key(self):
        return "directions", self.body_id.association_kind

    @api.model
    def _sealed_fields(self):
        return ["body_id", "school_year_id", "theme", "aim", "direction_ids", "forms"]

    def _prepare_round(self, regulation, snapshot, moment):
        return {**super()._prepare_round(regulation, snapshot, moment), "body_id": self.body_id.id}

    def _get_body_head(self):
        return self.body_id.head_id or super()._get_body_head()

    def _get_supervisor(self):
        return self.body_id.supervisor_id or super()._get_supervisor()

    def _get_period_dates(self):
        return self.school_year_id.date_start, self.school_year_id.date_end

    def _submission_errors(self):
        """Return what stands against submitting: a body that is not open, nothing to decide about."""
        issues = super()._submission_errors()
        if self.body_id.state != "active":
            text = self.env._("%(body)s is not active: no order opened it.", body=self.body_id.name or "")
            issues.append(Issue("block", text, "F1 A-I.5′"))
        names = [name for name in ("theme", "direction_ids", "forms") if not self[name]]
        if names:
            text = self.env._(
                "Not filled in: %(fields)s. The council decides about them.",
                fields=[self._fields[name]._description_string(self.env) for name in names],
            )
            issues.append(Issue("block", text, "F1 A-I.1′"))
        return issues

    @api.depends("body_id", "theme", "direction_ids", "forms", "state")
    @api.depends_context("lang")
    def _compute_submission_warning(self):
        for directions in self:
            directions.submission_warning = (
                "\n".join(issue.sentence for issue in directions._submission_errors())
                if directions.is_editable and directions.id
                else False
            )

    def _on_approved(self):
        """Fill what is empty in the drafts of the plans for the same year."""
        # sudo: the council decides, the plan belongs to the association
        plans = (
            self.env["methodical.plan"]
            .sudo()
            .search(
                Domain("body_id", "in", self.body_id.ids)
                & Domain("school_year_id", "in", self.school_year_id.ids)
                & Domain("state", "in", ("draft", "returned"))
            )
        )
        plans._take_directions(self.sudo())  # sudo: as above
        return super()._on_approved()

    def action_open_plan(self):
        """Open the plan of the year of one association, or a new one that takes these directions over."""
        self.ensure_one()
        Plan = self.env["methodical.plan"]
        plan = Plan.search(
            Domain("body_id", "=", self.body_id.id)
            & Domain("school_year_id", "=", self.school_year_id.id)
            & Domain("horizon", "=", "year")
            & Domain("state", "!=", "cancelled"),
            order="version desc",
            limit=1,
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Plan"),
            "res_model": "methodical.plan",
            "res_id": plan.id,
            "views": [(False, "form")],
            "context": {
                "default_owner_kind": "body",
                "default_body_id": self.body_id.id,
                "default_school_year_id": self.school_year_id.id,
            },
        }
