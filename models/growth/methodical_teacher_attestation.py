from odoo import api, fields, models
from odoo.fields import Domain

from .methodical_attestation import OPEN_STATES


class MethodicalTeacher(models.Model):
    """Attestation on the card of a teacher: where the last case stands, and the way to it."""

    _inherit = "methodical.teacher"

    attestation_label = fields.Char("Attestation", compute="_compute_attestation_label")
    can_wish = fields.Boolean(compute="_compute_attestation_label", export_string_translation=False)

    @api.depends("attestation_ids.state", "user_id")
    @api.depends_context("uid", "lang")
    def _compute_attestation_label(self):
        Case = self.env["methodical.attestation"]
        states = dict(Case._fields["state"]._description_selection(self.env))
        rows = Case.search_fetch(
            Domain("teacher_id", "in", self.ids), ["teacher_id", "state"], order="date_wish, id"
        )
        last = {case.teacher_id.id: case.state for case in rows}
        for teacher in self:
            state = last.get(teacher._origin.id)
            teacher.attestation_label = states.get(state, False)
            teacher.can_wish = teacher.user_id == self.env.user

    def action_open_attestations(self):
        """Open the attestation under way of one teacher, else all of his cases."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "school_methodical.methodical_attestation_action"
        )
        cases = self.env["methodical.attestation"].search([("teacher_id", "=", self.id)])
        running = cases.filtered(lambda case: case.state in OPEN_STATES)
        context = {"default_teacher_id": self.id}
        if running or len(cases) == 1:
            return {**action, "views": [[False, "form"]], "res_id": (running or cases).id, "context": context}
        return {**action, "domain": [("teacher_id", "=", self.id)], "context": context}
