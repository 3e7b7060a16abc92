from odoo import fields, models
from odoo.fields import Domain

from ...tools.guard import with_pass


class MethodicalBody(models.Model):
    _inherit = "methodical.body"

    plan_ids = fields.One2many("methodical.plan", "body_id", "Plans")
    plan_count = fields.Integer(compute="_compute_plan_count")
    predecessor_plan_count = fields.Integer(
        "Documents of predecessors", compute="_compute_predecessor_plan_count"
    )

    def _compute_plan_count(self):
        counts = dict(
            self.env["methodical.plan"]._read_group([("body_id", "in", self.ids)], ["body_id"], ["__count"])
        )
        for body in self:
            body.plan_count = counts.get(body, 0)

    def _compute_predecessor_plan_count(self):
        Plan = self.env["methodical.plan"]
        rows = Plan._read_group(self._get_predecessor_domain(), ["body_id"], ["__count"])
        for body in self:
            # sudo: which body carries on another one is public within the school
            body.predecessor_plan_count = sum(
                count for before, count in rows if before.sudo().heir_id.id == body.id
            )

    def _get_predecessor_domain(self):
        """Return the domain of the plans that stayed with the predecessors of these bodies."""
        return Domain("body_id.heir_id", "in", self.ids) & Domain("body_id", "not in", self.ids)

    def _move_to(self, state, **values):
        """Open or close bodies; their terms appear in the register at once."""
        result = super()._move_to(state, **values)
        # sudo: the register is written by what happens, not by people
        self.env["methodical.deadline"].sudo()._refresh(self.company_id)
        return result

    def action_open_plans(self):
        """Open the plans of one body."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_plan_action")
        return {**action, "domain": [("body_id", "=", self.id)], "context": {"default_body_id": self.id}}

    def action_open_predecessor_plans(self):
        """Open the plans that stayed with the predecessors of one body."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("school_methodical.methodical_plan_action")
        return {
            **action,
            "name": self.env._("Documents of predecessors"),
            "domain": list(self._get_predecessor_domain()),
            "context": {"create": False},
        }

    def _get_closing_problems(self):
        """A body under whose plans somebody still has to sign is not closed."""
        problems = super()._get_closing_problems()
        # sudo: every plan counts, whoever may read it
        waiting = (
            self.env["methodical.plan"]
            .sudo()
            .search([("body_id", "in", self.ids), ("state", "=", "submitted")])
        )
        if waiting:
            problems.append(
                self.env._(
                    "%(plans)s: under approval. Let them be decided, or let the head withdraw them, before %(body)s ends.",
                    plans=waiting.mapped("name"),
                    body=self.mapped("name"),
                )
            )
        return problems

    def _pass_documents(self, successor):
        """Pass drafts and returned plans to the successor; one for a period of which it has a plan already is cancelled."""
        Plan = with_pass(self.env["methodical.plan"].sudo())  # sudo: the order passes them on
        for plan in Plan.search(
            [("body_id", "=", self.id), ("state", "in", ("draft", "returned"))], order="id"
        ):
            if plan._find_same_period(successor):
                plan.action_cancel()
                plan._message_log(
                    body=self.env._(
                        "Cancelled: %(body)s has a plan for this period already. The items can be copied from here.",
                        body=successor.name,
                    )
                )
            else:
                plan.write({"body_id": successor.id})
        return super()._pass_documents(successor)

    def _get_open_documents(self, head):
        """Return also the plans that are not approved yet, and the activities of the head in plans that count."""
        found = super()._get_open_documents(head)
        # sudo: the list is made by the order
        plans = (
            self.env["methodical.plan"]
            .sudo()
            .search([("body_id.heir_id", "=", self.id), ("state", "in", ("draft", "submitted", "returned"))])
        )
        # sudo: as above
        items = (
            self.env["methodical.plan.item"]
            .sudo()
            .search(
                Domain("plan_id.body_id.heir_id", "=", self.id)
                & Domain("plan_id.state", "=", "approved")
                & Domain("plan_id.is_superseded", "=", False)
                & Domain("responsible_ids", "in", head.ids)
                & Domain("state", "in", ("planned", "in_progress", "postponed")),
                order="date_to, id",
            )
        )
        return found + [
            {
                "res_model": record._name,
                "res_id": record.id,
                "name": record.display_name,
                "detail": labels[record.state],
                "date_due": record.date_to,
            }
            for records in (plans, items)
            for labels in (dict(records._fields["state"]._description_selection(self.env)),)
            for record in records
        ]
