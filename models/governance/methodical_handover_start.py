from odoo import Command, fields, models
from odoo.fields import Domain

from ...tools.guard import with_pass


class MethodicalHandover(models.Model):
    """How a handing over begins: the list, the activities that pass to the new head, who is told."""

    _inherit = "methodical.handover"

    def _prepare(self, term, before):
        """Return the values of the list for a new head.

        :param term: methodical.head.term that is being confirmed
        :param before: card of the head before
        """
        return {
            "body_id": term.body_id.id,
            "term_id": term.id,
            "from_id": before.id,
            "to_id": term.teacher_id.id,
            "date": term.date_from,
        }

    def _get_today(self):
        """Return today as the school of one list counts its days (datetime.date)."""
        return fields.Date.context_today(self.company_id._in_school_time())

    def _start(self):
        """List what is open, pass the old head's activities to the new one and tell both; runs in sudo with the pass."""
        for handover in self:
            documents = handover.body_id._get_open_documents(handover.from_id)
            handover.write(
                {
                    "is_started": True,
                    "line_ids": [Command.clear(), *(Command.create(document) for document in documents)],
                }
            )
            handover._pass_activities(documents)
            handover._tell(handover.from_id, self.env._("Hand over the association"))
            handover._tell(handover.to_id, self.env._("Receive the association"))
        return True

    def _pass_activities(self, documents):
        """Give the new head the activities that the old one has on open documents; a decision stays with its person.

        :param documents: values of the lines
        """
        kind = self.env.ref("school_methodical.mail_activity_type_approval")
        targets = Domain.OR(
            [
                Domain("res_model", "=", model) & Domain("res_id", "in", ids)
                for model, ids in self._group_ids(documents).items()
            ]
        )
        activities = self.env["mail.activity"].search(
            Domain("user_id", "=", self.from_id.user_id.id)
            & Domain("activity_type_id", "!=", kind.id)
            & targets
        )
        if activities and self.to_id.user_id:
            activities.with_context(mail_activity_quick_update=True).write({"user_id": self.to_id.user_id.id})

    def _group_ids(self, documents):
        found = {"methodical.body": [self.body_id.id]}
        for document in documents:
            found.setdefault(document["res_model"], []).append(document["res_id"])
        return found

    def _tell(self, card, summary):
        """Give a person an activity on the list."""
        if user := card.user_id.filtered("active"):
            with_pass(self).with_context(mail_activity_quick_update=True).activity_schedule(
                "school_methodical.mail_activity_type_handover",
                user_id=user.id,
                summary=summary,
                date_deadline=max(self.date, fields.Date.context_today(self)),
            )
