from odoo import api, fields, models
from odoo.fields import Domain

from .methodical_approval_step import VERBS

STATES = [
    ("draft", "Draft"),
    ("submitted", "Under approval"),
    ("returned", "Returned"),
    ("approved", "Approved"),
    ("cancelled", "Cancelled"),
]


class MethodicalApprovalMixin(models.AbstractModel):
    """Makes a document approvable along the routes of its school's regulation.

    A concrete model has ``company_id`` and answers:

    - ``_get_route_key()``: kind of document of ``methodical.approval.route``, and kind of association or False;
    - ``_sealed_fields()``: names of the fields that the approval seals (lines use ``methodical.sealed.line.mixin``).

    It may answer ``_submission_errors()``, ``_get_body_head()``, ``_get_supervisor()``, ``_get_period_dates()`` and
    ``_on_approved()``. Nothing else may change ``state``: the guard lives in ``methodical_approval_guard.py``, the engine in ``methodical_approval_submission.py``
    and ``methodical_approval_decision.py``, the seal in ``methodical_approval_seal.py``, the stamps of prints in
    ``methodical_approval_stamp.py``.
    """

    _name = "methodical.approval.mixin"
    _description = "Approvable Document"
    _inherit = ["mail.thread", "mail.activity.mixin"]

    #: from which state a document may go where
    _transitions = {
        "draft": {"submitted", "cancelled"},
        "submitted": {"draft", "returned", "approved"},
        "returned": {"submitted", "cancelled"},
        "approved": set(),
        "cancelled": set(),
    }
    #: fields that only the engine writes
    _engine_fields = frozenset({"state", "version", "previous_version_id", "is_superseded"})

    state = fields.Selection(
        STATES,
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )
    version = fields.Integer(default=1, required=True, readonly=True, copy=False)
    is_superseded = fields.Boolean(
        "Replaced by a newer version", readonly=True, copy=False, help="A newer version of it is approved."
    )
    round_ids = fields.One2many(
        "methodical.approval.round",
        "res_id",
        "Rounds",
        domain=lambda self: [("res_model", "=", self._name)],
        copy=False,
    )
    remark_ids = fields.One2many(
        "methodical.approval.remark",
        "res_id",
        "Remarks",
        domain=lambda self: [("res_model", "=", self._name)],
        copy=False,
    )
    signature_ids = fields.One2many(
        "methodical.approval.signature",
        "res_id",
        "Signatures",
        domain=lambda self: [("res_model", "=", self._name)],
        copy=False,
    )
    approver_id = fields.Many2one(
        "res.users", "Waits for", compute="_compute_approval", search="_search_approver"
    )
    current_verb = fields.Selection(VERBS, "Present step", compute="_compute_approval")
    approval_due = fields.Date("Decision due on", compute="_compute_approval")
    days_left = fields.Integer(compute="_compute_approval", help="Days of the current term that are left.")
    is_approval_overdue = fields.Boolean(
        "Decision is late", compute="_compute_approval", search="_search_is_approval_overdue"
    )
    can_approve = fields.Boolean(compute="_compute_can_approve")
    can_withdraw = fields.Boolean(compute="_compute_can_withdraw")
    is_editable = fields.Boolean(compute="_compute_is_editable")
    can_edit = fields.Boolean("I may edit it", compute="_compute_can_edit")

    def _compute_approval(self):
        current = self._get_current_signatures()
        for document in self:
            signature = current.get(document.id)
            document.approver_id = signature.user_id if signature else False
            document.current_verb = signature.verb if signature else False
            document.approval_due = signature.date_due if signature else False
            document.days_left = signature.days_left if signature else 0
            document.is_approval_overdue = bool(signature and signature.is_overdue)

    @api.depends_context("uid")
    def _compute_can_approve(self):
        current = self._get_current_signatures()
        for document in self:
            signature = current.get(document.id)
            document.can_approve = bool(signature) and not document._decision_error(signature)

    @api.depends_context("uid")
    def _compute_can_withdraw(self):
        for document in self:
            document.can_withdraw = document.state == "submitted" and not document._withdrawal_error()

    @api.depends("state")
    def _compute_is_editable(self):
        for document in self:
            document.is_editable = document.state in ("draft", "returned")

    @api.depends_context("uid")
    def _compute_can_edit(self):
        mine = self._filtered_access("write")
        for document in self:
            document.can_edit = document in mine

    def _search_approver(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._get_signature_domain(Domain("user_id", "in", value))

    def _search_is_approval_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._get_signature_domain(Domain("is_overdue", "=", True))

    def _get_signature_domain(self, domain):
        """Return the domain of documents whose current signature fits a domain."""
        # sudo: whose turn it is may be asked by everybody who sees the document
        signatures = (
            self.env["methodical.approval.signature"]
            .sudo()
            .search(Domain("res_model", "=", self._name) & Domain("is_current", "=", True) & domain)
        )
        return Domain("id", "in", signatures.mapped("res_id"))

    def _get_current_signatures(self):
        """Return {document id: signature whose turn it is}, one query for all documents."""
        # sudo: whose turn it is may be asked by everybody who sees the document
        signatures = (
            self.env["methodical.approval.signature"]
            .sudo()
            .search([("res_model", "=", self._name), ("res_id", "in", self.ids), ("is_current", "=", True)])
        )
        return {signature.res_id: signature for signature in signatures}

    def _get_last_round(self):
        """Return the last round of one document (empty before the first submission)."""
        # sudo: a reader of the document may know its rounds
        return (
            self.env["methodical.approval.round"]
            .sudo()
            .search([("res_model", "=", self._name), ("res_id", "=", self.id)], limit=1)
        )

    # what a concrete document answers

    def _get_route_key(self):
        """Return (kind of document, kind of association or False) by which the regulation finds the route."""
        raise NotImplementedError

    @api.model
    def _sealed_fields(self):
        """Return the names of the fields that the approval seals."""
        raise NotImplementedError

    def _submission_errors(self):
        """Return a list of ``tools.issue.Issue``: everything the regulation holds against submitting, all at once."""
        return []

    def _get_body_head(self):
        """Return the card of the head of the document's body on today's date (hook)."""
        return self.env["methodical.teacher"]

    def _get_supervisor(self):
        """Return the card of the deputy who supervises the document's body (hook)."""
        return self.env["methodical.teacher"]

    def _get_period_dates(self):
        """Return (first day of the planned period, last day of the school year), either may be False (hook)."""
        return False, False

    def _get_author(self):
        """Return the user who acts as author of one submitted document: the present head of its body, else who sent it."""
        # sudo: who heads a body is public within the school
        head = self._get_body_head().sudo().user_id.filtered("active")
        return head.sudo(False) or self._get_last_round().submitted_by_id.sudo(False)

    def _acts_as_author(self):
        """Return whether the user is the author of one submitted document, or his successor, and may still write it."""
        authors = self._get_last_round().submitted_by_id, self._get_author()
        return self.env.user in authors and self.has_access("write")

    def _on_approved(self):
        """Do what follows from the approval (hook, empty here: overridden by documents with effects)."""
        return True
