from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class MethodicalMeetingBoard(models.Model):
    """Control board: meetings of each body and school year against its regulation (R20, R21, C9; F1 V.4, F3 P1c, P5).

    Read straight from the meetings, nothing is stored. What depends on today (behind, late) is computed from columns
    that do not: ``behind_since`` is the first day on which the meetings held would be too few. Minimums are those of the
    regulation in force when the school year begins, for this kind of association.
    """

    _name = "methodical.meeting.board"
    _description = "Control Board of Meetings"
    _inherit = ["methodical.listed.mixin"]
    _auto = False
    _order = "school_year_id desc, behind_since, body_id"
    _depends = {
        "methodical.body": [
            "company_id",
            "kind",
            "association_kind",
            "state",
            "opening_date",
            "closing_date",
        ],
        "methodical.meeting": ["body_id", "school_year_id", "stage", "date"],
        "methodical.resolution": ["body_id", "school_year_id", "meeting_stage", "state"],
        "methodical.school.year": ["company_id", "date_start", "date_end"],
        "methodical.term": ["school_year_id", "date_start"],
        "methodical.regulation": ["company_id", "state", "date_from", "date_to", "quarter_kind"],
        "methodical.regulation.rule": [
            "regulation_id",
            "code",
            "severity",
            "value",
            "body_kind",
            "date_from",
            "date_to",
        ],
    }

    company_id = fields.Many2one("res.company", "School", readonly=True)
    body_id = fields.Many2one("methodical.body", "Association or council", readonly=True)
    body_kind = fields.Selection(related="body_id.kind")
    school_year_id = fields.Many2one("methodical.school.year", readonly=True)
    planned_count = fields.Integer("Planned", readonly=True)
    announced_count = fields.Integer("Announced", readonly=True)
    held_count = fields.Integer("Held", readonly=True, help="With signed minutes or without.")
    signed_count = fields.Integer("Minutes signed", readonly=True)
    quarter_1_count = fields.Integer("I", readonly=True, help="Held in the first quarter and its holidays.")
    quarter_2_count = fields.Integer("II", readonly=True, help="Held in the second quarter and its holidays.")
    quarter_3_count = fields.Integer("III", readonly=True, help="Held in the third quarter and its holidays.")
    quarter_4_count = fields.Integer("IV", readonly=True, help="Held in the fourth quarter and after it.")
    minimum_year = fields.Integer("Wanted in the year", readonly=True, help="R20: F1 V.4, F3 P5.")
    minimum_quarter = fields.Integer("Wanted in a quarter", readonly=True, help="R21: F3 P1c.")
    missing_count = fields.Integer("Still to be held", readonly=True)
    unsigned_count = fields.Integer("Minutes not signed", readonly=True)
    open_resolution_count = fields.Integer("Open resolutions", readonly=True)
    behind_since = fields.Date(readonly=True)
    severity = fields.Selection(
        [("block", "Block"), ("warn", "Warn")],
        readonly=True,
        help="How strictly the regulation asks for the meetings.",
    )
    is_behind = fields.Boolean("Behind", compute="_compute_is_behind", search="_search_is_behind")
    late_minutes_count = fields.Integer(
        "Late minutes",
        compute="_compute_late_counts",
        compute_sudo=True,
        help="By the register of terms (J8).",
    )
    late_resolution_count = fields.Integer(
        "Late resolutions", compute="_compute_late_counts", compute_sudo=True
    )

    @api.depends("behind_since")
    def _compute_is_behind(self):
        today = fields.Date.context_today(self)
        for row in self:
            row.is_behind = bool(row.behind_since and row.behind_since <= today)

    def _search_is_behind(self, operator, value):
        return Domain("behind_since", "<=", "today") if operator == "in" else NotImplemented

    @api.depends("body_id", "school_year_id")
    def _compute_late_counts(self):
        today = fields.Date.context_today(self)
        own = Domain("body_id", "in", self.body_id.ids) & Domain(
            "school_year_id", "in", self.school_year_id.ids
        )
        late = Domain("code", "=", "J8") & Domain("date_met", "=", False) & Domain("date_due", "<", today)
        terms = self.env["methodical.deadline"]._search(
            late & Domain("school_year_id", "in", self.school_year_id.ids)
        )
        minutes, resolutions = (
            {
                (body, year): count
                for body, year, count in self.env[model]._read_group(
                    own & domain, ["body_id", "school_year_id"], ["__count"]
                )
            }
            for model, domain in (
                ("methodical.meeting", Domain("id", "in", terms.subselect("res_id"))),
                (
                    "methodical.resolution",
                    Domain("meeting_stage", "=", "signed") & Domain("is_late", "=", True),
                ),
            )
        )
        for row in self:
            key = row.body_id, row.school_year_id
            row.late_minutes_count = minutes.get(key, 0)
            row.late_resolution_count = resolutions.get(key, 0)

    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.body_id.name} · {row.school_year_id.name}"

    def action_open_meetings(self):
        """Open the meetings of one body and school year."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_meeting_action")
        return {
            **action,
            "name": self.display_name,
            "domain": [("body_id", "=", self.body_id.id), ("school_year_id", "=", self.school_year_id.id)],
            "context": {"default_body_id": self.body_id.id},
        }

    @property
    def _table_query(self):
        return SQL(
            "SELECT %s FROM %s WHERE %s",
            self._select_board(),
            self._from_board(),
            SQL(
                """body.state IN ('active', 'reorganised', 'dissolved')
                   AND (meetings.total > 0 OR body.state = 'active' OR body.closing_date >= year.date_start)
                   AND (meetings.total > 0 OR body.opening_date IS NULL OR body.opening_date <= year.date_end)"""
            ),
        )
