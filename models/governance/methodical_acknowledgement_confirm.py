from odoo import fields, models
from odoo.exceptions import LockError, UserError

from ...tools.guard import with_pass


class MethodicalAcknowledgement(models.Model):
    """Confirmation: by the person himself, once; on paper by the officer or a deputy, with the scan of the sheet."""

    _inherit = "methodical.acknowledgement"

    def action_seen(self):
        """Confirm that the user has read the documents.

        :raises UserError: when a document is to be read by somebody else, or is confirmed already
        """
        return self._confirm("seen", fields.Datetime.now())

    def action_remarks(self, remark=None):
        """Confirm that the user has read one document and has remarks; without a text a dialog asks for them.

        :param remark: text
        :return: True, or the dialog
        :raises UserError: as ``action_seen``, and when the text is empty
        """
        self.ensure_one()
        if remark is None:
            self._check_confirmable()
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("I have read it and have remarks"),
                "res_model": "methodical.acknowledge.remark",
                "views": [(False, "form")],
                "target": "new",
                "context": {"default_acknowledgement_id": self.id},
            }
        text = str(remark or "").strip()
        if not text:
            raise UserError(
                self.env._(
                    "Write your remarks on “%(document)s”, or confirm without remarks.",
                    document=self.document_name,
                )
            )
        self._confirm("remarks", fields.Datetime.now(), remark=text)
        self._tell_remark()
        return True

    def action_mark_paper(self):
        """Ask for the scan of the sheet on which the selected people signed with ink."""
        # sudo is not needed: who may file a scan may mark names
        self.env["methodical.acknowledgement.scan"].check_access("create")
        self._check_open()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Signed on paper"),
            "res_model": "methodical.acknowledge.paper",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_acknowledgement_ids": [fields.Command.set(self.ids)]},
        }

    def _check_confirmable(self):
        """Raise unless each row is the user's own and open."""
        self.check_access("read")
        # sudo: whose card it is; the sentence names him
        if strangers := self.filtered(lambda row: row.sudo().teacher_id.user_id != self.env.user):
            raise UserError(
                self.env._(
                    "“%(document)s” is to be read by %(person)s: nobody confirms it for him. What was signed on paper is marked with the scan of the sheet.",
                    document=strangers[0].document_name,
                    person=strangers[0].person,
                )
            )
        self._check_open()

    def _check_open(self):
        """Raise unless each row waits for its confirmation."""
        closed = self.filtered(lambda row: row.state != "requested")[:1]
        if closed.state == "lapsed":
            raise UserError(
                self.env._(
                    "“%(document)s” is not asked of %(person)s any more: look for its newest version.",
                    document=closed.document_name,
                    person=closed.person,
                )
            )
        if closed:
            raise UserError(
                self.env._(
                    "%(person)s confirmed “%(document)s” on %(date)s: a confirmation does not change. A new version asks again.",
                    person=closed.person,
                    document=closed.document_name,
                    date=closed.date_signed.strftime("%d.%m.%Y"),
                )
            )

    def _confirm(self, state, moment, remark=False):
        """Record that the user himself has read the documents.

        :param state: 'seen' or 'remarks'
        :param moment: datetime of the confirmation (UTC)
        :param remark: his words
        """
        self._lock()
        self._check_confirmable()
        for company, rows in self.grouped("company_id").items():
            day = fields.Datetime.context_timestamp(company._in_school_time(), moment).date()
            rows._record(state, day, moment, remark=remark)
        return True

    def _mark(self, state, day, note=False, scan=None):
        """Record what people did on paper, by the officer or a deputy.

        :param state: 'paper' or 'refused'
        :param day: datetime.date of the sheet, not in the future
        :param note: who witnessed the refusal, or another note
        :param scan: methodical.acknowledgement.scan; needed for 'paper'
        :raises UserError: when something is missing or a row is confirmed already
        """
        self.env["methodical.acknowledgement.scan"].check_access("create")
        self.check_access("read")
        self._lock()
        self._check_open()
        documents = list(dict.fromkeys(self.mapped("document_name")))
        if state == "paper" and not scan:
            raise UserError(
                self.env._(
                    "Attach the scan of the signed sheet of “%(documents)s”: it is the evidence of the signatures.",
                    documents=documents,
                )
            )
        if state == "refused" and not note:
            raise UserError(
                self.env._(
                    "Write who witnessed that “%(documents)s” was not signed and why.", documents=documents
                )
            )
        if not day or day > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "The sheet of “%(documents)s” needs a date that is not in the future.",
                    documents=documents,
                )
            )
        self._record(state, day, fields.Datetime.now(), remark=note, scan_id=scan.id if scan else False)
        return True

    def _record(self, state, day, moment, **values):
        # sudo: nobody may write rows, who may confirm them has been checked
        with_pass(self.sudo()).write(
            {
                "state": state,
                "date_signed": day,
                "moment": moment,
                "confirmed_by_id": self.env.uid,
                **values,
            }
        )
        self.env["methodical.deadline"]._meet(self, day)

    def _lock(self):
        """Hold the rows against a second confirmation at the same moment."""
        try:
            self.sudo().lock_for_update()  # sudo: the person may not write his row, only confirm it
        except LockError:
            raise UserError(
                self.env._(
                    "“%(document)s” is being confirmed at this moment. Look at it again in a minute.",
                    document=self[:1].document_name,
                )
            ) from None

    def _tell_remark(self):
        """Give the deputies who supervise the methodical work one activity each with the remarks of one person."""
        # sudo: who holds a post is public within the school, remarks are told to the post alone
        row_sudo = self.sudo()
        company = row_sudo.company_id
        post = company._get_regulation()._get_duty_post("supervise")
        # sudo: who supervises is public within the school
        people = post._get_holders(company).sudo().user_id if post else self.env["res.users"]
        for user in people.filtered("active") - self.env.user:
            row_sudo.with_context(mail_activity_quick_update=True).activity_schedule(
                "school_methodical.mail_activity_type_acknowledgement",
                user_id=user.id,
                summary=row_sudo.with_context(lang=user.lang).env._(
                    "Remarks of %(person)s", person=row_sudo.person
                ),
                note=row_sudo.remark,
            )
