from odoo import fields, models


class MethodicalApprovalMixin(models.AbstractModel):
    """Steps that a meeting decides (C23): recorded by the chair of the school's body of that kind, or its secretary."""

    _inherit = "methodical.approval.mixin"

    def _get_meeting_chair(self, kind):
        if kind == "own":
            return super()._get_meeting_chair(kind)
        return self._get_meeting_body(kind).head_id

    def _get_meeting_body(self, kind):
        """Return the body whose meeting decides a step of one document (empty when the school has none).

        :param kind: an entry of ``meeting_of`` of the step
        """
        Body = self.env["methodical.body"]
        if kind == "own":
            return self.body_id if "body_id" in self._fields else Body
        # sudo: which councils the school has is no secret
        return (
            Body.sudo()
            .search(
                [("company_id", "=", self.company_id.id), ("kind", "=", kind), ("state", "=", "active")],
                limit=1,
            )
            .sudo(False)
        )

    def _get_recorders(self, current):
        """Return who heads or keeps the minutes of the body of each meeting today."""
        recorders = super()._get_recorders(current)
        meetings = {
            document.id: document._get_meeting_body(current[document.id].meeting_of)
            for document in self
            if document.id in current and current[document.id].is_meeting
        }
        if not meetings:
            return recorders
        bodies = self.env["methodical.body"].union(*meetings.values())
        people = bodies._get_minute_takers(fields.Date.context_today(self.env.company._in_school_time()))
        return {**recorders, **{key: people[body] for key, body in meetings.items() if body in people}}
