from functools import cache

from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.guard import with_pass
from ...tools.issue import blocking


class MethodicalApprovalMixin(models.AbstractModel):
    """Submission: checks, and the round with its snapshot; of a set of documents all or none."""

    _inherit = "methodical.approval.mixin"

    def action_submit(self):
        """Submit documents along the route of the regulation in force (R13).

        A visa of the author himself is no step: by submitting he countersigns, the round keeps that (F2 2.7, 5.5).

        :raises UserError: when the regulation blocks one of them, a step has no one to decide it, or remarks are
            unanswered; nothing is submitted then
        """
        self._submit(fields.Datetime.now())
        return True

    def _submit(self, moment):
        """Submit documents.

        :param moment: datetime of the submission (UTC)
        """
        self.check_access("write")
        self._check_transition("submitted")
        previous = self._get_last_rounds()
        prepared = self._prepare_snapshots(moment, previous)
        rows = [
            {
                **document._prepare_round(*prepared[document.id], moment),
                "number": previous[document.id].number + 1 if document.id in previous else 1,
                "content_digest": document._get_content_digest(),
            }
            for document in self
        ]
        # sudo: nobody may write rounds, the engine does
        with_pass(self.env["methodical.approval.round"].sudo()).create(rows)
        self._move_to("submitted")
        self._log(dict.fromkeys(self.ids, self._describe_submission()))
        self._route_activities()

    def _describe_submission(self):
        """Return what the chatter says of a submission."""
        return self.env._("Submitted for approval: %(person)s.", person=self.env.user.name)

    def _prepare_snapshots(self, moment, previous):
        """Return {document id: (regulation, snapshot of its steps)}.

        :param previous: {document id: its last round, in sudo}
        :raises UserError: everything that stands against submitting, in one message for each document
        """
        prepared, refusals = {}, []
        get_due_date = cache(lambda company, *term: company._get_due_date(*term))  # many documents, few terms
        for document in self:
            school = document.company_id._in_school_time()
            day = fields.Datetime.context_timestamp(school, moment).date()
            regulation = document.company_id._require_regulation(day)
            snapshot = document._prepare_steps(regulation, day, get_due_date)
            prepared[document.id] = regulation, snapshot
            errors = [*snapshot.errors, *document._get_blocking_texts(previous.get(document.id))]
            if errors:
                refusals.append(
                    self.env._(
                        "“%(document)s” cannot be submitted:\n%(reasons)s",
                        document=document.display_name,
                        reasons="\n".join(f"– {text}" for text in dict.fromkeys(errors)),
                    )
                )
        if refusals:
            raise UserError("\n".join(refusals))
        return prepared

    def _get_blocking_texts(self, last_round):
        """Return the sentences of what blocks the submission of one document: the regulation, unanswered remarks.

        :param last_round: its last round in sudo, or None
        """
        texts = [issue.sentence for issue in blocking(self._submission_errors())]
        unanswered = last_round.remark_ids.filtered(lambda remark: not remark.answer) if last_round else None
        if unanswered:
            texts.append(
                self.env._(
                    "Answer the remarks of the last round first: %(remarks)s.",
                    remarks=unanswered.mapped("text"),
                )
            )
        return texts

    def _prepare_round(self, regulation, snapshot, moment):
        """Return the values of a new round of one document (extended by documents that keep more with it).

        :param snapshot: ``Snapshot`` of its steps
        :param moment: datetime of the submission (UTC)
        """
        return {
            "res_model": self._name,
            "res_id": self.id,
            "document_kind": self._get_route_key()[0],
            "company_id": self.company_id.id,
            "name": self.with_context(lang=self.company_id._get_print_lang()).display_name,
            "regulation_id": regulation.id,
            "allow_same_signer": regulation.allow_same_signer,
            "submitted_by_id": self.env.uid,
            "submitted_at": moment,
            "visa_person": snapshot.visa.get("person"),
            "visa_post": snapshot.visa.get("post_label"),
            "signature_ids": [
                fields.Command.create({**step, "sequence": place, "is_current": place == 1})
                for place, step in enumerate(snapshot.steps, start=1)
            ],
        }
