"""The school in which the measurements take place: that of the tests, with as many associations as wanted."""

from odoo import Command

from odoo.addons.school_methodical.tests.common import SETUP_DAY, MethodicalCase


class BenchSchool(MethodicalCase):
    """The school of the tests without their harness: what happens in it is stored only when the measurement commits."""

    @classmethod
    def build(cls, env):
        """Return a new school of the name and people of the tests.

        :param env: environment of the superuser
        """
        cls.env = env(context={**env.context, "no_reset_password": True, "tracking_disable": True})
        cls._build()
        # screens track changes: measurements do, too
        cls.env = env(context=dict(env.context))
        return cls("associations")

    def associations(self, number):
        """Return as many active associations, all with the same head and members."""
        bodies = self.env["methodical.body"].create(
            [
                {
                    "name": f"Association {place}",
                    "company_id": self.company.id,
                    "membership_ids": [
                        Command.create({"teacher_id": card.id, "date_from": SETUP_DAY})
                        for card in (self.card_teacher, self.card_teacher2, self.card_head)
                    ],
                }
                for place in range(number)
            ]
        )
        for body in bodies:
            self.open_body(body, SETUP_DAY)
            self.seat_head(body, self.card_head, SETUP_DAY)
        return bodies

    def plans(self, bodies):
        """Return drafts of the year plans of associations, two activities each, made by their head."""
        row = {
            "school_year_id": self.year.id,
            "company_id": self.company.id,
            "source_school_plan": "1",
            "source_theme": "2",
            "source_guidance": "3",
            "item_ids": [
                Command.create(
                    {
                        "name": f"Activity {place}",
                        "direction_id": self.ref_id("direction_1").id,
                        "date_from": "2026-10-12",
                        "responsible_ids": [Command.link(self.card_teacher.id)],
                    }
                )
                for place in range(2)
            ],
        }
        plans = self.as_user(self.env["methodical.plan"], self.user_head)
        return plans.create([{**row, "body_id": body.id} for body in bodies])

    def submit(self, plans):
        """Submit plans as their head and return them."""
        self.as_user(plans, self.user_head).action_submit()
        return plans

    def decide(self, plans):
        """Let the methodologist agree and the director approve."""
        for user in (self.user_methodologist, self.user_director):
            self.as_user(plans, user).action_approve()
        return plans

    def orders(self, number, company=None):
        """Return orders of a school that wait for the signature of its director."""
        Order = self.as_user(self.env["methodical.order"], self.user_deputy)
        kind = self.ref_id("order_kind_other")
        orders = Order.create(
            [
                {
                    "kind_id": kind.id,
                    "title": f"On the matter {place}",
                    "reason": "The plan of the school",
                    "point_ids": [Command.create({"text": "Do it.", "is_control": True})],
                }
                for place in range(number)
            ]
        )
        orders.action_submit()
        return orders
