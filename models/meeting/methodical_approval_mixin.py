from odoo import models


class MethodicalApprovalMixin(models.AbstractModel):
    """Steps that a meeting decides: minutes on paper are not typed while the document stands on an agenda (C23)."""

    _inherit = "methodical.approval.mixin"

    def _completeness_error(self, signature, decision):
        """Return the sentence what a decision lacks, or which meeting of this system is to take it."""
        error = super()._completeness_error(signature, decision)
        if error or not signature.is_meeting:
            return error
        # sudo: the agenda counts, whoever may read it
        items = (
            self.env["methodical.agenda.item"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "=", self.id),
                    ("kind", "=", "document"),
                    ("meeting_id.stage", "in", ("planned", "announced", "held")),
                ]
            )
        )
        # an agenda of another body decides nothing, so it stops nothing
        item = items.filtered(lambda item: item.meeting_id._filter_waiting(self))[:1]
        if not item:
            return None
        return self.env._(
            "“%(document)s” stands on the agenda of “%(meeting)s”: its signed minutes decide it. Take it off that agenda to enter minutes on paper.",
            document=self.display_name,
            meeting=item.meeting_id.name,
        )
