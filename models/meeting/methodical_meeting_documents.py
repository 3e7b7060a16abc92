from odoo import fields, models
from odoo.exceptions import UserError

from ..approval.methodical_approval_decision import Decision


class MethodicalMeeting(models.Model):
    """Documents on the agenda: the signed minutes decide their steps (C23, F3 P1b), in the same transaction."""

    _inherit = "methodical.meeting"

    def _decide_documents(self):
        """Decide the steps of the documents of signed minutes, those with the same decision at once.

        What was withdrawn or decided meanwhile is left: the minutes are signed all the same, a note says so.
        """
        for meeting in self:
            # sudo: what the meeting decides, the minutes say, whatever the last signer may read
            items = meeting.sudo()._get_discussed_items()
            decided = items.filtered(
                lambda row: row.kind == "document" and row.res_id and row.document_decision
            )
            for (model, kind, remark), rows in decided.grouped(
                lambda row: (
                    row.res_model,
                    row.document_decision,
                    (row.document_remark or "").strip() if row.document_decision == "returned" else "",
                )
            ).items():
                # sudo: the minutes decide, the signer needs no right of his own on the document
                meeting._decide_by_minutes(self.env[model].sudo().browse(rows.mapped("res_id")), kind, remark)

    def _decide_by_minutes(self, documents, kind, remark):
        """Decide the current steps of documents by the minutes of one meeting.

        :param documents: documents of one model, in sudo
        :param kind: 'approved' or 'returned'
        :param remark: text of the remark of a return
        """
        documents = documents.exists()
        ready = self._filter_waiting(documents)
        ready -= self._filter_submitted_later(ready)
        if left := documents - ready:
            text = self.env._(
                "Not decided by these minutes, because they do not wait for this meeting any more: %(documents)s.",
                documents=left.mapped("display_name"),
            )
            self._log({self.id: text})
        if ready:
            turns = ready._get_turns()
            ready._carry_out(
                {res_id: turns[res_id] for res_id in ready.ids}, self._get_decision(kind, remark)
            )

    def _filter_waiting(self, documents):
        """Return the documents of one model whose current step a meeting of the body of one meeting decides.

        :param documents: any records
        """
        if not hasattr(documents, "_get_meeting_bodies"):
            return documents.browse()
        current = documents._get_current_signatures()
        kinds = {res_id: step.meeting_of for res_id, step in current.items() if step.is_meeting}
        # sudo: for which body a document waits
        bodies = documents.sudo()._get_meeting_bodies(kinds) if kinds else {}
        return documents.filtered(lambda document: bodies.get(document.id) == self.body_id)

    def _filter_submitted_later(self, documents):
        """Return the documents that were submitted after the day of one meeting, which cannot have considered them.

        :param documents: documents of one model that wait for it
        """
        steps = documents._get_current_signatures() if documents else {}
        school = self.company_id._in_school_time()
        # sudo: when they were submitted
        days = {
            res_id: fields.Datetime.context_timestamp(school, step.sudo().round_id.submitted_at).date()
            for res_id, step in steps.items()
        }
        return documents.filtered(lambda document: days[document.id] > self.date)

    def _get_decision(self, kind, remark):
        """Return the ``Decision`` of one meeting: by its chair, with number and date of its minutes."""
        meeting_sudo = self.sudo()  # sudo: the name of who chaired
        return Decision(
            kind,
            # what the minutes decide is decided with their last signature
            max(meeting_sudo.signature_ids.filtered("decided_at").mapped("decided_at")),
            str(meeting_sudo.number),
            meeting_sudo.date,
            [remark] if kind == "returned" else (),
            # the meeting decided: its chair stands on the paper, no one acts for anybody
            {
                "meeting_id": self.id,
                "person": meeting_sudo.chair_id.name,
                "signer": meeting_sudo.chair_id.name,
                "acting_id": False,
            },
        )

    def _check_plan_item(self):
        """Raise when the activity of one meeting belongs to another body and the user may not report on it.

        :raises UserError: without naming the activity, which the user may not read
        """
        # sudo: whose activity it is
        item = self.sudo().plan_item_id
        is_own = item.body_id.heir_id == self.body_id.heir_id
        if is_own and self.stage == "signed" and not self.env.su:
            # what is signed settles the activity at once: that is a report on it
            self.plan_item_id._check_may_report()
        if not (is_own or self.env.su or self.plan_item_id.has_access("write")):
            raise UserError(
                self.env._(
                    "“%(meeting)s” cannot carry out an activity of another association's plan. Choose one of %(body)s.",
                    meeting=self.name,
                    body=self.body_id.name,
                )
            )
