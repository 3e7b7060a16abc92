from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.issue import Issue


class MethodicalPlan(models.Model):
    """How a plan is approved: route, what the regulation holds against it, the register of terms."""

    _inherit = "methodical.plan"

    _sealed_when_set = {
        "teacher_body_id": "teacher_body_id",
        "direction_ids": "direction_count",
        "recommendation_ids": "recommendation_count",
        "amendment_reason": "amendment_reason",
    }

    @api.model
    def _sealed_fields(self):
        return [
            "owner_kind",
            "body_id",
            "owner_id",
            "horizon",
            "school_year_id",
            "term_id",
            "date_from",
            "date_to",
            "analysis",
            "theme",
            "aim",
            "tasks",
            "source_school_plan",
            "source_theme",
            "source_guidance",
            "item_ids",
            *self._sealed_when_set,
        ]

    def _get_route_key(self):
        if self.owner_kind != "body":
            return f"{self.owner_kind}_plan", False
        if self.body_id.kind == "association":
            return "association_plan", self.body_id.association_kind
        return "council_plan", False

    def _prepare_round(self, regulation, steps, moment):
        return {**super()._prepare_round(regulation, steps, moment), "body_id": self.body_id.id}

    def _get_deciding_body(self):
        """Return the body whose head and deputies decide one plan: its own, or the association of the teacher."""
        return self.body_id or self.teacher_body_id

    def _get_body_head(self):
        # the field of the body: asked for many plans it is one query
        return self._get_deciding_body().head_id or super()._get_body_head()

    def _get_supervisor(self):
        return self._get_deciding_body().supervisor_id or super()._get_supervisor()

    def _get_authors(self):
        """Return also the teachers and deputies whose own plans these are: the head of a teacher is no author of his plan."""
        own = self.filtered("owner_id")
        return {
            **super(MethodicalPlan, self - own)._get_authors(),
            # sudo: the account of who wrote the plan
            **{plan.id: plan.owner_id.sudo().user_id.filtered("active").sudo(False) for plan in own},
        }

    def _find_holders(self, step, post):
        """Return who decides a step; a function that the association gives to a person is his (C7).

        The individual plan of a head is approved by the deputy who supervises his association.
        """
        if self.owner_id and step.decider == "head" and self._get_body_head() == self.owner_id:
            return self.teacher_body_id._get_function_holders("supervise"), self._say_no_head(step)
        if step.decider == "duty" and (named := self._get_deciding_body()._get_named_holder(step.function)):
            return named, ""
        return super()._find_holders(step, post)

    def _prepare_step(self, step, post, teacher, *args):
        """Return the snapshot of a step; who was named for the association signs with a post of his own."""
        if step.decider == "duty" and post not in teacher.post_ids:
            post = (teacher.post_ids.filtered("is_management") or teacher.post_ids)[:1]
        return super()._prepare_step(step, post, teacher, *args)

    def _find_same_period(self, body):
        """Return the plan that another body has for the period of one plan (empty when it has none or plans of months).

        :param body: methodical.body
        """
        if self.horizon not in ("year", "quarter"):
            return self.browse()
        # sudo: a plan that the user may not read counts too
        return self.sudo().search(
            Domain("body_id", "=", body.id)
            & Domain("state", "!=", "cancelled")
            & Domain("school_year_id", "=", self.school_year_id.id)
            & Domain("horizon", "=", self.horizon)
            & Domain("term_id", "=", self.term_id.id),
            limit=1,
        )

    def _get_period_dates(self):
        return self.date_from, self.school_year_id.date_end

    def _submission_errors(self):
        """Return what the regulation holds against submitting one plan (R13, R17, F1 IV.1)."""
        issues = super()._submission_errors()
        if self.body_id and self.body_id.state != "active":
            issues.append(
                Issue(
                    "block",
                    self.env._("%(body)s is not active: no order opened it.", body=self.body_id.name),
                    "F1 A-I.5′",
                )
            )
        # sudo: persons whose cards the author cannot read are responsible, too; searched and not read,
        # because what is read in sudo would stay in the cache for the reader of the form
        nobody = (
            self.env["methodical.plan.item"]
            .sudo()
            .search([("plan_id", "=", self.id), ("is_joint", "=", False), ("responsible_ids", "=", False)])
        )
        if nobody:
            issues.append(
                Issue(
                    "block", self.env._("Nobody is responsible for %(items)s.", items=nobody.mapped("name"))
                )
            )
        if outside := self._find_outside():
            issues.append(
                Issue(
                    "warn",
                    self.env._("%(items)s lie outside the period of the plan.", items=outside.mapped("name")),
                )
            )
        return [
            *issues,
            *self._check_amendment(),
            *self._check_item_count(),
            *self._check_sources(),
            *self._check_directions(),
            *self._check_meetings(),
            *self._check_recommendations(),
        ]

    def _find_outside(self):
        """Return the activities of one plan outside its period; a month of which a part lies in it is within."""
        first = self.date_from and self.date_from + relativedelta(day=1)
        last = self.date_to and self.date_to + relativedelta(day=31)
        return self.item_ids.filtered(lambda item: not item._is_within(first, last))

    def _get_rule_today(self, code):
        today = fields.Date.context_today(self)
        return self.company_id._get_regulation(today)._get_rule(code, today, self.body_id.association_kind)

    def _check_item_count(self):
        rule = self._get_rule_today("plan_items")
        if not rule or len(self.item_ids) >= rule.value:
            return []
        text = self.env._(
            "The plan has %(count)s items, the regulation wants at least %(minimum)s.",
            count=len(self.item_ids),
            minimum=int(rule.value),
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    def _check_sources(self):
        rule = self._get_rule_today("plan_sources")
        if self.owner_kind != "body" or not rule:
            return []
        names = [name for name in ("source_school_plan", "source_theme", "source_guidance") if not self[name]]
        if not names:
            return []
        text = self.env._(
            "The plan does not name its sources: %(sources)s.",
            sources=[self._fields[name]._description_string(self.env) for name in names],
        )
        return [Issue(rule.severity, text, rule.clause or "")]

    submission_warning = fields.Text("Before you submit", compute="_compute_submission_warning")

    @api.depends(
        "item_ids", "source_school_plan", "source_theme", "source_guidance", "body_id", "date_from", "date_to"
    )
    @api.depends_context("lang")
    def _compute_submission_warning(self):
        for plan in self:
            plan.submission_warning = (
                "\n".join(issue.sentence for issue in plan._submission_errors())
                if plan.is_editable and plan.id
                else False
            )

    def _on_approved(self):
        """Mark the terms of the plan's approval as met today, as the school counts its days."""
        self.env["methodical.deadline"]._meet_plan(
            self, fields.Date.context_today(self.company_id._in_school_time())
        )
        return super()._on_approved()

    @api.depends("state", "date_from", "body_id", "owner_id")
    def _compute_deadline(self):
        rows = self.env["methodical.deadline"]._get_rows_of_plans(self)
        today = fields.Date.context_today(self)
        for plan in self:
            terms = rows.get(plan, self.env["methodical.deadline"])
            plan.deadline_date = terms[:1].date_due
            plan.is_late = plan.state not in ("approved", "cancelled") and any(
                not term.date_met and term.date_due < today for term in terms
            )

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self.env["methodical.deadline"]._get_late_plan_domain() & Domain(
            "state", "not in", ("approved", "cancelled")
        )
