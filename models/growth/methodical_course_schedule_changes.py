from odoo import api, fields, models


class MethodicalCourseSchedule(models.Model):
    """What happened since a schedule was approved: people came and left, went already, or wish another quarter (F4 3.1).

    Nothing of it changes the approved schedule; the next version takes it up.
    """

    _inherit = "methodical.course.schedule"

    changes = fields.Text("A new version takes up", compute="_compute_changes")

    @api.depends("state", "is_superseded", "line_ids.year", "line_ids.term")
    @api.depends_context("uid", "lang")
    def _compute_changes(self):
        for schedule in self:
            is_told = schedule.state == "approved" and not schedule.is_superseded and schedule.can_edit
            schedule.changes = is_told and "\n".join(schedule._find_changes())

    def _find_changes(self):
        """Return sentences on what one approved schedule does not know yet, the same number of queries for any school."""
        today = fields.Date.context_today(self.company_id._in_school_time())
        terms = [term for term in self._get_terms() if term.last_day >= today]
        if not terms:
            return []
        cards = self._find_cards()
        courses = self._find_open_courses(cards)
        to_plan = self._filter_to_plan(cards, cards._get_course_status(today), courses, terms[-1].last_day)
        lines = self.line_ids.filtered(lambda line: not line._is_under_way())
        sentences = []
        if missing := to_plan - self.line_ids.teacher_id:
            sentences.append(self.env._("Not in the schedule: %(people)s.", people=missing.mapped("name")))
        if left := lines.filtered(lambda line: line.teacher_id not in cards):
            sentences.append(self.env._("Left the school: %(people)s.", people=left.mapped("teacher_name")))
        if wishing := lines.filtered(lambda line: line._is_wished_elsewhere(courses, terms)):
            sentences.append(
                self.env._("Wish another quarter: %(people)s.", people=wishing.mapped("teacher_name"))
            )
        return sentences

    def _find_lines_to_place(self, cards):
        """Return the placements that a proposal makes anew.

        Who was moved by hand stays, unless he left; in a new version stays, too, who was referred or went already.

        :param cards: methodical.teacher who are at the school
        """
        return self.line_ids.filtered(
            lambda line: (
                not (self.previous_version_id and line._is_under_way())
                and not (line.is_fixed and line.teacher_id in cards)
            )
        )
