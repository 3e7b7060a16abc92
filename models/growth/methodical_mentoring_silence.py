from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalMentoring(models.Model):
    """Diaries in which nobody writes: after how many weeks they are reminded of says the regulation (F1 C.5)."""

    _inherit = "methodical.mentoring"

    is_silent = fields.Boolean("Diary is silent", compute="_compute_is_silent", search="_search_is_silent")

    @api.depends("state", "silent_since", "company_id")
    def _compute_is_silent(self):
        limits = self._get_silence_limits(self.company_id)
        for pair in self:
            limit = limits.get(pair.company_id)
            pair.is_silent = (
                pair.state == "active" and bool(limit and pair.silent_since) and pair.silent_since < limit
            )

    @api.model
    def _search_is_silent(self, operator, value):
        if operator != "in":
            return NotImplemented
        # only schools in which somebody works as a mentor are asked for their regulation
        groups = self.env["methodical.mentoring"]._read_group([("state", "=", "active")], ["company_id"])
        limits = self._get_silence_limits(self.env["res.company"].union(*(company for (company,) in groups)))
        return Domain("state", "=", "active") & Domain.OR(
            Domain("company_id", "=", company.id) & Domain("silent_since", "<", limit)
            for company, limit in limits.items()
        )

    @api.model
    def _get_silence_limits(self, companies):
        """Return {school: first day that is recent enough}; schools whose regulation is silent are left out."""
        today = fields.Date.context_today(self)
        rules = {
            company: company._get_regulation(today)._get_rule("mentoring_silence", today)
            for company in companies
        }
        return {
            company: today - timedelta(weeks=rule.value)
            for company, rule in rules.items()
            if rule and rule.value
        }
