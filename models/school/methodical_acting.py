from odoo import api, fields, models, tools
from odoo.fields import Domain


class MethodicalActing(models.Model):
    """Who acts for an absent director or deputy, from which day until which (N42, R53, R54, J26, F2 5.9, 6.0).

    The rights of decision of the post pass for exactly those days; nothing has to be taken back afterwards. A period
    comes in force by a signed order, or without one where the regulation allows it (``methodical_acting_ground.py``);
    ``methodical_acting_guard.py`` keeps it as it is then, ``methodical_acting_end.py`` lets it end early.
    """

    _name = "methodical.acting"
    _description = "Acting Person"
    _inherit = ["methodical.school.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    #: from which state a period may go where
    _transitions = {"draft": {"in_force", "cancelled"}, "in_force": {"cancelled"}, "cancelled": set()}
    #: what a draft says; fixed as soon as the period is in force
    _content_fields = frozenset(
        {"company_id", "absent_id", "post_id", "substitute_id", "date_from", "date_to", "reason"}
    )

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    absent_id = fields.Many2one(
        "methodical.teacher",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    post_id = fields.Many2one(
        "methodical.post",
        required=True,
        ondelete="restrict",
        domain=[("is_management", "=", True)],
        compute="_compute_post_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    substitute_id = fields.Many2one(
        "methodical.teacher",
        "Acts",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Until", required=True, tracking=True)
    reason = fields.Char(help="Leave, illness, business trip …")
    clause = fields.Char(
        readonly=True, copy=False, help="Of the regulation that lets him act without an order (R54)."
    )
    state = fields.Selection(
        [("draft", "Draft"), ("in_force", "In force"), ("cancelled", "Cancelled")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    phase = fields.Selection(
        [
            ("draft", "Draft"),
            ("coming", "Coming"),
            ("now", "Acts today"),
            ("over", "Over"),
            ("cancelled", "Cancelled"),
        ],
        "Today",
        compute="_compute_phase",
        search="_search_phase",
    )
    is_editable = fields.Boolean(compute="_compute_is_editable", export_string_translation=False)

    _dates_check = models.Constraint(
        "CHECK(date_to >= date_from)",
        "An acting person acts until a day that is not before the first one: change the dates.",
    )
    # ranges of one number stand for equality: no extension of the database is needed
    _overlap_excl = models.Constraint(
        "EXCLUDE USING gist (int4range(absent_id, absent_id, '[]') WITH &&, int4range(post_id, post_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&) WHERE (state = 'in_force')",
        "Somebody acts for this person in this post on some of these days already: change the dates.",
    )

    @api.depends("absent_id")
    def _compute_post_id(self):
        for period in self:
            # sudo: who holds which post is public within the school
            posts = period.sudo().absent_id.post_ids.filtered("is_management")
            period.post_id = period.post_id if period.post_id in posts or not posts else posts[:1].sudo(False)

    @api.depends("state", "date_from", "date_to")
    def _compute_phase(self):
        today = fields.Date.context_today(self)
        for period in self:
            if period.state != "in_force" or not (period.date_from and period.date_to):
                period.phase = "draft" if period.state == "in_force" else period.state
            elif period.date_from > today:
                period.phase = "coming"
            else:
                period.phase = "now" if period.date_to >= today else "over"

    @api.depends("state")
    def _compute_is_editable(self):
        fixed = self._filter_fixed()
        for period in self:
            period.is_editable = period not in fixed

    def _search_phase(self, operator, value):
        if operator != "in":
            return NotImplemented
        in_force = Domain("state", "=", "in_force")
        domains = {
            "draft": Domain("state", "=", "draft"),
            "coming": in_force & Domain("date_from", ">", "today"),
            "now": self._get_domain_on("today"),
            "over": in_force & Domain("date_to", "<", "today"),
            "cancelled": Domain("state", "=", "cancelled"),
        }
        return Domain.OR(domains[phase] for phase in value if phase in domains)

    @api.depends("absent_id.name", "substitute_id.name", "date_from", "date_to")
    def _compute_display_name(self):
        for period in self:
            if not (period.absent_id and period.substitute_id):
                period.display_name = self.env._("New")
                continue
            period_sudo = period.sudo()  # sudo: who acts for whom is public within the school
            days = " – ".join(day.strftime("%d.%m.%Y") for day in (period.date_from, period.date_to) if day)
            people = f"{period_sudo.absent_id.name or ''} → {period_sudo.substitute_id.name or ''}"
            period.display_name = f"{people}, {days}"

    # who acts

    @api.model
    def _get_day(self, company):
        """Return today's date (datetime.date) in a school."""
        return fields.Datetime.context_timestamp(company._in_school_time(), fields.Datetime.now()).date()

    @api.model
    def _get_domain_on(self, day):
        """Return the domain of the acting periods that hold on a date (datetime.date or a relative date of the ORM)."""
        return (
            Domain("state", "=", "in_force") & Domain("date_from", "<=", day) & Domain("date_to", ">=", day)
        )

    @api.model
    def _get_on(self, day, absent, post):
        """Return the period in which somebody acts for an absent person in a post on a date (empty when nobody does).

        :param day: datetime.date
        :param absent: card of the person who is absent
        :param post: methodical.post
        """
        # sudo: who acts for whom is public within the school
        return self.sudo().search(
            self._get_domain_on(day) & Domain("absent_id", "=", absent.id) & Domain("post_id", "=", post.id),
            limit=1,
        )

    @api.model
    @tools.ormcache("company_id", "day")
    def _get_ids_on(self, company_id, day):
        """Return the ids of the periods of a school that hold on a date; asked by record rules, so it costs nothing."""
        return tuple(
            self.sudo()  # sudo: who acts for whom is public within the school
            .search(Domain("company_id", "=", company_id) & self._get_domain_on(day))
            .ids
        )

    @api.model
    def _preload_ids_on(self, companies):
        """Ask for the periods of many schools that hold today in one query, before each of them is asked for its own."""
        days = companies.grouped(self._get_day)
        # sudo: who acts for whom is public within the school
        found = self.sudo().search_fetch(
            Domain.OR(
                self._get_domain_on(day) & Domain("company_id", "in", own.ids) for day, own in days.items()
            ),
            ["company_id"],
        )
        by_company, cache = found.grouped("company_id"), type(self)._get_ids_on.__cache__
        for day, own in days.items():
            for company in own:
                ids = tuple(by_company[company].ids) if company in by_company else ()
                cache.add_value(self, company.id, day, cache_value=ids)

    @api.model
    def _get_mine(self):
        """Return the periods, in sudo, in which the present user acts for somebody today, in his schools."""
        found = [
            period
            for company in self.env.companies
            for period in self._get_ids_on(company.id, self._get_day(company))
        ]
        # sudo: who acts for whom is public within the school
        everybody_sudo = self.sudo()
        if not found:
            return everybody_sudo
        return everybody_sudo.search([("id", "in", found), ("substitute_id.user_id", "=", self.env.uid)])
