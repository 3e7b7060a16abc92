from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...tools.course_schedule import Term
from ...tools.keep_lines import read_lines

#: entries of ``planned_term`` and ``wished_term`` of courses
QUARTERS = [("1", "I quarter"), ("2", "II quarter"), ("3", "III quarter"), ("4", "IV quarter")]
#: slot of who has no place, and of who has nothing on file, so that nobody knows when his course is due
UNPLACED, UNKNOWN = "none", "unknown"


class MethodicalCourseSchedule(models.Model):
    """Schedule of qualification courses of a school for some years (F4 3.1, R48, J19; prints 9, 9b).

    One class in files by responsibility: fields and terms (here), ``_access`` (heads), ``_proposal`` (what ``tools/course_schedule.py``
    proposes), ``_reason`` (its sentences), ``_limits`` (how many are away at once), ``_approval`` (route, checks, what follows),
    ``_changes`` (what happened since), the print in
    ``report/``. A school has one living schedule for a school year; the next years are added by a new version.
    """

    _name = "methodical.course.schedule"
    _description = "Schedule of Courses"
    _inherit = ["methodical.approval.mixin"]
    _order = "year_from desc, version desc, id desc"
    _check_company_auto = True

    name = fields.Char("Years", compute="_compute_name", store=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, index=True
    )
    year_from = fields.Integer(
        "First school year begins in", required=True, default=lambda self: self._default_year_from()
    )
    year_count = fields.Integer("School years", required=True, default=5)
    line_ids = fields.One2many("methodical.course.schedule.line", "schedule_id", "Placements", copy=True)
    previous_version_id = fields.Many2one(
        "methodical.course.schedule", "Version before", readonly=True, copy=False, ondelete="restrict"
    )
    line_count = fields.Integer("People", compute="_compute_counts")
    late_count = fields.Integer("Late", compute="_compute_counts", help="Placed after their due date.")
    unplaced_count = fields.Integer("Not placed", compute="_compute_counts")
    unknown_count = fields.Integer("No data", compute="_compute_counts")
    submission_warning = fields.Text("Before you submit", compute="_compute_submission_warning")

    _years_check = models.Constraint(
        "CHECK(year_from BETWEEN 2000 AND 2100 AND year_count BETWEEN 1 AND 10)",
        "A schedule begins in a year like 2026 and covers one to ten school years.",
    )
    _version_uniq = models.UniqueIndex(
        "(company_id, year_from, version) WHERE state <> 'cancelled'",
        "The school has a schedule of courses from this year on already. Open it, or make a new version when it is approved.",
    )

    @api.model
    def _default_year_from(self):
        year = self.env["methodical.school.year"]._get_current(self.env.company)
        return (year.date_start or fields.Date.context_today(self)).year

    @api.depends("year_from", "year_count", "version")
    def _compute_name(self):
        for schedule in self:
            years = f"{schedule.year_from}–{schedule.year_from + schedule.year_count}"
            schedule.name = years + (f" · v{schedule.version}" if schedule.version > 1 else "")

    @api.depends("name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for schedule in self:
            schedule.display_name = self.env._("Schedule of courses %(years)s", years=schedule.name or "")

    @api.depends("line_ids.slot", "line_ids.date_due")
    def _compute_counts(self):
        read_lines(self, "line_ids")
        for schedule in self:
            schedule.line_count = len(schedule.line_ids)
            schedule.late_count = len(schedule.line_ids.filtered("is_late"))
            schedule.unplaced_count = len(schedule._get_lines_in(UNPLACED))
            schedule.unknown_count = len(schedule._get_lines_in(UNKNOWN))

    def _get_lines_in(self, slot):
        """Return the placements in one slot of the board."""
        return self.line_ids.filtered(lambda line: line.slot == slot)

    @api.constrains("company_id", "year_from", "year_count", "previous_version_id")
    def _check_overlap(self):
        """Refuse two schedules for one school year, unless one is the next version of the other."""
        for schedule in self:
            versions = schedule | schedule._get_earlier_versions()
            others = self.search(
                Domain("company_id", "=", schedule.company_id.id)
                & Domain("state", "!=", "cancelled")
                & Domain("is_superseded", "=", False)
                & Domain("id", "not in", versions.ids)
                & Domain("previous_version_id", "not in", versions.ids)
            )
            if other := others.filtered(schedule._shares_years)[:1]:
                raise ValidationError(
                    self.env._(
                        "“%(other)s” covers a year of it. Open that one, or make a new version of it when it is approved.",
                        other=other.display_name,
                    )
                )

    def _shares_years(self, other):
        """Return whether another schedule covers a school year of one schedule."""
        return bool(set(self._get_years()) & set(other._get_years()))

    def _get_earlier_versions(self):
        """Return the versions before one schedule."""
        found, version = self.browse(), self.previous_version_id
        while version:
            found, version = found | version, version.previous_version_id
        return found

    def _get_years(self):
        """Return the years in which the school years of one schedule begin."""
        return range(self.year_from, self.year_from + self.year_count)

    def _get_terms(self):
        """Return the terms (tools.course_schedule.Term) of one schedule."""
        return self._get_all_terms()[self]

    def _get_all_terms(self):
        """Return {schedule: its terms}, two queries for all.

        Quarters of years that the school has not entered yet are those of the nearest known year, moved by years; a
        school without any school year has no terms.
        """
        numbers = [int(number) for number, _label in QUARTERS]
        quarters = self.env["methodical.term"].search_fetch(
            Domain("company_id", "in", self.company_id.ids) & Domain("number", "in", numbers),
            ["company_id", "school_year_id", "number", "date_start", "date_end"],
        )
        known = {
            company: rows.grouped("school_year_id")
            for company, rows in quarters.grouped("company_id").items()
        }
        return {schedule: schedule._place_terms(known.get(schedule.company_id, {})) for schedule in self}

    def _place_terms(self, known):
        """Return the terms of one schedule.

        :param known: {school year: its quarters}
        """
        terms = []
        for year in self._get_years() if known else ():
            source = min(known, key=lambda row: (abs(row.date_start.year - year), row.date_start))
            shift = relativedelta(years=year - source.date_start.year)
            terms += [
                Term(year, quarter.number, quarter.date_end + shift)
                for quarter in known[source].sorted("date_start")
            ]
        return terms

    def action_open_board(self):
        """Open the placements of one schedule as a board: a column for each term."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_course_schedule_line_action_board"
        )
        return {
            **action,
            "name": self.display_name,
            "domain": [("schedule_id", "=", self.id)],
            "context": {
                "default_schedule_id": self.id,
                "methodical_schedule": self.id,
            },
        }

    def action_open_late(self):
        """Open the placements after their due date."""
        return self._open_placements(self.line_ids.filtered("is_late"))

    def action_open_unplaced(self):
        """Open the people without a place."""
        return self._open_placements(self._get_lines_in(UNPLACED))

    def action_open_unknown(self):
        """Open the people of whom nothing is on file."""
        return self._open_placements(self._get_lines_in(UNKNOWN))

    def _open_placements(self, lines):
        """Return the action that shows some placements of one schedule as a list, with their reasons."""
        return {
            **self.action_open_board(),
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", lines.ids)],
            "context": {},
        }
