from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class MethodicalDeadline(models.Model):
    """Terms of plans: J1 and J2 (associations), J3 (deputies, a year and each quarter)."""

    _inherit = "methodical.deadline"

    @api.model
    def _get_collectors(self):
        return {
            **super()._get_collectors(),
            "J1": "_collect_association_plans",
            "J2": "_collect_association_plans",
            "J3": "_collect_deputy_plans",
        }

    @api.model
    def _collect_association_plans(self, rules):
        """Return a row for each active association: its plan of the year approved within the term (F0 5.1, F1 V.2)."""
        bodies = self._get_opened_associations(rules)
        heads, nobody = self._get_heads_within(rules, bodies), self.env["methodical.teacher"]
        own = Domain("owner_kind", "=", "body") & Domain("horizon", "=", "year")
        met = self._get_approval_dates(rules, own)
        rows = []
        for year in rules:
            term = rules.prepare_term(year, year.date_start)
            rows += [
                {
                    **term,
                    **self._prepare_row(body, heads[year].get(body, nobody), year),
                    "date_met": met.get((body, year)),
                }
                for body in bodies[year]
            ]
        return rows

    @api.model
    def _collect_deputy_plans(self, rules):
        """Return a row for the year and each quarter of each deputy who plans his own work (F2 5.2)."""
        met = self._get_approval_dates(
            rules, Domain("owner_kind", "=", "deputy") & Domain("horizon", "in", ("year", "quarter"))
        )
        rows = []
        for year, rule in rules.items():
            duties = rule.regulation_id.duty_ids.filtered(lambda duty: duty.function == "supervise")
            deputies = rules.get_holders(year, duties.post_id)
            for period in (year, *year.term_ids):
                term = rules.prepare_term(year, period.date_start)
                if period != year:
                    term["term_id"] = period.id
                rows += [
                    {
                        **term,
                        **self._prepare_row(deputy, deputy, period),
                        "date_met": met.get((deputy, period)),
                    }
                    for deputy in deputies
                ]
        return rows

    @api.model
    def _get_approval_dates(self, rules, domain):
        """Return {(owner, school year or quarter): date in the school on which its plan was first approved}.

        :param domain: of the plans, besides their school years and state
        """
        plans = self.env["methodical.plan"].search_fetch(
            Domain("school_year_id", "in", rules.years.ids) & Domain("state", "=", "approved") & domain,
            ["body_id", "owner_id", "owner_kind", "school_year_id", "horizon", "term_id", "company_id"],
            order="version desc",
        )
        decided = rules.get_days_of_approval(plans)
        return {
            (
                plan.body_id if plan.owner_kind == "body" else plan.owner_id,
                plan.term_id if plan.horizon == "quarter" else plan.school_year_id,
            ): decided[plan]
            for plan in plans
            if plan in decided
        }

    @api.model
    def _prepare_row(self, record, responsible, period):
        """Return the values of a row of the register that belong to one association or deputy."""
        responsible_sudo = responsible.sudo()  # sudo: the register tells him
        return {
            "name": f"{record.name} · {period.name}",
            "res_model": record._name,
            "res_id": record.id,
            "responsible_id": responsible_sudo.id,
            "user_id": responsible_sudo.user_id.id,
        }

    @api.model
    def _get_plan_key(self, plan):
        """Return (model, id, school year, quarter) of the terms to which a plan of a year or quarter belongs."""
        owner = plan.body_id or plan.owner_id
        return (
            owner._name,
            owner.id,
            plan.school_year_id.id,
            plan.term_id.id if plan.horizon == "quarter" else False,
        )

    @api.model
    def _get_rows_of_plans(self, plans):
        """Return {plan: rows of the register, the earliest first}, one query for all plans.

        A regulation may hold two terms for one plan (J1 and J2); plans of months have none.
        """
        keys = {
            plan: self._get_plan_key(plan)
            for plan in plans
            if plan.owner_kind in ("body", "deputy") and plan.horizon in ("year", "quarter")
        }
        # sudo: the reader of a plan may know its term
        rows = self.sudo().search_fetch(
            [("code", "in", ("J1", "J2", "J3")), ("res_id", "in", [key[1] for key in keys.values()])]
        )
        by_key = rows.grouped(lambda row: (row.res_model, row.res_id, row.school_year_id.id, row.term_id.id))
        return {plan: by_key[key] for plan, key in keys.items() if key in by_key}

    @api.model
    def _meet_plan(self, plans, day):
        """Mark the terms of approved plans as met.

        :param day: datetime.date
        """
        rows = self.browse().concat(*self._get_rows_of_plans(plans).values())
        # sudo: the register is written by what happens, not by people
        rows.sudo().filtered(lambda row: not row.date_met).write({"date_met": day})

    @api.model
    def _get_late_plan_domain(self):
        """Return the domain of plans whose term is over and not met, one statement for all schools of the user."""
        query = SQL(
            """SELECT plan.id FROM methodical_plan plan
               JOIN methodical_deadline term ON term.school_year_id = plan.school_year_id
                AND term.term_id IS NOT DISTINCT FROM plan.term_id
                AND ((term.res_model = 'methodical.body' AND term.res_id = plan.body_id)
                  OR (term.res_model = 'methodical.teacher' AND term.res_id = plan.owner_id))
               WHERE plan.horizon IN ('year', 'quarter') AND plan.owner_kind IN ('body', 'deputy') AND term.company_id IN %s AND term.date_met IS NULL AND term.date_due < %s""",
            tuple(self.env.companies.ids),
            fields.Date.context_today(self),
        )
        self.flush_model()
        self.env["methodical.plan"].flush_model()
        return Domain("id", "in", [plan for (plan,) in self.env.execute_query(query)])
