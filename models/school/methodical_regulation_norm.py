from odoo import api, fields, models

from ...tools.clause import CLAUSE_HELP


class MethodicalRegulationNorm(models.Model):
    """Norm of qualification courses: hours within years, for posts, from-until (C20, F4 3.4)."""

    _name = "methodical.regulation.norm"
    _description = "Course Norm"
    _inherit = ["methodical.school.mixin"]
    _order = "regulation_id, sequence, id"

    regulation_id = fields.Many2one("methodical.regulation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="regulation_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, translate=True)
    hours = fields.Integer(required=True, default=72, help="0: not decided yet; such a norm is off.")
    years = fields.Integer(required=True, default=5)
    counting = fields.Selection(
        [("single", "One course of at least these hours"), ("sum", "Sum of the courses")],
        default="single",
        required=True,
    )
    window = fields.Selection(
        [("rolling", "Since the last course"), ("calendar", "Calendar window")],
        default="rolling",
        required=True,
    )
    first_basis = fields.Selection(
        [("service", "Start of pedagogical service"), ("joined", "Joining the school")],
        "First term begins with",
        default="service",
        required=True,
        help="Who has no course yet is asked for one at the end of a term from that day; until the first reminder he is exempt.",
    )
    starts_anew = fields.Boolean(
        "Whole term from the first day",
        default=True,
        help="Nobody is overdue before a whole term from the day since which the norm is valid: law does not reach back.",
    )
    leave_pauses = fields.Boolean(
        "Leave prolongs the term",
        default=True,
        help="No course is asked on days of leave. With this, the term also ends later by as many days.",
    )
    lead_months = fields.Selection(
        [("12", "12 months"), ("6", "6 months"), ("3", "3 months")],
        "Reminded from",
        compute="_compute_lead_months",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
        help="J18: how long before the due date it is spoken of for the first time; then at 6 and 3 months.",
    )
    post_ids = fields.Many2many("methodical.post", string="For posts", help="Empty: for every teacher.")
    severity = fields.Selection(
        [("block", "Block"), ("warn", "Warn"), ("off", "Off")], default="warn", required=True
    )
    date_from = fields.Date("Valid from")
    date_to = fields.Date("Valid until")
    clause = fields.Char(help=CLAUSE_HELP)
    basis = fields.Char("Legal ground")

    _hours_check = models.Constraint(
        "CHECK(hours >= 0 AND years > 0 AND (hours > 0 OR severity = 'off'))",
        "A norm that is on needs hours above zero, and years.",
    )
    _window_check = models.Constraint(
        "CHECK(\"window\" <> 'calendar' OR date_from IS NOT NULL)",
        "Calendar windows are counted from the first day of the norm: fill in “Valid from”.",
    )
    _dates_check = models.Constraint(
        "CHECK(date_from IS NULL OR date_to IS NULL OR date_to >= date_from)",
        "A norm must be valid until a day that is not before its first one.",
    )

    @api.depends("years")
    def _compute_lead_months(self):
        """A term of one year would be spoken of all the time with the first reminder of longer ones."""
        for norm in self:
            norm.lead_months = "3" if norm.years == 1 else "12"
