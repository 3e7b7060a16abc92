from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalBody(models.Model):
    """Who drafts the plan of an association besides its head: where the regulation says so, the chair of the council (C2)."""

    _inherit = "methodical.body"

    is_drafted_by_me = fields.Boolean(
        "I draft its plan as chair of the council",
        compute="_compute_is_drafted_by_me",
        search="_search_is_drafted_by_me",
        help="C2, F3 P1b.",
    )

    @api.depends("is_headed_by_me", "kind", "company_id")
    @api.depends_context("uid")
    def _compute_is_drafted_by_me(self):
        # sudo: everybody may ask what he drafts himself; one query answers for all bodies of a list
        bodies_sudo = self.sudo().with_context(active_test=False)
        mine = bodies_sudo.search(Domain("id", "in", self.ids) & self._search_is_drafted_by_me("in", [True]))
        for body in self:
            body.is_drafted_by_me = body._origin.id in mine._ids

    def _search_is_drafted_by_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        councils = (
            Domain("kind", "=", "methodical_council")
            & Domain("state", "=", "active")
            & self._search_is_headed_by_me(operator, value)
        )
        regulations = (
            Domain("state", "=", "in_force")
            & Domain("plan_drafter", "=", "council_chair")
            & Domain("date_from", "<=", "today")
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", "today"))
        )
        return (
            Domain("kind", "=", "association")
            # sudo: everybody may ask which council he heads, and how the plans of his school are drafted
            & Domain("company_id", "in", self.sudo()._search(councils).subselect("company_id"))
            # sudo: as above
            & Domain(
                "company_id",
                "in",
                # sudo: the regulation in force says who drafts, whoever may read it
                self.env["methodical.regulation"].sudo()._search(regulations).subselect("company_id"),
            )
        )
