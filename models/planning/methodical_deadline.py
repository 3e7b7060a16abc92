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
    def _collect_association_plans(self, rule, year):
        """Return a row for each active association: its plan of the year approved within the term (F0 5.1, F1 V.2)."""
        bodies = self.env["methodical.body"].search(
            [
                ("company_id", "=", year.company_id.id),
                ("kind", "=", "association"),
                ("state", "=", "active"),
                ("opening_date", "<=", year.date_end),
            ]
        )
        today = fields.Date.context_today(self)
        heads = bodies._get_heads(min(year.date_end, max(year.date_start, today)))
        own_year = Domain("school_year_id", "=", year.id) & Domain("horizon", "=", "year")
        met = self._get_approval_dates(
            year.company_id, Domain("body_id", "in", bodies.ids) & own_year, "body_id"
        )
        period = self._prepare_period(rule, year, year)
        nobody = self.env["methodical.teacher"]
        return [
            {**period, **self._prepare_row(body, heads.get(body, nobody), year, met.get(body))}
            for body in bodies
        ]

    @api.model
    def _collect_deputy_plans(self, rule, year):
        """Return a row for the year and each quarter of each deputy who plans his own work (F2 5.2)."""
        posts = rule.regulation_id.duty_ids.filtered(lambda duty: duty.function == "supervise").post_id
        deputies = posts._get_holders(year.company_id) if posts else self.env["methodical.teacher"]
        rows = []
        for period, domain in self._get_deputy_periods(year):
            met = self._get_approval_dates(
                year.company_id,
                Domain("owner_kind", "=", "deputy") & Domain("owner_id", "in", deputies.ids) & domain,
                "owner_id",
            )
            common = self._prepare_period(rule, year, period)
            rows += [
                {**common, **self._prepare_row(deputy, deputy, period, met.get(deputy))}
                for deputy in deputies
            ]
        return rows

    @api.model
    def _get_deputy_periods(self, year):
        """Return [(period, domain of the plans for it)]: the year itself and each quarter."""
        own_year = Domain("school_year_id", "=", year.id)
        own_quarter = own_year & Domain("horizon", "=", "quarter")
        quarters = [(term, own_quarter & Domain("term_id", "=", term.id)) for term in year.term_ids]
        return [(year, own_year & Domain("horizon", "=", "year")), *quarters]

    @api.model
    def _get_approval_dates(self, company, domain, owner):
        """Return {owner: date in the school on which its plan was first approved}, two queries for all."""
        plans = self.env["methodical.plan"].search(
            domain & Domain("state", "=", "approved"), order="version desc"
        )
        rounds = self.env["methodical.approval.signature"].search(
            [
                ("res_model", "=", "methodical.plan"),
                ("res_id", "in", plans.ids),
                ("decision", "=", "approved"),
            ],
            order="decided_at",
        )
        decided = {signature.res_id: signature.decided_at for signature in rounds}
        school = company._in_school_time()
        return {
            plan[owner]: fields.Datetime.context_timestamp(school, decided[plan.id]).date()
            for plan in plans
            if plan.id in decided
        }

    @api.model
    def _prepare_period(self, rule, year, period):
        """Return the values that all rows of a rule and period (school year or quarter) share."""
        day_kind = rule.day_kind or rule.regulation_id.day_kind
        return {
            "school_year_id": year.id,
            "term_id": period.id if period._name == "methodical.term" else False,
            "date_start": period.date_start,
            "date_due": year.company_id._get_due_date(period.date_start, rule.days, day_kind),
            "day_kind": day_kind,
        }

    @api.model
    def _prepare_row(self, record, responsible, period, met):
        """Return the values of a row of the register that belong to one association or deputy."""
        return {
            "name": f"{record.name} · {period.name}",
            "res_model": record._name,
            "res_id": record.id,
            "responsible_id": responsible.id,
            "user_id": responsible.user_id.id,
            "date_met": met,
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
