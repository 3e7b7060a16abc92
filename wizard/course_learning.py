from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.growth.methodical_course_document import MAX_HOURS


class MethodicalCourseLearning(models.TransientModel):
    """Enters learning at school of several teachers at once: a seminar, a training with its hours (F1 IV.3, F2 2.3c).

    One row of the ledger for each teacher. Who may credit it does so by entering it; other rows wait for the officer.
    """

    _name = "methodical.course.learning"
    _inherit = ["methodical.dialog.mixin"]
    _description = "Learning at School of Several Teachers"

    company_id = fields.Many2one(
        "res.company", "School", required=True, default=lambda self: self.env.company, readonly=True
    )
    name = fields.Char("Theme", required=True)
    provider_name = fields.Char("Led by", default=lambda self: self.env.user.name)
    date_start = fields.Date("First day", required=True, default=fields.Date.context_today)
    date_end = fields.Date(
        "Last day", required=True, compute="_compute_date_end", store=True, readonly=False, precompute=True
    )
    hours = fields.Integer(required=True, default=2)
    body_id = fields.Many2one("methodical.body", "Association", help="Its members of today are filled in.")
    teacher_ids = fields.Many2many(
        "methodical.teacher",
        string="Teachers",
        compute="_compute_teacher_ids",
        store=True,
        readonly=False,
    )

    @api.depends("date_start")
    def _compute_date_end(self):
        for dialog in self:
            dialog.date_end = dialog.date_start

    @api.depends("body_id")
    def _compute_teacher_ids(self):
        for dialog in self.filtered("body_id"):
            dialog.teacher_ids |= dialog.body_id._get_members(
                dialog.date_end or fields.Date.context_today(self)
            )

    def action_enter(self):
        """Enter one row for each teacher and hand it in; what the user may credit is credited.

        :return: action that shows the rows
        :raises UserError: without teachers, for hours or days that cannot be
        """
        self.ensure_one()
        if not self.teacher_ids or not 0 < self.hours <= MAX_HOURS["in_school"]:
            raise UserError(
                self.env._(
                    "“%(theme)s”: choose the teachers and write from 1 to %(most)s hours.",
                    theme=self.name,
                    most=MAX_HOURS["in_school"],
                )
            )
        courses = self.env["methodical.course"].create([self._prepare_row(card) for card in self.teacher_ids])
        courses.action_hand_in()
        courses.filtered(lambda course: course._may_check()).action_credit()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_course_action")
        return {**action, "domain": [("id", "in", courses.ids)], "context": {}}

    def _prepare_row(self, card):
        return {
            "teacher_id": card.id,
            "kind": "in_school",
            "name": self.name,
            "provider_name": self.provider_name,
            "date_start": self.date_start,
            "date_end": self.date_end,
            "hours": self.hours,
            "need_source": "school",
        }
