from odoo import api, fields, models

from ...tools.quarters import quarter_label
from .methodical_course_schedule import QUARTERS, UNKNOWN, UNPLACED

#: what follows from the proposal and the courses: closed with the schedule, though no part of its seal
_FOLLOWS = frozenset({"norm_id", "date_due", "course_id", "reason", "is_fixed", "is_unknown"})
#: how many years before and after today a board can show
_YEARS_BACK, _YEARS_AHEAD = 12, 16


class MethodicalCourseScheduleLine(models.Model):
    """When one teacher goes to a course by the schedule, and why then (F4 3.1).

    Who is moved by hand stays there: ``is_fixed``.
    """

    _name = "methodical.course.schedule.line"
    _description = "Placement in a Schedule of Courses"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "schedule_id, year, term, teacher_name, id"
    _sealed_parent = "schedule_id"
    _check_company_auto = True

    schedule_id = fields.Many2one("methodical.course.schedule", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="schedule_id.company_id", store=True, index=True, precompute=True)
    teacher_id = fields.Many2one(
        "methodical.teacher", required=True, check_company=True, index=True, ondelete="restrict"
    )
    teacher_name = fields.Char("Name of the teacher", related="teacher_id.name", store=True, precompute=True)
    norm_id = fields.Many2one("methodical.regulation.norm", ondelete="set null")
    date_due = fields.Date(
        "Due on",
        compute="_compute_date_due",
        store=True,
        readonly=False,
        precompute=True,
        help="When the norm asks for the course.",
    )
    year = fields.Integer("School year beginning in", help="0: could not be placed.")
    term = fields.Selection(QUARTERS, "Quarter")
    school_year = fields.Char(compute="_compute_slot", store=True)
    slot = fields.Selection(
        selection="_select_slots",
        string="Goes in",
        compute="_compute_slot",
        inverse="_inverse_slot",
        store=True,
        group_expand="_expand_slots",
    )
    is_fixed = fields.Boolean("Moved by hand", help="A new proposal leaves it where it is.")
    is_unknown = fields.Boolean("No data", readonly=True, help="Until he is put into a term.")
    is_late = fields.Boolean("After the due date", compute="_compute_is_late")
    reason = fields.Text("Why then", readonly=True)
    course_id = fields.Many2one(
        "methodical.course", check_company=True, index="btree_not_null", ondelete="set null", readonly=True
    )
    state = fields.Selection(related="schedule_id.state")

    _teacher_uniq = models.Constraint(
        "UNIQUE(schedule_id, teacher_id)",
        "The schedule has this teacher already. Move the row that is there.",
    )

    @api.model
    def _sealed_fields(self):
        return ["teacher_id", "year", "term"]

    @api.model
    def _select_slots(self):
        """Return the terms that a board can show, the first one first."""
        today = fields.Date.context_today(self)
        years = range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD)
        return [
            (UNPLACED, self.env._("Not placed")),
            (UNKNOWN, self.env._("No data")),
            *((f"{year}-{number}", quarter_label(year, number)) for year in years for number in range(1, 5)),
        ]

    @api.model
    def _expand_slots(self, slots, domain):
        """Return the columns of the board: who has no place, all terms to come, and those before in which somebody goes."""
        schedule = self.env["methodical.course.schedule"].browse(self.env.context.get("methodical_schedule"))
        if not isinstance(schedule.id, int) or not schedule.exists():
            return slots
        today = fields.Date.context_today(self)
        shown = {UNPLACED, *slots}
        shown |= {f"{term.year}-{term.number}" for term in schedule._get_terms() if term.last_day >= today}
        return [slot for slot, _label in self._select_slots() if slot in shown]

    @api.depends("year", "term", "is_unknown")
    def _compute_slot(self):
        for line in self:
            nowhere = UNKNOWN if line.is_unknown else UNPLACED
            line.slot = f"{line.year}-{line.term or 1}" if line.year else nowhere
            line.school_year = f"{line.year}–{line.year + 1}" if line.year else False

    def _inverse_slot(self):
        for line in self:
            year, _dash, term = (line.slot or UNPLACED).partition("-")
            line.write({"year": int(year) if term else 0, "term": term or False})

    @api.depends("teacher_id")
    def _compute_date_due(self):
        statuses = self.teacher_id._get_course_status(fields.Date.context_today(self))
        for line in self:
            line.date_due = line.teacher_id and statuses[line.teacher_id].date_due

    @api.depends("year", "term", "date_due")
    def _compute_is_late(self):
        terms = self.schedule_id._get_all_terms()
        for schedule, lines in self.grouped("schedule_id").items():
            ends = {(term.year, term.number): term.last_day for term in terms.get(schedule, ())}
            for line in lines:
                end = ends.get((line.year, int(line.term or 0)))
                line.is_late = bool(line.date_due and end and end > line.date_due)

    def _get_slot_label(self):
        """Return the term of one placement in words: quarter and school year."""
        if self.year:
            return quarter_label(self.year, int(self.term or 1))
        return self.env._("No data") if self.is_unknown else self.env._("Not placed")

    @api.model_create_multi
    def create(self, vals_list):
        """Add people; who is put into a term by hand stays there."""
        return super().create(
            [
                {"is_fixed": True, "reason": self._say_by_hand(is_moved=True), **vals}
                if vals.get("year") or vals.get("slot")
                else vals
                for vals in vals_list
            ]
        )

    def write(self, vals):
        """Change placements; who is moved to another term by hand stays there."""
        if {"year", "term"} & vals.keys():
            vals = {"is_fixed": True, "reason": self._say_by_hand(is_moved=True), **vals}
        elif vals.get("is_fixed") and "reason" not in vals:
            vals = {"reason": self._say_by_hand(is_moved=False), **vals}
        if not self.env.su and (kept := _FOLLOWS & vals.keys()):
            self._check_unsealed(kept)
        return super().write(vals)

    def _say_by_hand(self, is_moved):
        """Return the reason of who was put into a term by hand, or kept in his, in the language of the other reasons."""
        school = self.company_id[:1] or self.env.company
        words, person = self.with_context(lang=school._get_print_lang()).env, self.env.user.name
        if is_moved:
            return words._("Moved by hand: %(person)s.", person=person)
        return words._("Kept by hand: %(person)s.", person=person)

    def _is_under_way(self):
        """Return whether the teacher of one placement was referred or went already: it is a fact then, no plan."""
        # sudo: the state alone, which everybody sees who sees the place
        return self.sudo().course_id.state in ("referred", "handed_in", "credited")

    def _is_wished_elsewhere(self, courses, terms):
        """Return whether the teacher of one placement wishes another term that is still to come.

        :param courses: {card: its need or planned course}
        :param terms: tools.course_schedule.Term still to come
        """
        course = courses.get(self.teacher_id)
        wished = set(self.schedule_id._get_wished_terms(course)) if course else set()
        return (self.year, int(self.term or 0)) not in wished and bool(wished & {term.key for term in terms})

    def _prepare_course(self):
        """Return the values of a course for somebody who has none; its theme is left to him (F4 3.3)."""
        words = self.env["methodical.course"].with_context(lang=self.company_id._get_print_lang())
        return {
            "teacher_id": self.teacher_id.id,
            "name": words._get_open_theme(),
            "kind": "course",
            "need_source": "due",
            "hours": self.norm_id.hours,
            "chosen_by": "school",
        }
