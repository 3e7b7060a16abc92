from calendar import monthrange

from babel.dates import format_date as babel_format_date

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools.misc import babel_locale_parse

from ...tools.card_names import get_card_names


class MethodicalPlanItem(models.Model):
    """Item of a plan (N14, F0 3.2, F1 VI.7-VI.8). Its content is sealed with the plan, its progress is not."""

    _name = "methodical.plan.item"
    _description = "Plan Item"
    _inherit = ["methodical.sealed.line.mixin", "mail.thread"]
    _order = "plan_id desc, direction_sequence, date_from, sequence, id"
    _check_company_auto = True
    #: its name says what was written: a form names it only to who may read it (``tools.school``)
    _has_closed_name = True
    _sealed_parent = "plan_id"

    plan_id = fields.Many2one(
        "methodical.plan", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True, precompute=True)
    body_id = fields.Many2one(related="plan_id.body_id", store=True, index=True, precompute=True)
    school_year_id = fields.Many2one(
        related="plan_id.school_year_id", store=True, index=True, precompute=True
    )
    plan_state = fields.Selection(related="plan_id.state", string="State of the plan")
    is_editable = fields.Boolean(related="plan_id.is_editable")
    sequence = fields.Integer(default=10)
    name = fields.Char("Activity", required=True)
    direction_id = fields.Many2one("methodical.direction", required=True, index=True)
    direction_sequence = fields.Integer(
        "Order of the direction", related="direction_id.sequence", store=True, precompute=True
    )
    form_id = fields.Many2one("methodical.choice", domain=[("list", "=", "form")])
    date_from = fields.Date("From", required=True)
    date_to = fields.Date(
        "Until", required=True, compute="_compute_date_to", store=True, readonly=False, precompute=True
    )
    period = fields.Char("When", compute="_compute_period")
    responsible_ids = fields.Many2many("methodical.teacher", check_company=True)
    responsible_names = fields.Char(
        "Persons responsible", compute="_compute_responsible_names", compute_sudo=True
    )
    is_joint = fields.Boolean("All members", help="F0 4.4: joint work; off: work of the persons named.")
    is_mandatory = fields.Boolean("Mandatory", default=True, help="F0 4.6.")
    expected_result = fields.Char("Expected result (document)")
    # progress: not sealed, and carried over into a new version of the plan
    state = fields.Selection(
        [
            ("planned", "Planned"),
            ("in_progress", "In progress"),
            ("done", "Done"),
            ("postponed", "Postponed"),
            ("cancelled", "Cancelled"),
        ],
        default="planned",
        required=True,
        tracking=True,
        group_expand=True,
    )
    actual_result = fields.Char(tracking=True)
    date_done = fields.Date("Done on")
    evidence_ids = fields.One2many("methodical.plan.evidence", "item_id", "What was made of it", copy=False)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")
    is_mine = fields.Boolean("I am responsible", compute="_compute_is_mine", search="_search_is_mine")
    can_report = fields.Boolean("I may report on it", compute="_compute_can_report")

    @api.depends("date_from")
    def _compute_date_to(self):
        for item in self:
            if item.date_from and (not item.date_to or item.date_to < item.date_from):
                item.date_to = item.date_from

    @api.depends("date_from", "date_to")
    @api.depends_context("lang")
    def _compute_period(self):
        for item in self:
            item.period = item._format_period()

    @api.depends("responsible_ids.name", "is_joint")
    @api.depends_context("lang")
    def _compute_responsible_names(self):
        everybody = self.env._("all members")
        stored = get_card_names(self, "responsible_ids")
        for item in self:
            # an activity that is being written is not stored yet
            names = stored.get(item.id, []) if item.ids else item.responsible_ids.mapped("name")
            item.responsible_names = ", ".join(filter(None, [*names, item.is_joint and everybody]))

    @api.depends("date_to", "state")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for item in self:
            item.is_late = bool(
                item.state in ("planned", "in_progress") and item.date_to and item.date_to < today
            )

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "in", ("planned", "in_progress")) & Domain("date_to", "<", "today")

    @api.depends("responsible_ids.user_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        # sudo: whether it is my own item; record rules ask it: one query answers for all of a list
        items_sudo = self.sudo()
        mine = items_sudo.search(Domain("id", "in", self.ids) & self._search_is_mine("in", [True]))
        for item, item_sudo in zip(self, items_sudo, strict=True):
            # an activity that is being written is not stored yet
            item.is_mine = (
                item_sudo in mine if item.ids else self.env.user in item_sudo.responsible_ids.user_id
            )

    @api.depends_context("uid")
    def _compute_can_report(self):
        """Whether the user may write how the item went: his own one, or one of an association he heads."""
        saved = self._origin
        may_write = self.env["ir.rule"]._compute_domain(self._name, "write")
        mine = saved.browse()
        if mine.has_access("write"):
            # sudo: the rules themselves are the domain: one query, whoever heads the associations of a list
            mine = saved.sudo().search(Domain("id", "in", saved.ids) & may_write)
        for item in self:
            item.can_report = item._origin.id in mine._ids if item._origin else item.has_access("write")

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("responsible_ids.user_id", "=", self.env.uid)

    @api.constrains("date_from", "date_to")
    def _check_dates(self):
        """Refuse items that end before they start."""
        for item in self.filtered(
            lambda item: item.date_to and item.date_from and item.date_to < item.date_from
        ):
            raise ValidationError(
                self.env._("“%(item)s” would end before it starts. Correct its dates.", item=item.name)
            )

    @api.model
    def _sealed_fields(self):
        return [
            "sequence",
            "name",
            "direction_id",
            "form_id",
            "date_from",
            "date_to",
            "responsible_ids",
            "is_joint",
            "is_mandatory",
            "expected_result",
        ]

    def write(self, vals):
        """Write items; an item that becomes done remembers the day, one that is reopened forgets it."""
        if "state" in vals and "date_done" not in vals:
            vals = {
                **vals,
                "date_done": fields.Date.context_today(self) if vals["state"] == "done" else False,
            }
        return super().write(vals)

    def action_done(self):
        """Mark items as done today."""
        return self.write({"state": "done"})

    def _is_within(self, start, end):
        """Return whether one item lies within a period (dates may be False)."""
        return not (start and self.date_from < start) and not (end and self.date_to > end)

    def _format_period(self):
        """Return the time of one item as plans write it: a date, a month, or months from-to."""
        if not self.date_from or not self.date_to:
            return ""
        last_day = monthrange(self.date_to.year, self.date_to.month)[1]
        if self.date_from.day != 1 or self.date_to.day != last_day:
            first, last = self.date_from.strftime("%d.%m.%Y"), self.date_to.strftime("%d.%m.%Y")
            return first if first == last else f"{first} – {last}"
        locale = babel_locale_parse(self.env.lang)
        months = [babel_format_date(day, "LLLL", locale=locale) for day in (self.date_from, self.date_to)]
        return "–".join(dict.fromkeys(months))
