from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .methodical_attestation import OPEN_STATES


class MethodicalCategoryAward(models.Model):
    """Categories that end: the award that a teacher holds today, and whether an attestation is under way."""

    _inherit = "methodical.category.award"

    is_held = fields.Boolean("Held today", compute="_compute_is_held", search="_search_is_held")
    attestation_state = fields.Selection(
        selection=lambda self: (
            self.env["methodical.attestation"]._fields["state"]._description_selection(self.env)
        ),
        string="New attestation",
        compute="_compute_attestation_state",
    )

    @api.depends("date_awarded", "date_until", "replaced_by_ids")
    def _compute_is_held(self):
        held = self.teacher_id._get_valid_awards(fields.Date.context_today(self))
        for award in self:
            award.is_held = held.get(award.teacher_id) == award

    @api.model
    def _search_is_held(self, operator, value):
        """Find the awards held today: of each teacher the latest one that is valid and was not corrected."""
        if operator != "in":
            return NotImplemented
        valid = self.sudo()._search(  # sudo: the record rules are asked by the search around it
            self._get_valid_domain(fields.Date.context_today(self))
        )
        self.flush_model(["teacher_id", "date_awarded"])
        ids = SQL(
            "(SELECT DISTINCT ON (held.teacher_id) held.id FROM methodical_category_award AS held WHERE held.id IN %s "
            "ORDER BY held.teacher_id, held.date_awarded DESC, held.id DESC)",
            valid.subselect(),
        )
        return Domain("id", "in", ids)

    @api.depends("teacher_id")
    def _compute_attestation_state(self):
        cases = self.env["methodical.attestation"].search_fetch(
            Domain("teacher_id", "in", self.teacher_id.ids) & Domain("state", "in", OPEN_STATES),
            ["teacher_id", "state"],
        )
        states = {case.teacher_id: case.state for case in cases}
        for award in self:
            award.attestation_state = states.get(award.teacher_id, False)

    def action_open_attestation(self):
        """Open the attestation under way of who holds one award, or a new one filled in."""
        self.ensure_one()
        case = self.env["methodical.attestation"].search(
            Domain("teacher_id", "=", self.teacher_id.id) & Domain("state", "in", OPEN_STATES), limit=1
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "methodical.attestation",
            "views": [[False, "form"]],
            "res_id": case.id,
            "context": {"default_teacher_id": self.teacher_id.id, "default_category_id": self.category_id.id},
        }
