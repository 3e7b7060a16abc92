from odoo import api, fields, models

from ...tools.issue import Issue
from .methodical_proposal import PROJECT_KINDS


class MethodicalProposal(models.Model):
    """What stands against sending a proposal: something is missing, or the regulation asks for more (R56, R57, R59)."""

    _inherit = "methodical.proposal"

    warning = fields.Text(compute="_compute_warning")

    @api.depends("state", "resolution_id", "kind", "body_id", "teacher_ids")
    @api.depends_context("lang", "uid")
    def _compute_warning(self):
        """Tell the author of a draft what the rules hold against it: what is merely missing he sees himself."""
        drafts = self.filtered(lambda proposal: proposal.state == "draft")
        for proposal in self:
            issues = proposal._check_nomination() if proposal in drafts else []
            proposal.warning = "\n".join(issue.sentence for issue in issues)

    def _get_issues(self):
        """Return {proposal: [tools.issue.Issue]} of what stands against sending them."""
        return {
            proposal: [
                *proposal._check_addressee(),
                *proposal._check_body(),
                *proposal._check_content(),
                *proposal._check_nomination(),
            ]
            for proposal in self
        }

    def _check_addressee(self):
        # sudo: whose card it is, and who holds which post, is public within the school
        addressee_sudo, author_sudo = self.sudo().addressee_id, self.sudo().author_id
        if not addressee_sudo:
            text = self.env._(
                "Nobody holds the post to which “%(proposal)s” goes. Choose another post.", proposal=self.name
            )
        elif addressee_sudo == author_sudo:
            text = self.env._(
                "“%(proposal)s” goes to its own author. Choose another post.", proposal=self.name
            )
        elif not any(addressee_sudo.post_ids.mapped("is_management")):
            text = self.env._(
                "“%(proposal)s” goes to %(person)s, who holds no post of the management. Choose the director or a deputy.",
                proposal=self.name,
                person=addressee_sudo.name,
            )
        else:
            return []
        return [Issue("block", text)]

    def _check_body(self):
        """An association is named by its members, its head and the management."""
        author_sudo, body_sudo = self.sudo().author_id, self.sudo().body_id  # sudo: who is a member is public
        if not body_sudo or any(author_sudo.post_ids.mapped("is_management")):
            return []
        today = fields.Date.context_today(self)
        if author_sudo in body_sudo._get_members(today).sudo() | body_sudo.head_id:  # sudo: as above
            return []
        text = self.env._(
            "%(person)s is no member of %(body)s. Choose an association of your own in “%(proposal)s”.",
            person=author_sudo.name,
            body=body_sudo.name,
            proposal=self.name,
        )
        return [Issue("block", text)]

    def _check_content(self):
        """Raise what the kind of a proposal needs besides its text."""
        today = fields.Date.context_today(self)
        issues = []
        if self.kind in PROJECT_KINDS and not self.project:
            text = self.env._("Name the project in “%(proposal)s”.", proposal=self.name)
            issues.append(Issue("block", text, "F0 4.3a"))
        if self.kind == "nomination" and not (self.contest and self.contest_level):
            text = self.env._("Name the contest and its level in “%(proposal)s”.", proposal=self.name)
            issues.append(Issue("block", text, "F1 VII.4"))
        if self.kind == "information" and not (self.date_event and self.organiser):
            text = self.env._(
                "Write in “%(proposal)s” on which day it was and who organised it.", proposal=self.name
            )
            issues.append(Issue("block", text, "F2 5.8"))
        if self.kind == "information" and self.date_event and self.date_event > today:
            text = self.env._("The event of “%(proposal)s” is still to come.", proposal=self.name)
            issues.append(Issue("block", text, "F2 5.8"))
        return issues

    def _check_nomination(self):
        """Return what stands against a nomination: candidates of the association, and its resolution (R56)."""
        if self.kind != "nomination":
            return []
        # sudo: members, meetings and resolutions of the association, whoever may read them
        body_sudo, resolution_sudo = self.sudo().body_id, self.sudo().resolution_id
        candidates_sudo = self._get_people()[self]
        today = fields.Date.context_today(self)
        issues = []
        strangers = candidates_sudo - body_sudo._get_members(today).sudo()  # sudo: as above
        if not body_sudo or not candidates_sudo or strangers:
            text = self.env._(
                "Candidates are members of the association that nominates them: choose the association and its members in “%(proposal)s”.",
                proposal=self.name or self.env._("New"),
            )
            issues.append(Issue("block", text, "F1 VII.4"))
        heir = resolution_sudo.body_id.heir_id
        fits = resolution_sudo.meeting_stage == "signed" and body_sudo in (resolution_sudo.body_id, heir)
        if resolution_sudo and not fits:
            text = self.env._(
                "The resolution of “%(proposal)s” must stand in signed minutes of %(body)s.",
                proposal=self.name or self.env._("New"),
                body=body_sudo.name or "…",
            )
            issues.append(Issue("block", text, "F1 VII.4"))
        rule = self.company_id._get_regulation()._get_rule(
            "nomination_resolution", today, body_sudo.association_kind
        )
        if rule and not resolution_sudo:
            text = self.env._(
                "A nomination needs a resolution of the association in signed minutes: choose it in “%(proposal)s”.",
                proposal=self.name or self.env._("New"),
            )
            issues.append(Issue(rule.severity, text, rule.clause or ""))
        return issues
