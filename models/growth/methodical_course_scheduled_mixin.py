from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalCourseScheduledMixin(models.AbstractModel):
    """A record that has a place in the schedule of courses in force, and the way to it.

    ``_schedule_link`` names the field of ``methodical.course.schedule.line`` that points to the record.
    """

    _name = "methodical.course.scheduled.mixin"
    _description = "Placed in the Schedule of Courses"

    _schedule_link = None

    schedule_line_id = fields.Many2one(
        "methodical.course.schedule.line",
        "Placement in the schedule",
        compute="_compute_schedule_line_id",
        export_string_translation=False,
    )
    schedule_slot = fields.Char(compute="_compute_schedule_line_id", export_string_translation=False)

    @api.depends_context("uid", "lang")
    def _compute_schedule_line_id(self):
        """Find the places as far as the user may read schedules, one query for all."""
        link = self._schedule_link
        lines = self.env["methodical.course.schedule.line"].search_fetch(
            Domain(link, "in", self.ids)
            & Domain("year", "!=", 0)
            & Domain("schedule_id.state", "=", "approved")
            & Domain("schedule_id.is_superseded", "=", False),
            order="year, term",
        )
        found = {line[link].id: line for line in lines}
        for record in self:
            line = found.get(record.id, lines.browse())
            record.schedule_line_id = line
            record.schedule_slot = line._get_slot_label() if line else False

    def action_open_schedule_line(self):
        """Open the place of one record in the schedule: the term, the reason, the way to the whole of it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Schedule of courses"),
            "res_model": "methodical.course.schedule.line",
            "res_id": self.schedule_line_id.id,
            "views": [(False, "form")],
        }
