from markupsafe import Markup

from odoo import api, fields, models

APPROVAL = "school_methodical.mail_activity_type_approval"
RETURNED = "school_methodical.mail_activity_type_returned"


class MethodicalApprovalMixin(models.AbstractModel):
    """Who is told what: an activity for the one whose turn it is, the chatter for all, a message for the author."""

    _inherit = "methodical.approval.mixin"

    # activities

    def _route_activities(self):
        """Give each document the one activity that its state calls for, and close every other one.

        Under way it belongs to who decides the current step today, be it the acting person; returned, to the author.
        An activity goes on from person to person instead of being made anew, so that a batch stays fast.
        """
        wanted = self._get_wanted_activities()
        known = self._get_activities().search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "in", [self._get_activity_type(name) for name in (APPROVAL, RETURNED)]),
                ("automated", "=", True),
            ]
        )
        kept = {row.res_id: row for row in known if row.res_id in wanted}
        rows = known.browse().union(*kept.values())
        for vals, same in rows.grouped(lambda row: tuple(wanted[row.res_id].items())).items():
            same.write(dict(vals))
        self._close_activities(known.filtered(lambda row: row != kept.get(row.res_id)))
        self._open_activities({res_id: vals for res_id, vals in wanted.items() if res_id not in kept})

    @api.model
    def _get_activities(self):
        # sudo: activities of others; the activity is the notice, no mail on top of it
        return self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True)

    def _open_activities(self, wanted):
        """Make activities on documents.

        :param wanted: {document id: values of its activity}
        """
        model = self.env["ir.model"]._get_id(self._name)
        self._get_activities().create(
            [
                {
                    **wanted[document.id],
                    "res_model_id": model,
                    "res_id": document.id,
                    "res_name": document.display_name,
                    "automated": True,
                }
                for document in self
                if document.id in wanted
            ]
        )

    def _get_wanted_activities(self):
        """Return {document id: values of its activity}."""
        today = fields.Date.context_today(self)
        verbs = dict(
            self.env["methodical.approval.signature"]._fields["verb"]._description_selection(self.env)
        )
        turns, returned = self._get_turns(), self.filtered(lambda document: document.state == "returned")
        under_way = {
            document.id: {
                "activity_type_id": self._get_activity_type(APPROVAL),
                "user_id": document._get_recipient(turn).id,
                "date_deadline": turn.signature.date_due or today,
                "summary": self.env._("%(verb)s: your decision", verb=verbs[turn.signature.verb]),
            }
            for document in self
            if (turn := turns.get(document.id))
        }
        sent_back = {
            document_id: {
                "activity_type_id": self._get_activity_type(RETURNED),
                "user_id": author.id,
                "date_deadline": today,
                "summary": self.env._("Answer the remarks and submit again"),
            }
            for document_id, author in returned._get_drafters(returned._get_authors()).items()
        }
        return {**under_way, **sent_back}

    @api.model
    def _get_activity_type(self, xmlid):
        return self.env["ir.model.data"]._xmlid_to_res_id(xmlid)

    def _close_activities(self, activities):
        """Close activities: of an approved document they count as done, of one that was taken back they never were.

        :param activities: mail.activity in sudo
        """
        approved = set(self.filtered(lambda document: document.state == "approved").ids)
        done = activities.filtered(lambda activity: activity.res_id in approved)
        done.write({"active": False})
        if dropped := activities - done:
            dropped.unlink()

    # chatter and messages

    def _tell_decisions(self, signatures):
        """Write into the chatter what was decided; the author gets a message when the way of his document is over.

        On the way there is no mail: one for each step costs more than all the rest of the decision.

        :param signatures: the decided signatures of these documents, in sudo
        """
        bodies = {signature.res_id: signature._describe_decision() for signature in signatures}
        under_way = self.filtered(lambda document: document.state == "submitted")
        under_way._log(bodies)
        over = self - under_way
        authors = over._get_authors()
        drafters = over._get_drafters(authors)
        for readers, documents in over.grouped(lambda row: authors[row.id] | drafters[row.id]).items():
            documents._tell_author(readers, bodies)

    def _get_drafters(self, authors):
        """Return {document id: user whom a returned document reaches besides its author} (hook).

        :param authors: the answer of ``_get_authors``
        """
        return authors

    def _tell_author(self, author, bodies):
        """Send the author of documents one message about all of them, on the document itself when it is one.

        :param author: res.users, with who drafted them
        """
        # by the queue of mails: who signs, and who waits for his number, does not wait for the mail server
        # sudo: the approver may not write the documents
        documents_sudo = self.sudo().with_context(mail_notify_force_send=False)
        if len(self) == 1:
            documents_sudo.message_post(body=bodies[self.id], partner_ids=author.sudo().partner_id.ids)
            return
        self._log(bodies)
        lines = [
            Markup("<li>%s – %s</li>") % (document._get_html_link(), bodies[document.id]) for document in self
        ]
        Thread = documents_sudo.env["mail.thread"]
        Thread.message_notify(
            subject=self.env._("Your documents have been decided"),
            body=Markup("<ul>%s</ul>") % Markup("").join(lines),
            partner_ids=author.sudo().partner_id.ids,  # sudo: the address of a colleague
        )

    def _log(self, bodies):
        """Write a note into the chatter of each document, without a mail to anybody.

        :param bodies: {document id: text}
        """
        # sudo: the approver may not write the documents
        self.sudo()._message_log_batch(bodies=bodies)
