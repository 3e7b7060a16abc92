from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.fields import Domain

#: what is resolved so long before a school year is of the year before it
LAST_YEAR = relativedelta(years=1, months=1)


class MethodicalPlan(models.Model):
    """What meetings give to plans: recommendations of last year, and how many meetings there were (R29, F1 V.5, F3 G5)."""

    _inherit = "methodical.plan"

    def _get_recommendations(self):
        """Return also the resolutions of last year's signed minutes on the deputy's analysis, and what was resolved to be planned."""
        found = {plan: list(rows) for plan, rows in super()._get_recommendations().items()}
        bodies = self.body_id.heir_id | self.body_id
        starts = self.school_year_id.mapped("date_start")
        if not bodies or not starts:
            return found
        to_plan = Domain("follow_up", "=", "plan_item") & Domain("state", "=", "open")
        # sudo: what was resolved for a body is known to who drafts its plan
        rows = (
            self.env["methodical.resolution"]
            .sudo()
            .search(
                (Domain("body_id", "in", bodies.ids) | Domain("body_id.heir_id", "in", bodies.ids))
                & Domain("meeting_id.state", "=", "approved")
                & Domain("date", ">=", min(starts) - LAST_YEAR)
                & (Domain("item_id.kind", "=", "analysis") | to_plan),
                order="date, sequence, id",
            )
        )
        if not rows:
            return found
        for plan in self:
            own = rows.filtered(plan._is_recommended_by)
            if own:
                found.setdefault(plan, []).extend(plan._prepare_recommendation(row) for row in own)
        return found

    def _is_recommended_by(self, resolution):
        """Return whether a resolution (in sudo) recommends something for the year of one plan.

        :param resolution: methodical.resolution
        """
        if self.body_id.id not in (resolution.body_id.id, resolution.body_id.heir_id.id):
            return False
        start = self.school_year_id.date_start
        is_last_year = resolution.school_year_id.date_start < start and resolution.date >= start - LAST_YEAR
        if resolution.follow_up == "plan_item" and resolution.state == "open":
            return resolution.date <= self.school_year_id.date_end
        return is_last_year and resolution.item_id.kind == "analysis"

    def _prepare_recommendation(self, resolution):
        """Return the values of the recommendation that a resolution (in sudo) makes."""
        source = self.env._(
            "Minutes No. %(number)s of %(date)s, %(body)s",
            number=resolution.meeting_id.number or "–",
            date=resolution.date.strftime("%d.%m.%Y"),
            body=resolution.body_id.name,
        )
        return {
            "text": resolution.text,
            "source": source,
            "res_model": resolution._name,
            "res_id": resolution.id,
        }

    def _get_year_facts(self):
        """Return also how many meetings the body held last year, and how many it had planned."""
        lines = super()._get_year_facts()
        year = self._get_last_year() if self.body_id and self.horizon == "year" else None
        if not year:
            return lines
        # sudo: counts only
        held = (
            self.env["methodical.meeting"]
            .sudo()
            .search_count(
                (Domain("body_id", "=", self.body_id.id) | Domain("body_id.heir_id", "=", self.body_id.id))
                & Domain("school_year_id", "=", year.id)
                & Domain("stage", "in", ("held", "signed"))
            )
        )
        planned = len(self._find_last_plan()._get_planned_meetings())
        if not (held or planned):
            return lines
        return [
            *lines,
            self.with_context(lang=self.company_id._get_print_lang()).env._(
                "Meetings held: %(held)s, planned: %(planned)s.", held=held, planned=planned
            ),
        ]
