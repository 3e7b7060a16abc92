from odoo import api, fields, models
from odoo.fields import Domain


class MethodicalApprovalRound(models.Model):
    """Where a document stands on its way: for whom it waits, since when, until when (what a deputy asks first)."""

    _inherit = "methodical.approval.round"

    document_kind = fields.Selection(
        selection=lambda self: self._get_document_kinds(),
        string="Kind of document",
        compute="_compute_document_kind",
        store=True,
        index=True,
    )
    waits_for = fields.Char("Waits for", compute="_compute_progress")
    current_verb = fields.Char("Present step", compute="_compute_progress")
    waits_since = fields.Datetime("Since", compute="_compute_progress")
    date_due = fields.Date("Due on", compute="_compute_progress")
    days_left = fields.Integer(
        compute="_compute_progress", help="Days of the present term that are left; negative when it is over."
    )
    has_term = fields.Boolean(compute="_compute_progress", export_string_translation=False)
    is_overdue = fields.Boolean("Late", compute="_compute_progress", search="_search_is_overdue")
    is_open_to_substitute = fields.Boolean(
        compute="_compute_is_open_to_substitute",
        search="_search_is_open_to_substitute",
        export_string_translation=False,
    )

    @api.model
    def _get_document_kinds(self):
        """Return the selection of the kinds of documents: those with a route, and others that areas add."""
        return self.env["methodical.approval.route"]._fields["document"]._description_selection(self.env)

    @api.depends("res_model", "res_id")
    def _compute_document_kind(self):
        for model, rounds in self.grouped("res_model").items():
            # sudo: the kind of a document is no secret of its round
            documents_sudo = self.env[model].sudo().browse(rounds.mapped("res_id"))
            kinds = {document.id: document._get_route_key()[0] for document in documents_sudo}
            for approval_round in rounds:
                approval_round.document_kind = kinds.get(approval_round.res_id, False)

    @api.depends("signature_ids.is_current", "signature_ids.decided_at")
    @api.depends_context("lang")
    def _compute_progress(self):
        # sudo: who reads a round reads its steps
        signatures_sudo = self.env["methodical.approval.signature"].sudo()
        steps = signatures_sudo.search([("round_id", "in", self.ids)], order="sequence, id").grouped(
            "round_id"
        )
        periods = signatures_sudo.union(*steps.values()).filtered("is_current")._get_periods_today()
        verbs = dict(signatures_sudo._fields["verb"]._description_selection(self.env))
        for approval_round in self:
            # sudo: the key is the round as it was searched
            signatures = steps.get(approval_round.sudo(), signatures_sudo)
            current = signatures.filtered("is_current")
            last = signatures.filtered("decided_at").sorted("decided_at")[-1:]
            who = periods[current].substitute_id.name if current in periods else current.person
            approval_round.waits_for = (
                ", ".join(filter(None, (who, current.post_label))) if current else False
            )
            approval_round.current_verb = verbs.get(current.verb, False)
            approval_round.waits_since = (
                (last.decided_at or approval_round.submitted_at) if current else False
            )
            approval_round.date_due = current.date_due
            approval_round.has_term = bool(current.date_due)
            approval_round.days_left = current.days_left if current.date_due else 0
            approval_round.is_overdue = bool(current and current.is_overdue)

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "=", "open") & Domain("signature_ids", "any", [("is_overdue", "=", True)])

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_is_open_to_substitute(self):
        documents = self.env["methodical.approval.signature"]._get_documents_of_substitute()
        for approval_round in self:
            approval_round.is_open_to_substitute = approval_round.res_id in documents.get(
                approval_round.res_model, ()
            )

    def _search_is_open_to_substitute(self, operator, value):
        if operator != "in":
            return NotImplemented
        documents = self.env["methodical.approval.signature"]._get_documents_of_substitute()
        return Domain.OR(
            Domain("res_model", "=", model) & Domain("res_id", "in", list(ids))
            for model, ids in documents.items()
        )
