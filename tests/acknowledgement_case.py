import base64

from odoo import Command

from .approval_case import ApprovalCase

PDF = base64.b64encode(b"%PDF-1.4 the text of the act").decode()


class AcknowledgementCase(ApprovalCase):
    """Local acts of the school, and who reads them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Act = cls.env["methodical.local.act"]
        cls.Acknowledgement = cls.env["methodical.acknowledgement"]

    def new_act(self, user=None, **vals):
        """Return a draft of the job description of heads, made by the deputy: it concerns two persons."""
        return self.as_user(self.Act, user or self.user_deputy).create(
            {
                "name": "Duties of a head",
                "index": "1.10.",
                "kind_id": self.ref_id("choice_act_job_description").id,
                "company_id": self.company.id,
                "text": "<h2>1. General</h2><p>The head plans together with the teachers.</p>",
                "teacher_ids": [Command.set([self.card_head.id, self.card_teacher.id])],
                **vals,
            }
        )

    def new_letter(self, user=None, **vals):
        """Return a draft of a letter of the ministry, entered by the officer."""
        return self.new_act(
            user or self.user_officer,
            **{
                "name": "Letter on assessment",
                "index": False,
                "kind_id": self.ref_id("choice_act_normative").id,
                "is_external": True,
                "source": "Ministry of Education",
                "number": "12-4/118",
                "date": "2026-08-20",
                **vals,
            },
        )

    def approved_act(self, **vals):
        """Return an act that the deputy submitted and the director approved."""
        act = self.new_act(**vals)
        self.submit(act, self.user_deputy)
        return self.approve(act, self.user_director)

    def rows(self, document, *states):
        """Return who was asked to read a document, in the order of the cards' names."""
        found = self.Acknowledgement.search(
            [("res_model", "=", document._name), ("res_id", "=", document.id)], order="person, id"
        )
        return found.filtered(lambda row: not states or row.state in states)

    def row(self, document, card):
        """Return the row of one person."""
        return self.rows(document).filtered(lambda row: row.teacher_id == card)

    def asked(self, document):
        """Return the cards of the people who still have to read a document."""
        return self.rows(document, "requested").teacher_id

    def new_version(self, act, **vals):
        """Return the draft of the next version of an act, made by the deputy."""
        action = self.as_user(act, self.user_deputy).action_new_version()
        version = self.as_user(self.Act.browse(action["res_id"]), self.user_deputy)
        version.write(vals)
        return version

    def mark_paper(self, rows, user, **vals):
        """Mark people as having signed with ink, through the dialog."""
        action = self.as_user(rows, user).action_mark_paper()
        dialog = self.as_user(self.env[action["res_model"]], user).with_context(**action["context"])
        dialog.create({"scan": PDF, "scan_name": "sheet.pdf", **vals}).action_confirm()
        self.env.invalidate_all()
