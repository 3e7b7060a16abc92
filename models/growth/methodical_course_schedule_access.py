from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalCourseSchedule(models.Model):
    """Whom a schedule concerns: a head reads the places of his members before it is approved (F0 3.2f, F4 3.1)."""

    _inherit = "methodical.course.schedule"

    # asked by a record rule, so it does not walk along ``line_ids``: the form would then know the places of all
    has_my_members = fields.Boolean(
        compute="_compute_has_my_members", search="_search_has_my_members", export_string_translation=False
    )

    @api.depends("line_ids.teacher_id.is_led_by_me")
    @api.depends_context("uid")
    def _compute_has_my_members(self):
        rows = self.env.execute_query(self._query_places_of_my_members().select("schedule_id"))
        found = {schedule for (schedule,) in rows}
        for schedule in self:
            schedule.has_my_members = schedule._origin.id in found

    def _search_has_my_members(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("id", "in", self._query_places_of_my_members().subselect("schedule_id"))

    @api.model
    def _query_places_of_my_members(self):
        """Return the query of the placements of teachers whom the user heads today."""
        # sudo: everybody may ask whom he heads himself
        Line = self.env["methodical.course.schedule.line"].sudo()
        Line.flush_model(["schedule_id"])
        return Line._search(Domain("teacher_id.is_led_by_me", "=", True))
