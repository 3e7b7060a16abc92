from odoo import api, fields, models

from ...tools.clause import CLAUSE_HELP
from .methodical_service import KINDS

BODY_KINDS = [
    ("subject", "Subject teachers"),
    ("area", "Educational area"),
    ("primary", "Primary grades"),
    ("class_teachers", "Class teachers"),
    ("educators", "Educators"),
    ("other", "Other"),
]

#: rules that hold or do not hold: they carry no number
WITHOUT_VALUE = {
    "members_area",
    "council_number",
    "head_education",
    "head_category",
    "deputy_education",
    "plan_sources",
    "mentor",
    "plan_directions",
    "plan_recommendations",
    "meeting_analysis",
    "meeting_invites",
    "self_education",
    "observation_entry",
    "observation_remarks",
    "nomination_resolution",
    "acknowledgement",
}


class MethodicalRegulationRule(models.Model):
    """A rule of the regulation with its number, clause, severity and dates (R1-R60)."""

    _name = "methodical.regulation.rule"
    _description = "Rule of a Regulation"
    _inherit = ["methodical.school.mixin"]
    _order = "regulation_id, sequence, id"

    regulation_id = fields.Many2one("methodical.regulation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="regulation_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    code = fields.Selection(
        [
            ("members_min", "Members of an association, at least"),
            ("members_area", "Members teach subjects of the association's areas"),
            ("council_number", "Number of associations decided by the council"),
            ("head_education", "Head: higher professional education"),
            ("head_service", "Head: years of service, at least"),
            ("head_category", "Head: qualification category"),
            ("deputy_education", "Deputy: higher professional education"),
            ("deputy_service", "Deputy: years of service, at least"),
            ("plan_sources", "Plan names its sources"),
            ("plan_items", "Plan items: at least"),
            ("plan_directions", "Directions are approved by the council"),
            ("plan_recommendations", "Recommendations of last year are planned or answered"),
            ("scheme_hours", "Scheme of work fits the hours of the curriculum (tolerance in hours)"),
            ("meetings_year", "Meetings in a school year, at least"),
            ("meetings_quarter", "Meetings in a quarter, at least"),
            ("meeting_notice", "Deputy is told of a meeting before (days)"),
            ("meeting_invites", "Heads of associations concerned are invited"),
            ("meeting_quorum", "Quorum of a meeting (per cent of members)"),
            ("meeting_resolution", "Meeting adopts resolutions"),
            ("meeting_analysis", "Last meeting hears the deputy's analysis"),
            ("self_education", "Each member has a self-education programme"),
            ("observation_entry", "Entry after the start of a lesson needs a reason"),
            ("observation_remarks", "Remarks only after the lesson"),
            ("retraining_hours", "Retraining programme (hours), at least"),
            ("course_document", "Course document handed in after (days)"),
            ("course_away_body", "At courses at once from one association, at most (people)"),
            ("course_away_subject", "At courses at once of one subject, at most (people)"),
            ("course_share", "Finished course is shared within (days)"),
            ("attestation_retake", "Failed attestation is taken again not before (months)"),
            ("mentor", "Young and newly arrived teachers have a mentor"),
            ("mentoring_silence", "Diary of mentoring is reminded after (weeks)"),
            ("nomination_resolution", "Contest nominations come from the association"),
            ("acknowledgement", "Local acts are acknowledged with signature and date"),
        ],
        required=True,
    )
    severity = fields.Selection(
        [("block", "Block"), ("warn", "Warn"), ("off", "Off")], default="warn", required=True
    )
    value = fields.Float(digits=(8, 1))
    has_value = fields.Boolean(compute="_compute_has_value")
    service_kind = fields.Selection(
        KINDS, "Kind of service", help="C5: which service the years are counted in."
    )
    other_service_kind = fields.Selection(
        KINDS, "or", help="C5, F2 1.3: pedagogical or managerial, the longer counts."
    )
    category_ids = fields.Many2many("methodical.category", string="Categories allowed")
    body_kind = fields.Selection(BODY_KINDS, "For associations of", help="Empty: for all (C15).")
    clause = fields.Char(help=CLAUSE_HELP)
    basis = fields.Char("Legal ground")
    date_from = fields.Date("Valid from")
    date_to = fields.Date("Valid until")

    _value_check = models.Constraint("CHECK(value >= 0)", "The number of a rule may not be negative.")
    _dates_check = models.Constraint(
        "CHECK(date_from IS NULL OR date_to IS NULL OR date_to >= date_from)",
        "A rule must be valid until a day that is not before its first one.",
    )

    @api.depends("code")
    def _compute_has_value(self):
        for rule in self:
            rule.has_value = bool(rule.code) and rule.code not in WITHOUT_VALUE
