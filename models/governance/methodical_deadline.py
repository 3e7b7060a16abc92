from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """Terms of bodies: J31 (too few members, a head who lost what the regulation asks), J33 (list of associations)."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J31": "_collect_body_issues", "J33": "_collect_body_list"}

    @api.model
    def _collect_body_issues(self, rule, year):
        """Return a row for each active association that the regulation holds something against today.

        The term runs from the day on which the loss was noticed first; the supervising deputy is told.
        """
        today = fields.Date.context_today(year.company_id._in_school_time())
        if not year.date_start <= today <= year.date_end:
            return []
        bodies = self.env["methodical.body"].search(
            [("company_id", "=", year.company_id.id), ("kind", "=", "association"), ("state", "=", "active")]
        )
        issues = bodies._get_losses(today)
        noticed = {
            row.res_id: row.date_start
            for row in self.search(
                [("rule_id", "=", rule.id), ("res_id", "in", bodies.ids), ("date_met", "=", False)]
            )
        }
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        rows = []
        for body, found in issues.items():
            start = noticed.get(body.id, today)
            rows.append(
                {
                    "name": f"{body.name} · {' '.join(issue.sentence for issue in found)}",
                    "res_model": body._name,
                    "res_id": body.id,
                    "school_year_id": year.id,
                    "responsible_id": body.supervisor_id.id,
                    "user_id": body.supervisor_id.user_id.id,
                    "date_start": start,
                    "date_due": year.company_id._get_due_date(start, rule.days, day_kind),
                    "day_kind": day_kind,
                }
            )
        return rows

    @api.model
    def _collect_body_list(self, rule, year):
        """Return the row of a school year: the list of associations confirmed by an order (F1 A-I.3′)."""
        company = year.company_id
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        post = rule.regulation_id._get_duty_post("supervise")
        deputy = post._get_holders(company)[:1] if post else self.env["methodical.teacher"]
        order = self.env["methodical.order"].search(
            Domain("company_id", "=", company.id)
            & Domain("kind_id.code", "=", "body_list")
            & Domain("state", "=", "approved")
            & Domain("date", "<=", year.date_end)
            & Domain("date", ">", fields.Date.subtract(year.date_start, months=2)),
            order="date, id",
            limit=1,
        )
        return [
            {
                "name": self.env._("List of associations · %(year)s", year=year.name),
                "res_model": year._name,
                "res_id": year.id,
                "school_year_id": year.id,
                "responsible_id": deputy.id,
                "user_id": deputy.user_id.id,
                "date_start": year.date_start,
                "date_due": company._get_due_date(year.date_start, rule.days, day_kind),
                "day_kind": day_kind,
                "date_met": order.date,
            }
        ]
