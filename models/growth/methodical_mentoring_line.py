from odoo import api, fields, models
from odoo.exceptions import UserError

#: the mark of each of the two (print 11)
_MARKS = {"mentor_done_on": "is_mentor", "mentee_done_on": "is_mine"}


class MethodicalMentoringLine(models.Model):
    """One activity of the plan of a mentoring pair (print 11), marked as done by each of the two."""

    _name = "methodical.mentoring.line"
    _description = "Plan of a Mentoring Pair"
    _inherit = ["methodical.school.mixin"]
    _order = "mentoring_id, date_planned, id"
    _check_company_auto = True

    mentoring_id = fields.Many2one(
        "methodical.mentoring", "Pair", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="mentoring_id.company_id", store=True, index=True, precompute=True)
    name = fields.Char("Activity", required=True)
    form_id = fields.Many2one(
        "methodical.choice",
        domain=[("list", "=", "form")],
        ondelete="restrict",
        index="btree_not_null",
    )
    date_planned = fields.Date("Due on")
    result = fields.Char("Expected result")
    mentor_done_on = fields.Date("Mark of the mentor", readonly=True, copy=False)
    mentee_done_on = fields.Date("Mark of the teacher", readonly=True, copy=False)
    is_overdue = fields.Boolean("Late", compute="_compute_is_overdue", search="_search_is_overdue")
    can_mark = fields.Boolean(compute="_compute_can_mark", export_string_translation=False)

    @api.depends("date_planned", "mentor_done_on", "mentoring_id.state")
    def _compute_is_overdue(self):
        today = fields.Date.context_today(self)
        for line in self:
            line.is_overdue = (
                line.mentoring_id.state == "active"
                and not line.mentor_done_on
                and bool(line.date_planned)
                and line.date_planned < today
            )

    @api.model
    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [
            ("mentoring_id.state", "=", "active"),
            ("mentor_done_on", "=", False),
            ("date_planned", "<", "today"),
        ]

    @api.depends("mentoring_id", "mentor_done_on", "mentee_done_on")
    @api.depends_context("uid")
    def _compute_can_mark(self):
        for line in self:
            pair = line.mentoring_id
            line.can_mark = pair.state == "active" and any(
                pair[who] and not line[mark] for mark, who in _MARKS.items()
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Plan activities.

        :raises UserError: for who may not write the plan, and for a pair that is over
        """
        lines = super().create(vals_list)
        lines._check_writer()
        if not self.env.su and any(line[mark] for line in lines for mark in _MARKS):
            self._refuse_marks()
        return lines

    def write(self, vals):
        """Change activities.

        :raises UserError: as ``create``
        """
        if not self.env.su and vals.keys() & _MARKS.keys():
            self._refuse_marks()
        self._check_writer()
        result = super().write(vals)
        if "mentoring_id" in vals:
            self._check_writer()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_others(self):
        self._check_writer()

    def action_mark(self):
        """Mark activities as done, for the one of the two who clicks.

        :raises UserError: for anybody else, and before or after the pair works
        """
        self.check_access("read")
        today = fields.Date.context_today(self)
        for line in self:
            pair = line.mentoring_id
            marks = {mark: today for mark, who in _MARKS.items() if pair[who] and not line[mark]}
            if pair.state != "active" or not (pair.is_mentor or pair.is_mine):
                raise UserError(
                    self.env._(
                        "“%(line)s” is marked by the two people of %(pair)s while the pair is active.",
                        line=line.name,
                        pair=pair.display_name,
                    )
                )
            # sudo: the teacher who is helped marks the plan and writes nothing else in it
            line.sudo().write(marks)
        return True

    def _check_writer(self):
        """Raise unless the user writes the plans of these pairs: the mentor, or who manages pairs."""
        for pair in () if self.env.su else self.mentoring_id:
            if pair.state in ("finished", "cancelled"):
                pair._refuse_over()
            if not (pair.is_mentor or pair.can_manage):
                raise UserError(
                    self.env._(
                        "The plan of %(pair)s is written by the mentor or the deputy.", pair=pair.display_name
                    )
                )

    def _refuse_marks(self):
        raise UserError(self.env._("An activity is marked as done by the button of the one who marks it."))
