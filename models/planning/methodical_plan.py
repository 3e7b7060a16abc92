from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class MethodicalPlan(models.Model):
    """Plan of an association, a council or a deputy for a year, quarter or month (N13, F1 VI.6-VI.8, F2 5.2)."""

    _name = "methodical.plan"
    _description = "Plan"
    _inherit = ["methodical.approval.mixin"]
    _order = "date_from desc, body_id, version desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", search="_search_name", compute_sudo=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    owner_kind = fields.Selection(
        [("body", "Association or council"), ("deputy", "Deputy director")],
        "Plan of",
        required=True,
        default="body",
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
        "Deputy",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
    )
    horizon = fields.Selection(
        [("year", "School year"), ("quarter", "Quarter"), ("month", "Month"), ("long", "Several years")],
        "Kind of plan",
        required=True,
        default="year",
    )
    school_year_id = fields.Many2one(
        "methodical.school.year",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env["methodical.school.year"]._get_current(self.env.company),
    )
    term_id = fields.Many2one(
        "methodical.term",
        "Quarter",
        check_company=True,
        domain="[('school_year_id', '=', school_year_id)]",
        ondelete="restrict",
        compute="_compute_term_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    date_from = fields.Date("From", compute="_compute_dates", store=True, readonly=False, precompute=True)
    date_to = fields.Date("Until", compute="_compute_dates", store=True, readonly=False, precompute=True)
    previous_version_id = fields.Many2one(
        "methodical.plan", "Version before", readonly=True, copy=False, ondelete="restrict"
    )
    # header (F1 VI.5, VI.6)
    analysis = fields.Text("Analysis of last year")
    theme = fields.Char(
        "Methodical theme", compute="_compute_theme", store=True, readonly=False, precompute=True
    )
    aim = fields.Text()
    tasks = fields.Text()
    # three sources (R17, F1 IV.1)
    source_school_plan = fields.Char(
        "School plan", help="F1 IV.1: which points of the school's plan this plan carries out."
    )
    source_theme = fields.Char("Theme of the school", help="F1 IV.1: the methodical theme of the school.")
    source_guidance = fields.Char(
        "District guidance", help="F1 IV.1: letters and guidance of the methodical office."
    )
    item_ids = fields.One2many("methodical.plan.item", "plan_id", "Items", copy=True)
    item_count = fields.Integer(compute="_compute_progress")
    progress = fields.Float("Done, %", compute="_compute_progress", help="Share of items that are done.")
    late_item_count = fields.Integer("Late items", compute="_compute_progress")
    deadline_date = fields.Date("To be approved by", compute="_compute_deadline")
    is_late = fields.Boolean("Approval is late", compute="_compute_deadline", search="_search_is_late")

    _version_uniq = models.UniqueIndex(
        "(COALESCE(body_id, 0), COALESCE(owner_id, 0), school_year_id, horizon, COALESCE(term_id, 0), version, date_from)"
        " WHERE state <> 'cancelled'",
        lambda env, diagnostics: env["methodical.plan"]._describe_double(diagnostics),
    )
    _owner_check = models.Constraint(
        "CHECK((owner_kind = 'body') = (body_id IS NOT NULL) AND (owner_kind = 'deputy') = (owner_id IS NOT NULL))",
        "Name the association or the deputy whose plan it is.",
    )

    @api.model
    def _get_counting_domain(self):
        """Return the domain of plans that count: not cancelled, not replaced, a new version only when it is approved."""
        return (
            Domain("state", "!=", "cancelled")
            & Domain("is_superseded", "=", False)
            & (Domain("previous_version_id", "=", False) | Domain("state", "=", "approved"))
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

    @api.depends("body_id.name", "owner_id.name", "school_year_id.name", "term_id.name", "horizon", "version")
    @api.depends_context("lang")
    def _compute_name(self):
        for plan in self:
            owner = plan.body_id.name or plan.owner_id.name or ""
            period = (
                plan.term_id.name if plan.horizon == "quarter" and plan.term_id else plan.school_year_id.name
            )
            plan.name = f"{owner} · {period or ''}" + (f" · v{plan.version}" if plan.version > 1 else "")

    def _search_name(self, operator, value):
        return Domain.OR(
            Domain(f"{link}.name", operator, value) for link in ("body_id", "owner_id", "school_year_id")
        )

    @api.depends("school_year_id", "horizon")
    def _compute_term_id(self):
        self.filtered(
            lambda plan: plan.horizon != "quarter" or plan.term_id.school_year_id != plan.school_year_id
        ).term_id = False

    @api.depends("school_year_id", "term_id", "horizon")
    def _compute_dates(self):
        for plan in self:
            period = plan.term_id if plan.horizon == "quarter" and plan.term_id else plan.school_year_id
            plan.date_from, plan.date_to = period.date_start, period.date_end

    @api.depends("body_id")
    def _compute_theme(self):
        for plan in self:
            plan.theme = plan.theme or plan.body_id.theme

    @api.depends("item_ids.state", "item_ids.date_to")
    def _compute_progress(self):
        Item = self.env["methodical.plan.item"]
        counts, late = {}, {}
        for plan, state, count in Item._read_group(
            [("plan_id", "in", self.ids)], ["plan_id", "state"], ["__count"]
        ):
            counts.setdefault(plan, {})[state] = count
        for plan, count in Item._read_group(
            [("plan_id", "in", self.ids), ("is_late", "=", True)], ["plan_id"], ["__count"]
        ):
            late[plan] = count
        for plan in self:
            states = counts.get(plan, {})
            total = sum(count for state, count in states.items() if state != "cancelled")
            plan.item_count = sum(states.values())
            plan.progress = states.get("done", 0) / total * 100 if total else 0
            plan.late_item_count = late.get(plan, 0)

    @api.constrains("body_id", "owner_id", "school_year_id", "term_id", "horizon", "version")
    def _check_single(self):
        """Refuse a second plan of one owner for one period, naming the first."""
        # sudo: a plan that the user may not read counts too
        known = self.sudo().search(
            Domain("state", "!=", "cancelled")
            & Domain("horizon", "in", ("year", "quarter"))
            & Domain("school_year_id", "in", self.school_year_id.ids)
            & (Domain("body_id", "in", self.body_id.ids) | Domain("owner_id", "in", self.owner_id.ids)),
            order="id",
        )
        first = {}
        for plan in known:
            other = first.setdefault(
                (plan.body_id, plan.owner_id, plan.school_year_id, plan.horizon, plan.term_id, plan.version),
                plan,
            )
            if other != plan and self & (plan | other):
                raise ValidationError(self._say_double(other))

    def copy_data(self, default=None):
        """Copy plans; a copy for another period takes the dates of that period."""
        given = (default or {}).keys()
        dropped = (
            {"date_from", "date_to"} - given if {"school_year_id", "term_id", "horizon"} & given else set()
        )
        return [
            {name: value for name, value in vals.items() if name not in dropped}
            for vals in super().copy_data(default)
        ]

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
                & (Domain("body_id", "=", int(body)) | Domain("owner_id", "=", int(owner))),
                limit=1,
            )
        return self._say_double(first)

    def _say_double(self, first):
        return self.env._(
            "There is a plan “%(plan)s” for this period already. Open it, or make a new version of it when it is approved.",
            plan=first.name or "",
        )
