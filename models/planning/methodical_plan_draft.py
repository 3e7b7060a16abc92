import logging

from dateutil.relativedelta import relativedelta

from odoo import Command, api, fields, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

#: what the plan of a quarter takes from the activities of the plan of the year
COPIED = ("sequence", "name", "date_from", "date_to", "is_joint", "is_mandatory", "expected_result")


class MethodicalPlan(models.Model):
    """The nightly job that begins the plans of deputies before their period (J3, R18, F2 5.2)."""

    _inherit = "methodical.plan"

    @api.model
    def _cron_draft_deputy_plans(self):
        """Nightly: begin the plans of deputies for the years and quarters that come, school by school.

        Each is made once: what a deputy deleted or cancelled is not made again. A school whose data make it fail is
        logged and does not keep the others waiting.
        """
        schools = self.env["methodical.regulation"].search([("state", "=", "in_force")]).company_id
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(schools))
        for school in schools:
            timezone = school._get_timezone()
            try:
                with self.env.cr.savepoint():
                    self.with_company(school).with_context(tz=timezone)._draft_deputy_plans(school)
            except Exception:  # one school's data may not stop the drafts of all the others
                self.env.invalidate_all(flush=False)
                _logger.exception("The plans of deputies of company %s could not be drafted.", school.id)
            if not cron._commit_progress(1):
                return

    @api.model
    def _draft_deputy_plans(self, school):
        """Begin the plans of one school whose period comes within the lead days of the rule J3.

        :return: the new plans
        """
        today = fields.Date.context_today(self)
        regulation = school._get_regulation()
        rule = regulation.deadline_rule_ids.filtered(lambda rule: rule.code == "J3" and rule.is_on)
        posts = regulation.duty_ids.filtered(lambda duty: duty.function == "supervise").post_id
        if not rule or not posts:
            return self.browse()
        last = today + relativedelta(days=rule.lead_days)
        years = self.env["methodical.school.year"].search(
            [("company_id", "=", school.id), ("is_closed", "=", False)]
        )
        periods = [
            period
            for year in years
            for period in (year, *year.term_ids)
            if today <= period.date_start <= last and not period.date_plans_drafted
        ]
        return self._create_drafts(school, posts._get_holders(school), periods)

    @api.model
    def _create_drafts(self, school, deputies, periods):
        """Create the plans of deputies who have none for a period yet, and ask each to go on.

        :param periods: school years and quarters
        """
        plans = self.browse()
        for period in periods:
            vals = self._prepare_period(period)
            known = self.search(
                Domain("owner_kind", "=", "deputy")
                & Domain("owner_id", "in", deputies.ids)
                & Domain.AND(Domain(name, "=", value) for name, value in vals.items())
            )
            made = self.create(
                [
                    {
                        **vals,
                        "company_id": school.id,
                        "owner_kind": "deputy",
                        "body_id": False,
                        "owner_id": deputy.id,
                    }
                    for deputy in deputies - known.owner_id
                ]
            )
            made._take_items_of_year()
            made._ask_owners()
            period.date_plans_drafted = fields.Date.context_today(self)
            plans |= made
        return plans

    @api.model
    def _prepare_period(self, period):
        """Return the values of a plan that say it is for a school year or a quarter."""
        if period._name == "methodical.term":
            return {"school_year_id": period.school_year_id.id, "horizon": "quarter", "term_id": period.id}
        return {"school_year_id": period.id, "horizon": "year", "term_id": False}

    def _take_items_of_year(self):
        """Copy into plans of quarters the activities of their owners' plans of the year that fall into the quarter."""
        quarters = self.filtered(lambda plan: plan.horizon == "quarter")
        if not quarters:
            return
        years = self.search(
            self._get_counting_domain()
            & Domain("owner_kind", "=", "deputy")
            & Domain("owner_id", "in", quarters.owner_id.ids)
            & Domain("school_year_id", "in", quarters.school_year_id.ids)
            & Domain("horizon", "=", "year"),
            order="version",
        )
        by_owner = {(plan.owner_id, plan.school_year_id): plan for plan in years}
        rows = []
        for plan in quarters:
            year = by_owner.get((plan.owner_id, plan.school_year_id), self.browse())
            rows += [
                plan._prepare_item_of_year(item)
                for item in year.item_ids
                if item.state != "cancelled" and plan.date_from <= item.date_from <= plan.date_to
            ]
        self.env["methodical.plan.item"].create(rows)

    def _prepare_item_of_year(self, item):
        """Return the values of an activity that one plan of a quarter takes from the plan of the year."""
        return {
            **{name: item[name] for name in COPIED},
            "plan_id": self.id,
            "direction_id": item.direction_id.id,
            "form_id": item.form_id.id,
            "responsible_ids": [Command.set(item.responsible_ids.ids)],
        }

    def _ask_owners(self):
        """Give each owner the activity to go on with his draft, until the term of the plan begins to count."""
        for plan in self:
            if user := plan.owner_id.user_id.filtered("active"):
                plan.with_context(lang=user.lang, mail_activity_quick_update=True).activity_schedule(
                    "school_methodical.mail_activity_type_plan_draft",
                    plan.date_from,
                    user_id=user.id,
                )

    def _submit(self, moment):
        """Submit plans; who was asked to go on with his draft has done so."""
        result = super()._submit(moment)
        if own := self.filtered(lambda plan: plan.owner_kind == "deputy"):
            # sudo: the activity is of the job
            own.sudo().activity_unlink(["school_methodical.mail_activity_type_plan_draft"])
        return result
