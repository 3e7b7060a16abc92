import json
from contextlib import contextmanager

from odoo.exceptions import UserError
from odoo.service.model import call_kw

from .common import MethodicalCase

#: contexts with which a caller could try to pass for the engine
FORGED = (
    {"methodical_pass": True},
    {"methodical_pass": {}},
    {"default_state": "approved"},
    {"default_state": "approved", "methodical_pass": True, "tracking_disable": True, "active_test": False},
)


class ApprovalCase(MethodicalCase):
    """Steps of the stories of approval: who submits, who decides, who is told, and how a refusal reads."""

    def submit(self, plan, user=None):
        """Submit a plan as its head (or somebody else)."""
        self.as_user(plan, user or self.user_head).action_submit()
        self.env.invalidate_all()
        return plan

    def approve(self, plan, *users):
        """Let people decide the steps of a plan, one after the other."""
        for user in users:
            self.as_user(plan, user).action_approve()
            self.env.invalidate_all()
        return plan

    def send_back(self, plan, user, *remarks):
        """Return a plan with remarks."""
        self.as_user(plan, user).action_return(list(remarks))
        self.env.invalidate_all()
        return plan

    def approved_plan(self):
        """Return a plan of the association that went the whole way of F0 5.1."""
        plan = self.submit(self.new_plan())
        return self.approve(plan, self.user_methodologist, self.user_director)

    def hold_meeting(self, plan, user, number, day):
        """Decide the step of a meeting through the dialog that asks for its minutes."""
        dialog = self.as_user(plan, user).action_approve()
        self.as_user(self.env[dialog["res_model"]], user).with_context(**dialog["context"]).create(
            {"minutes_number": number, "minutes_date": day}
        ).action_confirm()
        self.env.invalidate_all()
        return plan

    def rounds(self, plan):
        """Return the rounds of a plan, the first one first."""
        return self.env["methodical.approval.round"].search(
            [("res_model", "=", plan._name), ("res_id", "=", plan.id)], order="id"
        )

    def day_off(self, start, end):
        """Close the school between two moments (UTC)."""
        leaves = self.env["resource.calendar.leaves"].with_company(self.company)
        leaves.create(
            {"name": "Day off", "calendar_id": False, "date_from": start, "date_to": end}
        ).flush_recordset()

    def last_steps(self, plan):
        """Return the signatures of the last round of a plan in the order of its steps."""
        return self.rounds(plan)[-1:].signature_ids.sorted("sequence")

    def waiting_for(self, plan, kind="approval"):
        """Return the users who have an open activity on a plan."""
        return (
            self.env["mail.activity"]
            .search(
                [
                    ("res_model", "=", plan._name),
                    ("res_id", "=", plan.id),
                    ("activity_type_id", "=", self.ref_id(f"mail_activity_type_{kind}").id),
                ]
            )
            .user_id
        )

    def rpc(self, user, model, method, *args, context=None, **kwargs):
        """Call a method as a remote client does: by name, arguments through JSON, private names refused.

        :param context: what the client puts into the context besides his schools
        """
        env = self.env(user=user, context={})
        arguments, named = json.loads(json.dumps([args, kwargs]))
        named["context"] = {"allowed_company_ids": user.company_id.ids, **(context or {})}
        result = call_kw(env[model], method, arguments, named)
        env.flush_all()
        return result

    @contextmanager
    def assert_refused(self, *words, error=UserError):
        """Expect a refusal whose sentence holds the words; nothing of the block stays."""
        with self.assertRaises(error) as caught:
            yield
            self.env.flush_all()
        for word in words:
            self.assertIn(word, str(caught.exception), "the refusal does not say what it is about")


class GuardCase(ApprovalCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Plan, cls.Item = cls.env["methodical.plan"], cls.env["methodical.plan.item"]

    def plan_vals(self, **vals):
        return {
            "body_id": self.science.id,
            "school_year_id": self.year.id,
            "company_id": self.company.id,
            **vals,
        }
