from datetime import date

from .approval_case import ApprovalCase

#: a scan: what counts is that it is there and stays the same
SCAN = "JVBERi0xLjQKJcOkw7w="


class OrderCase(ApprovalCase):
    """Steps of the stories of the order book: the deputy drafts, the director signs.

    ``user_deputy`` holds the post that countersigns in F0, so his own visa is given by submitting; an order of the
    officer is countersigned by him.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Order = cls.env["methodical.order"]

    @classmethod
    def kind(cls, code):
        """Return the kind of order with a technical name."""
        return cls.ref_id(f"order_kind_{code}")

    def draft_order(self, code="reward", user=None, **vals):
        """Return the draft of an order (by default a reward of a teacher) that could be submitted."""
        values = {
            "company_id": self.company.id,
            "kind_id": self.kind(code).id,
            "topic": "Results of the quarter",
            "teacher_ids": self.card_teacher.ids,
            **vals,
        }
        return self.as_user(self.Order, user or self.user_deputy).create(values).with_env(self.env)

    def sign(self, *orders, user=None):
        """Let the author submit orders and the director sign them; return them."""
        signed = self.Order.union(*orders)
        self.as_user(signed, user or self.user_deputy).action_submit()
        self.env.invalidate_all()
        self.as_user(signed, self.user_director).action_approve()
        self.env.invalidate_all()
        return signed

    def paper_order(self, number, day, **vals):
        """Return the draft of an order that was signed on paper."""
        return self.draft_order(
            title="Order on paper",
            is_paper=True,
            paper_number=number,
            paper_date=day,
            **{"paper_scan": SCAN, "paper_scan_name": "order.pdf", **vals},
        )

    def cancelling(self, target, **vals):
        """Return the draft of the order that cancels a signed one."""
        Order = self.as_user(self.Order, self.user_deputy)
        return Order._draft("cancel", target_order_id=target, **vals).with_env(self.env)


NOVEMBER = date(2026, 11, 2)
