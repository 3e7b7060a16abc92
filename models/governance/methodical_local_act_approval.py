from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import is_html_empty

from ...tools.guard import with_pass
from ...tools.issue import Issue


class MethodicalLocalAct(models.Model):
    """How a local act comes into force: along its route (C23), or, from outside, by the deputy or the officer (F2 5.4)."""

    _inherit = "methodical.local.act"

    @api.model
    def _sealed_fields(self):
        return [
            "name",
            "kind_id",
            "index",
            "number",
            "date",
            "is_external",
            "source",
            "legal_basis",
            "legal_link",
            "text",
            "document",
            "document_name",
            "file_ids",
            "post_ids",
            "regulation_id",
            "date_from",
        ]

    def _get_content(self):
        # a screen asks for sizes of files only; the digest covers the files themselves
        return super(MethodicalLocalAct, self.with_context(bin_size=False))._get_content()

    def _filter_evidence(self):
        """Return the acts whose files may not change."""
        return self._filter_sealed()

    def _get_route_key(self):
        return "local_act", False

    def _submission_errors(self):
        """Return what stands against submitting one act: from outside, or nothing to read."""
        issues = super()._submission_errors()
        if self.is_external:
            text = self.env._("It comes from outside and needs no approval: press “Put in force”.")
            issues.append(Issue("block", text, "F2 5.4"))
        return issues + self._get_content_issues()

    def _get_content_issues(self):
        """Return what one act lacks, whoever puts it in force."""
        issues = []
        if not self.document and is_html_empty(self.text):
            issues.append(Issue("block", self.env._("It has neither a text nor a file: write or attach it.")))
        if self.is_external and not (self.source and self.number and self.date):
            text = self.env._("A paper from outside names who issued it, its number and its date.")
            issues.append(Issue("block", text))
        before = self.previous_version_id.sudo()  # sudo: the version before may be somebody else's
        if before and before.is_external != self.is_external:
            text = self.env._(
                "The version before is approved by another way (“From outside”). Make a new act instead of a version of it."
            )
            issues.append(Issue("block", text, "C23"))
        return issues

    def action_put_in_force(self):
        """Put papers from outside in force; the school has nothing to approve about them.

        :raises UserError: for an act of the school itself, and for a paper that lacks something
        """
        self.check_access("write")
        for act in self:
            issues = act._get_content_issues()
            if not act.is_external:
                issues.append(
                    Issue("block", self.env._("It is an act of the school: submit it for approval."), "C23")
                )
            if issues:
                raise UserError(
                    self.env._(
                        "“%(act)s” cannot be put in force:\n%(reasons)s",
                        act=act.display_name,
                        reasons="\n".join(f"– {issue.sentence}" for issue in issues),
                    )
                )
            act._move_to("approved")
            # sudo: the version before may have been drafted by somebody else
            with_pass(act.previous_version_id.sudo()).write({"is_superseded": True})
            act._on_approved()
        return True

    def _on_approved(self):
        """Note the day, ask the people whom the act concerns, and nobody any more for the version before."""
        day = fields.Date.context_today(self.company_id._in_school_time())
        # sudo: who approves may not write the act
        with_pass(self.sudo()).write({"date_approved": day})
        (self | self.previous_version_id)._request_acknowledgements()
        return super()._on_approved()
