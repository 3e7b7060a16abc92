from odoo import Command

from .acting_case import ActingCase
from .print_case import LETTERS, PrintCase


class OrderPrintCase(ActingCase, PrintCase):
    """Orders on a subject week, drafted by the deputy for science, countersigned by the deputy, signed by the director."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the sources of the texts, whatever their translations say
        cls.classPatch(type(cls.company), "_get_print_lang", lambda company: "en_US")
        cls.company.city = "Бишкек"

    def draft_order(self, user=None, **vals):
        points = [
            {
                "text": "Hold the week of physics.",
                "responsible_id": self.card_head.id,
                "date_due": "2026-10-16",
            },
            {"text": f"Prepare the hall ({self.card_teacher.name}).", "responsible_id": self.card_teacher.id},
            {"text": "Control: the deputy director.", "is_control": True},
        ]
        return self.as_user(self.env["methodical.order"], user or self.user_academic).create(
            {
                "company_id": self.company.id,
                "kind_id": self.env["methodical.order.kind"]._get_by_code("open_lessons", self.company).id,
                "title": f"Week of physics: {LETTERS}",
                "reason": "By the plan of the school",
                "point_ids": [
                    Command.create({"sequence": place, **point}) for place, point in enumerate(points)
                ],
                **vals,
            }
        )

    def sign(self, order, *users):
        """Submit an order and let people decide it, by default the deputy and the director."""
        order.action_submit()
        return self.approve(order, *(users or (self.user_deputy, self.user_director)))

    def cancel(self, order):
        """Return the order that cancels a signed one, signed itself."""
        action = self.as_user(order, self.user_academic).action_cancel_by_order()
        return self.sign(self.as_user(order.browse(action["res_id"]), self.user_academic))

    def values(self, order):
        self.env.invalidate_all()
        return order.with_env(self.env).with_context(lang="en_US")._get_print_values()

    def parts(self, order, kind):
        return [content for sheet in self.values(order)["sheets"] for name, content in sheet if name == kind]
