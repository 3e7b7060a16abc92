from odoo import fields, models


class MethodicalApprovalMixin(models.AbstractModel):
    """Steps that a meeting decides (C23): recorded by the chair of the school's body of that kind, or its secretary."""

    _inherit = "methodical.approval.mixin"

    def _get_meeting_chair(self, kind):
        if kind == "own":
            return super()._get_meeting_chair(kind)
        return self._get_meeting_bodies({self.id: kind})[self.id].head_id

    def _get_meeting_bodies(self, kinds):
        """Return {document id: body whose meeting decides} (empty where the school or the document has none).

        :param kinds: {document id: an entry of ``meeting_of`` of the step}
        """
        councils = self._get_councils(set(kinds.values()) - {"own"})
        found = {}
        for document in self.filtered(lambda document: document.id in kinds):
            kind, school = kinds[document.id], document.company_id
            found[document.id] = (
                document._get_own_body()
                if kind == "own"
                else councils.get((school, kind), self.env["methodical.body"])
            )
        return found

    def _get_own_body(self):
        """Return the body to which one document belongs (empty for a document that belongs to none)."""
        return self.body_id if "body_id" in self._fields else self.env["methodical.body"]

    def _get_councils(self, kinds):
        """Return {(school, kind): its active body of that kind}.

        :param kinds: kinds of bodies
        """
        # sudo: which councils a school has is no secret
        bodies = (
            self.env["methodical.body"]
            .sudo()
            .search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("kind", "in", list(kinds)),
                    ("state", "=", "active"),
                ]
            )
            .sudo(False)
        )
        return {(body.company_id, body.kind): body for body in reversed(bodies)}

    def _get_recorders(self, current):
        """Return who heads or keeps the minutes of the body of each meeting today."""
        recorders = super()._get_recorders(current)
        kinds = {res_id: step.meeting_of for res_id, step in current.items() if step.is_meeting}
        if not kinds:
            return recorders
        bodies = self._get_meeting_bodies(kinds)
        school = self.env.company._in_school_time()
        people = (
            self.env["methodical.body"]
            .union(*bodies.values())
            ._get_minute_takers(fields.Date.context_today(school))
        )
        return {**recorders, **{res_id: people[body] for res_id, body in bodies.items() if body in people}}
