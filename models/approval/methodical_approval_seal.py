from odoo import models
from odoo.exceptions import UserError

from ...tools.digest import content_digest


class MethodicalApprovalMixin(models.AbstractModel):
    """The seal: which content may not change any more, and the digest that shows whether it did."""

    _inherit = "methodical.approval.mixin"

    #: sealed fields that came in a later version: {field: field that is empty where there is nothing to seal}. They are
    #: left out of the content where it is empty, so that a digest made before there was the field still fits
    _sealed_when_set = {}

    def _filter_sealed(self):
        """Return the documents whose content may not change now."""
        return self.filtered(lambda document: document.state not in ("draft", "returned"))

    def _check_sealed(self, vals):
        """Raise when the content of a sealed document would change, naming the fields.

        Lines guard themselves, so that their progress stays editable.
        """
        names = [
            name
            for name in (*self._sealed_fields(), self._rec_name, "company_id")
            if name in vals and self._fields[name].type != "one2many"
        ]
        if names and (sealed := self._filter_sealed()):
            raise UserError(
                sealed[0]._say_sealed(
                    [self._fields[name]._description_string(self.env) for name in names],
                )
            )

    def _say_sealed(self, names):
        """Return the sentence that content of one document does not change any more, with the remedy.

        :param names: labels of the fields
        """
        return self.env._(
            "“%(document)s” is submitted or approved: %(fields)s cannot change. Make a new version or withdraw it.",
            document=self.display_name,
            fields=names,
        )

    def _say_lines_sealed(self, names):
        """Return the sentence that lines of one document do not change any more, with the remedy.

        :param names: labels of the fields, or the kind of line
        """
        return self.env._(
            "“%(document)s” is submitted or approved: its lines cannot change (%(fields)s). Make a new version or withdraw it.",
            document=self.display_name,
            fields=names,
        )

    def _get_content(self):
        """Return the sealed content of one document as nested plain values, lines as they were created."""
        # sudo: the digest covers the whole content, whoever computes it, and what was archived since
        return _plain_content(self.sudo().with_context(active_test=False))

    def _get_content_digest(self):
        """Return the SHA-256 of the sealed content of one document."""
        return content_digest(self._get_content())

    def _is_unchanged(self):
        """Return whether one document still has the content that was last signed (None before any decision)."""
        signature = self._get_decided_signatures()[-1:]
        return signature.content_digest == self._get_content_digest() if signature else None

    def _get_decided_signatures(self):
        """Return all decided signatures of one document in the order of the decisions."""
        # sudo: the chain is verified over all signatures, whoever asks
        return (
            self.env["methodical.approval.signature"]
            .sudo()
            .search(
                [("res_model", "=", self._name), ("res_id", "=", self.id), ("decision", "!=", False)],
                order="round_id.id, sequence, id",  # a plain round_id would follow the order of rounds, newest first
            )
        )

    def _get_chain_heads(self):
        """Return {document id: digest of the signature decided last}, one query for all."""
        # sudo: the chain goes over all signatures, whoever decides
        rows = (
            self.env["methodical.approval.signature"]
            .sudo()
            .search_fetch(
                [("res_model", "=", self._name), ("res_id", "in", self.ids), ("decision", "!=", False)],
                ["res_id", "digest"],
                order="round_id.id, sequence, id",
            )
        )
        return {row.res_id: row.digest for row in rows}


def _plain_content(record):
    """Return the sealed fields of a record as plain values: ids of records, contents of lines."""
    when_set = record._sealed_when_set
    return {
        name: _plain(record, name)
        for name in record._sealed_fields()
        if name not in when_set or record[when_set[name]]
    }


def _plain(record, name):
    field, value = record._fields[name], record[name]
    if field.type == "one2many":
        # in the order of creation: a cached field holds its lines as they came
        return [_plain_content(line) for line in value.sorted("id")]
    return sorted(value.ids) if field.relational else value
