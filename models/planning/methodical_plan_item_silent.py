from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalPlanItem(models.Model):
    """Activities of which nothing is heard, and those that are done without a trace (F0 4.4, 4.6; F2 2.2f)."""

    _inherit = "methodical.plan.item"

    is_silent = fields.Boolean(
        "Silent",
        compute="_compute_is_silent",
        search="_search_is_silent",
        help="Its time is over, and there is neither a result nor anything that was made of it.",
    )
    is_unproven = fields.Boolean(
        "Done without a result",
        compute="_compute_is_unproven",
        search="_search_is_unproven",
        help="F0 4.6: a mandatory activity that is marked as done, without a result or anything made of it.",
    )

    @api.depends("date_to", "state", "actual_result", "evidence_ids")
    def _compute_is_silent(self):
        for item in self:
            item.is_silent = item.is_late and not item.actual_result and not item.evidence_ids

    def _search_is_silent(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("is_late", "=", True) & self._get_untold_domain()

    @api.depends("state", "is_mandatory", "actual_result", "evidence_ids")
    def _compute_is_unproven(self):
        for item in self:
            told = item.actual_result or item.evidence_ids
            item.is_unproven = item.state == "done" and item.is_mandatory and not told

    def _search_is_unproven(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "=", "done") & Domain("is_mandatory", "=", True) & self._get_untold_domain()

    @api.model
    def _get_untold_domain(self):
        """Return the domain of activities of which nothing is written and of which nothing was made."""
        return Domain("actual_result", "in", (False, "")) & Domain("evidence_ids", "=", False)
