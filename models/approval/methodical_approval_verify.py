import re

from odoo import api, fields, models

from ...tools.digest import short_digest

#: the path of the public page, and what a token looks like
VERIFY_PATH = "/methodical/verify"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
#: in place of what can be no token; as no token is so short, it is never found
_NO_TOKEN = "-"


class MethodicalApprovalRound(models.Model):
    """What the public page says of a round: kind, number, dates, posts, state, and whether the content still matches.

    No name of a person, no title and no content of a document is among it (law 58/2008).
    """

    _inherit = "methodical.approval.round"

    @api.model
    def _find_by_token(self, token):
        """Return the round of an address, in sudo; empty for anything else, for the same one query.

        :param token: text as it stands in the address
        """
        # sudo: who asks has no account; the address itself, known from the paper, is the right to see this little
        return self.sudo().search([("token", "=", token if _TOKEN.fullmatch(token) else _NO_TOKEN)], limit=1)

    def _get_verify_url(self):
        """Return the address that stands in the QR code of the prints of one round."""
        self.ensure_one()
        # sudo: nobody reads tokens; whoever may print the document has this one on his paper
        return f"{self.get_base_url().rstrip('/')}{VERIFY_PATH}/{self.sudo().token}"

    def _get_public_values(self):
        """Return what the page of one round shows, in the language of the environment. The round is in sudo.

        :return: dict: school, kind, number, version, approved_on, status, signers, digest, is_signed, is_unchanged and
            is_intact (None where there is nothing to compare)
        """
        self.ensure_one()
        document = self.env[self.res_model].browse(self.res_id).exists()
        decided = self.signature_ids.filtered("decision")
        return {
            "school": self.company_id.name,
            "kind": self._get_kind_label(document),
            "number": next((row.reference for row in reversed(decided) if row.reference), ""),
            "version": document.version if document else 0,
            "approved_on": self._format_day(decided[-1:]) if self.state == "approved" else "",
            "status": self._get_public_status(document),
            "signers": self._get_public_signers(document),
            "digest": short_digest(decided[-1:].content_digest or self.content_digest),
            "is_signed": bool(decided),
            "is_unchanged": self._matches(document),
            "is_intact": self._is_chain_intact(),
        }

    def _get_kind_label(self, document):
        labels = dict(self._get_document_kinds())
        return labels.get(document._get_route_key()[0] if document else "", "")

    def _get_public_status(self, document):
        """Return what became of the document: approved, submitted, returned, withdrawn, replaced or cancelled."""
        if self.state != "approved":
            return {"open": "submitted"}.get(self.state, self.state)
        if document and document.state == "cancelled":
            return "cancelled"
        return "replaced" if document and document.is_superseded else "approved"

    def _matches(self, document):
        """Return whether the document has the content of the last decision of the round; None for a way that ended."""
        if self.state not in ("open", "approved"):
            return None
        sealed = self.signature_ids.filtered("decision")[-1:].content_digest or self.content_digest
        return bool(document) and document._get_content_digest() == sealed

    def _is_chain_intact(self):
        """Return whether the decisions of the document up to this round fit each other; None before the first one."""
        signatures = self.env["methodical.approval.signature"].search(
            [
                ("res_model", "=", self.res_model),
                ("res_id", "=", self.res_id),
                ("round_id", "<=", self.id),
                ("decision", "!=", False),
            ],
            order="round_id.id, sequence, id",
        )
        if not signatures:
            return None if self.state != "approved" else False
        before = [""] + signatures[:-1].mapped("digest")
        follows = all(
            row._is_intact() and (row.previous_digest or "") == digest
            for row, digest in zip(signatures, before, strict=True)
        )
        is_closed = self.state != "approved" or self.signature_ids[-1:].decision == "approved"
        return follows and is_closed

    def _get_public_signers(self, document):
        """Return the lines of the decisions, first the visa that the author gave by submitting."""
        signers = [self._prepare_public_signer(document, row) for row in self.signature_ids]
        if not self.visa_post:
            return signers
        visa = {"verb": "visa", "is_returned": False, "post": self.visa_post, "is_acting": False}
        return [{**visa, "date": self._format_moment(self.submitted_at)}, *signers]

    def _prepare_public_signer(self, document, signature):
        """Return one line of the page: verb, post, whether acting, date ('' while it is open). Never the name."""
        post = (
            document._get_meeting_label(signature.meeting_of)
            if signature.is_meeting and document
            else signature.post_label or ""
        )
        return {
            "verb": signature.verb,
            "is_returned": signature.decision == "returned",
            "post": post,
            "is_acting": bool(signature.acting_id),
            "date": self._format_day(signature),
        }

    def _format_day(self, signature):
        """Return the date of a decision: of the minutes, where a meeting decided ('' while it is open)."""
        if not signature.decision:
            return ""
        if signature.is_meeting and signature.minutes_date:
            return signature.minutes_date.strftime("%d.%m.%Y")
        return self._format_moment(signature.decided_at)

    def _format_moment(self, moment):
        """Return the date of a moment (datetime, UTC) in the school's time."""
        school = self.company_id._in_school_time()
        return fields.Datetime.context_timestamp(school, moment).strftime("%d.%m.%Y")
