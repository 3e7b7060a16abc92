from babel.dates import format_date as babel_format_date
from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import babel_locale_parse

from ..approval.methodical_desk import ROWS


class MethodicalDesk(models.AbstractModel):
    _inherit = "methodical.desk"

    @api.model
    def _get_parts(self):
        year = self.env["methodical.school.year"]._get_current(self.env.company)
        mine = self._get_item_domain(year) & Domain("is_mine", "=", True)
        return {
            **super()._get_parts(),
            "year": {"name": year.name or "", "id": year.id},
            "activities": self._get_activities(mine),
            "bodies": self._get_bodies(year),
            "months": self._get_months(year),
        }

    @api.model
    def _get_item_domain(self, year):
        """Return the domain of items of plans that count in a school year."""
        return Domain("school_year_id", "=", year.id) & Domain(
            "plan_id", "any", self.env["methodical.plan"]._get_counting_domain()
        )

    @api.model
    def _get_activities(self, domain):
        """Return the user's own activities to be done, the nearest first."""
        Item = self.env["methodical.plan.item"]
        domain &= Domain("state", "in", ("planned", "in_progress", "postponed"))
        today = fields.Date.context_today(self)
        rows = [
            {
                "id": item.id,
                "model": item._name,
                "title": item.name,
                "subtitle": " · ".join(filter(None, (item.body_id.name, item.period))),
                # a postponed one has no new date yet
                "days_left": None if item.state == "postponed" else (item.date_to - today).days,
                "is_late": item.is_late,
            }
            for item in Item.search(domain, order="date_to, id", limit=ROWS)
        ]
        return {"count": Item.search_count(domain), "rows": rows}

    @api.model
    def _get_bodies(self, year):
        """Return the associations the user heads or belongs to (all of them for who sees all) with their figures."""
        Plan, Body = self.env["methodical.plan"], self.env["methodical.body"]
        active = Domain("kind", "=", "association") & Domain("state", "=", "active")
        bodies = Body.search(active & Domain("is_mine", "=", True))
        if not bodies and self.env.user.has_group("school_methodical.group_deputy"):
            bodies = Body.search(active)
        plans = Plan.search(
            Domain("body_id", "in", bodies.ids)
            & Domain("school_year_id", "=", year.id)
            & Domain("horizon", "=", "year")
            & Plan._get_counting_domain()
        )
        by_body = {plan.body_id: plan for plan in plans}
        states = dict(Plan._fields["state"]._description_selection(self.env))
        none = self.env._("no plan")
        return [
            {
                "id": body.id,
                "name": body.name,
                "members": body.member_count,
                "plan_id": by_body[body].id if body in by_body else False,
                "plan_state": states[by_body[body].state] if body in by_body else none,
                "progress": round(by_body[body].progress) if body in by_body else 0,
                "late": by_body[body].late_item_count if body in by_body else 0,
                "is_late": body not in by_body or by_body[body].is_late,
            }
            for body in bodies
        ]

    @api.model
    def _get_months(self, year):
        """Return the twelve months of a school year: name, whether it is this one, counts of done, late, open items."""
        if not year:
            return []
        first = year.date_start.replace(day=1)
        today = fields.Date.context_today(self)
        Item = self.env["methodical.plan.item"]
        own = self._get_item_domain(year)
        counts = {
            "done": own & Domain("state", "=", "done"),
            "late": own & Domain("is_late", "=", True),
            "open": own & Domain("state", "in", ("planned", "in_progress")) & Domain("is_late", "=", False),
        }
        grouped = {
            name: dict(Item._read_group(domain, ["date_to:month"], ["__count"]))
            for name, domain in counts.items()
        }
        locale = babel_locale_parse(self.env.lang or "en_US")
        return [
            {
                "name": babel_format_date(month, "LLL", locale=locale),
                "start": month.isoformat(),
                "is_current": (month.year, month.month) == (today.year, today.month),
                **{name: months.get(month, 0) for name, months in grouped.items()},
            }
            for month in (first + relativedelta(months=offset) for offset in range(12))
        ]
