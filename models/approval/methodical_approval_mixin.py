from odoo import api, fields, models
from odoo.fields import Domain

from .methodical_approval_step import SIGNATURE_VERBS

STATES = [
    ("draft", "Draft"),
    ("submitted", "Under approval"),
    ("returned", "Returned"),
    ("approved", "Approved"),
    ("cancelled", "Cancelled"),
]


class MethodicalApprovalMixin(models.AbstractModel):
    """Makes a document approvable along the routes of its school's regulation.

    A concrete model has ``company_id`` and ``previous_version_id`` and answers:

    - ``_get_route_key()``: kind of document of ``methodical.approval.route``, and kind of association or False;
    - ``_sealed_fields()``: names of the fields that the approval seals (lines use ``methodical.sealed.line.mixin``).

    It may answer ``_submission_errors()``, ``_get_body_head()``, ``_get_supervisor()``, ``_get_period_dates()``,
    ``_get_decision_reference()`` and ``_on_approved()``; meetings need nothing of it. Nothing else may change ``state``.

    One class in several files by responsibility: contract (here), the guard (``_guard``), submission and its snapshot
    (``_submission``, ``_snapshot``), who acts as its author (``_author``), whose turn it is (``_turn``), the decision
    (``_decision``), withdrawal and versions (``_withdrawal``, ``_version``), who is told (``_notice``), the seal
    (``_seal``) and the stamps of prints (``_stamp``).
    What they do, they do for a set of documents: all of them or none.
    """

    _name = "methodical.approval.mixin"
    _description = "Approvable Document"
    _inherit = ["methodical.listed.mixin", "mail.thread", "mail.activity.mixin"]

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
    approver_name = fields.Char("Who decides", compute="_compute_approval")
    current_verb = fields.Selection(SIGNATURE_VERBS, "Present step", compute="_compute_approval")
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
        turns = self._get_turns()
        for document in self:
            turn = turns.get(document.id)
            signature = turn.signature if turn else False
            document.approver_id = turn.decider if turn else False
            document.approver_name = turn.decider_name if turn else False
            document.current_verb = signature.verb if turn else False
            document.approval_due = signature.date_due if turn else False
            document.days_left = signature.days_left if turn else 0
            document.is_approval_overdue = bool(turn and signature.is_overdue)

    @api.depends_context("uid")
    def _compute_can_approve(self):
        turns = self._get_turns()
        for document in self:
            turn = turns.get(document.id)
            document.can_approve = bool(turn) and not document._decision_error(turn)

    @api.depends_context("uid")
    def _compute_can_withdraw(self):
        turns = self._get_turns()
        for document in self:
            turn = turns.get(document.id)
            document.can_withdraw = bool(turn) and not document._withdrawal_error(turn)

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
        return self._get_signature_domain(
            self.env["methodical.approval.signature"]._get_turn_domain([user for user in value if user])
        )

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
            .search_fetch(
                [("res_model", "=", self._name), ("res_id", "in", self.ids), ("is_current", "=", True)]
            )
        )
        return {signature.res_id: signature for signature in signatures}

    def _get_last_round(self):
        """Return the last round of one document (empty before the first submission)."""
        # sudo: a reader of the document may know its rounds
        return self._get_last_rounds().get(self.id) or self.env["methodical.approval.round"].sudo()

    def _get_last_rounds(self):
        """Return {document id: its last round, in sudo} of the documents that were submitted."""
        # sudo: as above
        rounds = (
            self.env["methodical.approval.round"]
            .sudo()
            .search([("res_model", "=", self._name), ("res_id", "in", self.ids)], order="id")
        )
        return {approval_round.res_id: approval_round for approval_round in rounds}

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

    def _get_meeting_chair(self, kind):
        """Return the card of who chairs the meeting of a kind today: of the document's own body, else a hook.

        :param kind: an entry of ``meeting_of`` of the step
        """
        return self._get_body_head() if kind == "own" else self.env["methodical.teacher"]

    def _get_decision_reference(self, signature):
        """Return the number that one document gets by a decision, kept and sealed with the signature (hook).

        Called before the content is sealed, so what it changes in the document is sealed too.

        :param signature: the current signature, in sudo; ``_is_last()`` says whether it approves the document
        """
        return ""

    def _on_approved(self):
        """Do what follows from the approval of documents of one school (hook, empty here).

        Called once, in the transaction of the last decision, in the environment of who decided: what it raises stops
        the whole decision.
        """
        return True
