from datetime import date

from .approval_case import ApprovalCase


class ActingCase(ApprovalCase):
    """The director is absent in the first days of September; a plan waits for him."""

    FIRST, LAST = date(2026, 9, 2), date(2026, 9, 9)

    def draft(self, user=None, **vals):
        """Return the draft of a period in which the deputy acts for the director, made by a deputy."""
        Acting = self.as_user(self.env["methodical.acting"], user or self.user_academic)
        return Acting.create(
            {
                "company_id": self.company.id,
                "absent_id": self.card_director.id,
                "post_id": self.ref_id("post_director").id,
                "substitute_id": self.card_deputy.id,
                "date_from": self.FIRST,
                "date_to": self.LAST,
                "reason": "Leave",
                **vals,
            }
        )

    def allow(self, substitute="post_deputy_teaching", absent="post_director"):
        """Let the regulation say that a post acts for another one without an order (F2 5.9)."""
        self.regulation.duty_ids = [
            (
                0,
                0,
                {
                    "function": "act",
                    "post_id": self.ref_id(substitute).id,
                    "subordinate_post_ids": [(6, 0, self.ref_id(absent).ids)],
                    "clause": "F2 5.9",
                },
            )
        ]

    def in_force(self, **vals):
        """Return a period in force, as a signed order puts it there."""
        period = self.draft(**vals)
        period._put_in_force()
        self.env.invalidate_all()
        return period.with_env(self.env)

    def inbox(self, user):
        """Return the names of the documents that wait for a user."""
        self.env.invalidate_all()
        Signature = self.as_user(self.env["methodical.approval.signature"], user)
        return Signature.search([("is_waiting_for_me", "=", True)]).mapped("document_name")

    def waiting_plan(self):
        """Return a plan that waits for the director."""
        return self.approve(self.submit(self.new_plan()), self.user_methodologist)

    def run_night(self):
        """Run the nightly job of acting persons as the scheduler does."""
        with self.enter_registry_test_mode():
            self.ref_id("methodical_acting_cron").method_direct_trigger()
        self.env.invalidate_all()

    def notices(self, user):
        """Return the texts of the notices that a user got about acting persons."""
        found = self.env["mail.message"].search(
            [
                ("model", "=", "methodical.acting"),
                ("message_type", "=", "user_notification"),
                ("partner_ids", "in", user.partner_id.ids),
            ]
        )
        return " ".join(found.mapped("body"))
