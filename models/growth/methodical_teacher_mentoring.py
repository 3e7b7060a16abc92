from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.together import Counts


class MethodicalTeacher(models.Model):
    """Mentoring on the card: who has no mentor yet, and how many hours somebody gave as a mentor (F1 C.5, C.6; DR8)."""

    _inherit = "methodical.teacher"

    is_newcomer = fields.Boolean(
        "Newly arrived",
        compute="_compute_is_newcomer",
        search="_search_is_newcomer",
        help="Joined the school within the last year (F1 C.6).",
    )
    lacks_mentor = fields.Boolean(
        "Has no mentor",
        compute="_compute_lacks_mentor",
        search="_search_lacks_mentor",
        help="Young or newly arrived, and nobody is the mentor by a signed order.",
    )
    mentoring_count = fields.Integer("Mentoring pairs", compute="_compute_counts")
    mentoring_hours = fields.Float(
        "Hours as a mentor", compute="_compute_mentoring_hours", help="In this school year."
    )

    @api.depends("date_joined")
    def _compute_is_newcomer(self):
        recent = fields.Date.subtract(fields.Date.context_today(self), years=1)
        for teacher in self:
            teacher.is_newcomer = bool(teacher.date_joined) and teacher.date_joined > recent

    @api.model
    def _search_is_newcomer(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("date_joined", ">", "today -1y")]

    @api.depends("date_joined", "is_young_specialist", "mentoring_ids.state")
    def _compute_lacks_mentor(self):
        # sudo: whether somebody has a mentor, whoever may read the pair
        Pair = self.env["methodical.mentoring"].sudo()
        own = [("teacher_id", "in", self.ids), ("state", "=", "active")]
        helped = Pair.search_fetch(own, ["teacher_id"]).teacher_id
        for teacher in self:
            is_new = teacher.is_young_specialist or teacher.is_newcomer
            teacher.lacks_mentor = teacher.active and is_new and teacher._origin not in helped

    @api.model
    def _search_lacks_mentor(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: whether somebody has a mentor, whoever may read the pair
        helped = self.env["methodical.mentoring"].sudo()._search([("state", "=", "active")])
        helped = helped.subselect("teacher_id")
        return (Domain("is_young_specialist", "=", True) | Domain("is_newcomer", "=", True)) & Domain(
            "id", "not in", helped
        )

    def _get_count_questions(self):
        """Add the pairs, as who is helped and as the mentor."""
        Pair, live = self.env["methodical.mentoring"], Domain("state", "!=", "cancelled")
        pairs = [
            Counts(Pair, live & Domain(link, "in", self.ids), link) for link in ("teacher_id", "mentor_id")
        ]
        return {**super()._get_count_questions(), "mentoring_count": pairs}

    def _compute_mentoring_hours(self):
        today = fields.Date.context_today(self)
        hours = {}
        for company, teachers in self.grouped("company_id").items():
            year = self.env["methodical.school.year"]._get_current(company)
            hours |= teachers._get_mentoring_hours(year.date_start or today, year.date_end or today)
        for teacher in self:
            teacher.mentoring_hours = hours.get(teacher, 0)

    def _get_mentoring_hours(self, date_from, date_to):
        """Return {card: hours that the person gave as a mentor} between two days, one query for all.

        :param date_from: datetime.date, first day
        :param date_to: datetime.date, last day
        """
        rows = self.env["methodical.mentoring.entry"]._read_group(
            [("mentor_id", "in", self.ids), ("date", ">=", date_from), ("date", "<=", date_to)],
            ["mentor_id"],
            ["hours:sum"],
        )
        return dict(rows)

    def action_open_mentoring(self):
        """Open the pairs of one teacher, as a mentor and as who is helped."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_mentoring_action"
        )
        domain = ["|", ("teacher_id", "=", self.id), ("mentor_id", "=", self.id)]
        return {**action, "domain": domain, "context": {"default_teacher_id": self.id}}

    @api.model
    def action_open_lacking_mentor(self):
        """Open the young and newly arrived teachers who have no mentor."""
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_teacher_action")
        return {**action, "domain": [("lacks_mentor", "=", True)], "name": self.env._("Who has no mentor")}

    def action_give_mentor(self):
        """Open a new pair for one teacher."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Mentoring pair"),
            "res_model": "methodical.mentoring",
            "views": [(False, "form")],
            "context": {"default_teacher_id": self.id},
        }
