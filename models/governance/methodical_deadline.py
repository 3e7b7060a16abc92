from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalDeadline(models.Model):
    """Terms of bodies: J31 (too few members, a head who lost what the regulation asks), J33 (list of associations)."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {**super()._get_collectors(), "J31": "_collect_body_issues", "J33": "_collect_body_list"}

    @api.model
    def _get_associations(self, rules, only=None):
        """Return {school year: active associations of its school}.

        :param only: methodical.body, to narrow them down
        """
        domain = (
            Domain("company_id", "in", rules.companies.ids)
            & Domain("kind", "=", "association")
            & Domain("state", "=", "active")
        )
        bodies = self.env["methodical.body"].search(
            domain & Domain("id", "in", only.ids) if only is not None else domain
        )
        by_school = bodies.grouped("company_id")
        return {year: by_school.get(year.company_id, bodies.browse()) for year in rules}

    @api.model
    def _get_opened_associations(self, rules, only=None):
        """Return {school year: active associations that were opened until its last day}.

        :param only: methodical.body, to narrow them down
        """
        return {
            # read together with those of all other schools
            year: bodies.filtered(
                lambda body: body.opening_date and body.opening_date <= year.date_end  # noqa: B023
            ).with_prefetch(bodies._prefetch_ids)
            for year, bodies in self._get_associations(rules, only).items()
        }

    @api.model
    def _get_heads_within(self, rules, bodies):
        """Return {school year: {body: card of its head}} today, or on the nearest day of the year; one query a day.

        :param bodies: {school year: methodical.body}
        """
        found = {}
        for day, years in rules.years.grouped(rules.get_day_within).items():
            heads = self.env["methodical.body"].union(*(bodies[year] for year in years))._get_heads(day)
            found.update(dict.fromkeys(years, heads))
        return found

    @api.model
    def _collect_body_issues(self, rules):
        """Return a row for each active association that the regulation holds something against today.

        The term runs from the day on which the loss was noticed first; the supervising deputy is told.
        """
        running = {
            year: bodies
            for year, bodies in self._get_associations(rules).items()
            if year.date_start <= rules.get_day(year) <= year.date_end
        }
        losses = {}
        for day, years in rules.years.filtered(lambda year: year in running).grouped(rules.get_day).items():
            losses.update(
                self.env["methodical.body"].union(*(running[year] for year in years))._get_losses(day)
            )
        noticed = self._get_noticed(rules, losses)
        rules.ground.reach_back(min(noticed.values(), default=fields.Date.context_today(self)))
        rows = []
        for year, bodies in running.items():
            for body in bodies.filtered(lambda body: body in losses):
                start = noticed.get((rules[year].id, body.id), rules.get_day(year))
                rows.append({**rules.prepare_term(year, start), **self._prepare_loss(body, losses[body])})
        return rows

    @api.model
    def _get_noticed(self, rules, losses):
        """Return {(id of a rule, id of a body): day on which a loss that still stands was noticed first}."""
        known = self.search_fetch(
            Domain("rule_id", "in", [rule.id for rule in rules.values()])
            & Domain("res_id", "in", [body.id for body in losses])
            & Domain("date_met", "=", False),
            ["rule_id", "res_id", "date_start"],
        )
        return {(row.rule_id.id, row.res_id): row.date_start for row in known}

    @api.model
    def _prepare_loss(self, body, issues):
        supervisor_sudo = body.sudo().supervisor_id  # sudo: the register tells the deputy
        return {
            "name": f"{body.name} · {' '.join(issue.sentence for issue in issues)}",
            "res_model": body._name,
            "res_id": body.id,
            "responsible_id": supervisor_sudo.id,
            "user_id": supervisor_sudo.user_id.id,
        }

    @api.model
    def _collect_body_list(self, rules):
        """Return the row of a school year: the list of associations confirmed by an order (F1 A-I.3′)."""
        signed = self._get_days_of_lists(rules)
        rows = []
        for year in rules:
            deputy_sudo = rules.get_supervisor(year)
            since = fields.Date.subtract(year.date_start, months=2)
            days = [day for day in signed.get(year.company_id, ()) if since < day <= year.date_end]
            rows.append(
                {
                    **rules.prepare_term(year, year.date_start),
                    "name": self.env._("List of associations · %(year)s", year=year.name),
                    "res_model": year._name,
                    "res_id": year.id,
                    "responsible_id": deputy_sudo.id,
                    "user_id": deputy_sudo.user_id.id,
                    "date_met": min(days, default=False),
                }
            )
        return rows

    @api.model
    def _get_days_of_lists(self, rules):
        """Return {school: days of the signed orders that confirm its list of associations}."""
        return dict(
            self.env["methodical.order"]._read_group(
                Domain("company_id", "in", rules.companies.ids)
                & Domain("kind_id.code", "=", "body_list")
                & Domain("state", "=", "approved")
                & Domain("date", "!=", False),
                ["company_id"],
                ["date:array_agg"],
            )
        )
