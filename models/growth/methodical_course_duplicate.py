from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.document_number import document_key
from ...tools.guard import with_pass
from ...tools.issue import Issue


class MethodicalCourse(models.Model):
    """One document counts once at a school, however its number is typed (F4 3.2)."""

    _inherit = "methodical.course"

    #: number and issuer in the form in which they are compared; empty for what is not handed in, refused or corrected
    document_key = fields.Char(readonly=True, copy=False)

    _document_uniq = models.UniqueIndex(
        "(company_id, document_key) WHERE document_key IS NOT NULL",
        "A document with this number of this provider is in the ledger already.",
    )

    def _get_duplicate_issues(self):
        """Return the issue that the same document is in the ledger of the school already, naming it where it may be read."""
        if not (key := self._get_document_key()):
            return []
        # sudo: every row of the school counts, whoever may read it
        found_sudo = self.sudo().search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("document_key", "=", key)
            & Domain("id", "!=", self.id),
            limit=1,
        )
        if not found_sudo:
            return []
        readable = found_sudo.with_env(self.env).has_access("read")
        text = self.env._(
            "The document No. %(number)s of %(provider)s is in the ledger already: %(other)s. Look at the number once more.",
            number=self.document_number,
            provider=self.provider_name or "…",
            other=f"{found_sudo.teacher_name}, “{found_sudo.name}”"
            if readable
            else self.env._("with another teacher"),
        )
        return [Issue("block", text)]

    def _get_document_key(self):
        """Return number and issuer of the document of one course as they are compared (False without a number)."""
        return document_key(self.document_number, self.provider_name) or False

    def _refresh_key(self):
        """Keep the number of documents that count comparable.

        :raises UserError: when the same one is in the ledger already
        """
        for course in self.filtered(lambda course: course.document_key != course._get_document_key()):
            if issues := course._get_duplicate_issues():
                raise UserError("\n".join(issue.sentence for issue in issues))
            # sudo: written by what happens
            with_pass(course.sudo()).document_key = course._get_document_key()
