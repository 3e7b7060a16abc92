from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalPlan(models.Model):
    """Plan of a body, a deputy, the school or a teacher for a year, quarter, month or several years (N13, F1 VI.6-VI.8, F2 5.2).

    One class in files by responsibility: whose plan it is (``_owner``), its period (``_period``), header and sources
    (``_header``), approval (``_approval``), meetings the regulation wants (``_meetings``), recommendations of last year
    (``_recommendations``), what a new version changes (``_amendment``), drafts made by the system (``_draft``).
    """

    _name = "methodical.plan"
    _description = "Plan"
    _inherit = ["methodical.approval.mixin"]
    _order = "date_from desc, body_id, version desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", search="_search_name", compute_sudo=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
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
    year_name = fields.Char(
        "Name of the school year", related="school_year_id.name", store=True, precompute=True
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

    @api.model
    def _get_counting_domain(self):
        """Return the domain of plans that count: not cancelled, not replaced, a new version only when it is approved."""
        return (
            Domain("state", "!=", "cancelled")
            & Domain("is_superseded", "=", False)
            & (Domain("previous_version_id", "=", False) | Domain("state", "=", "approved"))
        )

    @api.depends("item_ids.state", "item_ids.date_to")
    def _compute_progress(self):
        counts = self.env["methodical.plan.item"]._count_of_plans(self)
        for plan in self:
            states = counts.get(plan.id, {})
            total = sum(count for state, (count, _late) in states.items() if state != "cancelled")
            done, _late = states.get("done", (0, 0))
            plan.item_count = sum(count for count, _late in states.values())
            plan.progress = done / total * 100 if total else 0
            plan.late_item_count = sum(late for _count, late in states.values())

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
