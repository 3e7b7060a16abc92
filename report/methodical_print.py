from odoo import api, models


class MethodicalPrint(models.AbstractModel):
    """What the values of all prints have in common (``_name`` of a print is ``report.<template>``).

    A print names the model of its documents in ``_print_model`` and the method that prepares one of them in
    ``_print_method``; it overrides ``_prepare_prints`` when its documents are something else than its records.
    """

    _name = "methodical.print"
    _description = "Values of a Print"

    _print_model = None
    _print_method = "_get_print_values"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the documents as the template shows them, each in the language of its school's prints.

        :raises AccessError: for records that the user may not read
        """
        records = self.env[self._print_model].browse(docids)
        records.check_access("read")
        return {"doc_ids": docids, "doc_model": records._name, "prints": self._prepare_prints(records)}

    @api.model
    def _prepare_prints(self, records):
        """Return the values of ``print_document`` for each record."""
        return [getattr(record, self._print_method)() for record in self._in_print_lang(records)]

    @api.model
    def _in_print_lang(self, records):
        """Return the records one by one, each in the language of its school's prints.

        Approvable documents bring the evidence of their approval with them, read once for all.
        """
        if hasattr(records, "_with_evidence"):
            records = records._with_evidence()
        return [record.with_context(lang=record.company_id._get_print_lang()) for record in records]
