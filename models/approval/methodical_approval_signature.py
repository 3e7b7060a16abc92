from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.digest import content_digest, short_digest
from ...tools.guard import has_pass
from .methodical_approval_step import MEETINGS, VERBS

#: what the digest of a signature seals, besides the digest of the content and of the signature before it
SEALED = (
    "res_model",
    "res_id",
    "sequence",
    "verb",
    "decision",
    "decided_at",
    "minutes_number",
    "minutes_date",
    "person",
    "post_label",
)


class MethodicalApprovalSignature(models.Model):
    """A step of a round with its snapshot of approver, term and label; decided once, then never changed.

    Holds the digest of the sealed content and the digest of the signature before it, so that a change of
    any of them shows. Written only by the approval engine.
    """

    _name = "methodical.approval.signature"
    _description = "Approval Signature"
    _order = "round_id.id desc, sequence, id"

    round_id = fields.Many2one(
        "methodical.approval.round", required=True, index=True, readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True, index=True, precompute=True)
    res_model = fields.Char(related="round_id.res_model", store=True, precompute=True)
    res_id = fields.Many2oneReference(
        "Document record",
        related="round_id.res_id",
        model_field="res_model",
        store=True,
        index=True,
        precompute=True,
    )
    document_name = fields.Char(related="round_id.name", store=True, precompute=True, string="Document")
    submitted_by_id = fields.Many2one(related="round_id.submitted_by_id", store=True, precompute=True)
    submitted_at = fields.Datetime(related="round_id.submitted_at", store=True, precompute=True)
    # snapshot of the step
    sequence = fields.Integer("Step", required=True, readonly=True)
    verb = fields.Selection(VERBS, required=True, readonly=True)
    is_meeting = fields.Boolean("Decided by a meeting", readonly=True)
    meeting_of = fields.Selection(MEETINGS, readonly=True)
    teacher_id = fields.Many2one(
        "methodical.teacher", "Card", required=True, readonly=True, ondelete="restrict"
    )
    user_id = fields.Many2one(
        "res.users", "Decided by", required=True, readonly=True, index=True, ondelete="restrict"
    )
    person = fields.Char(required=True, readonly=True)
    post_id = fields.Many2one("methodical.post", "Post of the step", readonly=True, ondelete="set null")
    post_label = fields.Char("Post", readonly=True)
    date_from = fields.Date("Term counts from", readonly=True)
    term_days = fields.Integer("Term (days)", readonly=True)
    day_kind = fields.Selection([("working", "Working days"), ("calendar", "Calendar days")], readonly=True)
    date_due = fields.Date("Due on", readonly=True, index="btree_not_null")
    is_current = fields.Boolean("Whose turn it is", readonly=True)
    # the decision
    signer_id = fields.Many2one("res.users", readonly=True, ondelete="restrict", index="btree_not_null")
    signer = fields.Char(readonly=True, help="Who decided: the person of the step, or who acted for him.")
    acting_id = fields.Many2one("methodical.acting", "Acting by", readonly=True, ondelete="restrict")
    reference = fields.Char(
        "Number given", readonly=True, help="Number that the document got by this decision."
    )
    decision = fields.Selection([("approved", "Decided"), ("returned", "Returned")], readonly=True)
    decided_at = fields.Datetime(readonly=True)
    minutes_number = fields.Char("Minutes No.", readonly=True)
    minutes_date = fields.Date("Minutes of", readonly=True)
    content_digest = fields.Char(readonly=True)
    previous_digest = fields.Char(readonly=True)
    digest = fields.Char(readonly=True)
    days_left = fields.Integer(
        compute="_compute_days_left", help="Days of the term that are left; negative when it is over."
    )
    is_overdue = fields.Boolean(compute="_compute_days_left", search="_search_is_overdue")

    _current_uniq = models.UniqueIndex("(round_id) WHERE is_current", "Only one step of a round is current.")
    _inbox_idx = models.Index("(user_id, date_due) WHERE is_current")

    @api.depends("date_due", "is_current", "day_kind", "company_id")
    def _compute_days_left(self):
        today = fields.Date.context_today(self)
        for company, signatures in self.grouped("company_id").items():
            dated = signatures.filtered(lambda signature: signature.date_due and signature.is_current)
            dates = [today, *dated.mapped("date_due")]
            calendar = company._get_school_calendar(min(dates), max(dates)) if dated else None
            for signature in signatures:
                due = signature.date_due if signature in dated else False
                signature.days_left = calendar.days_left(today, due, signature.day_kind) if due else 0
                signature.is_overdue = bool(due and due < today)

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("is_current", "=", True) & Domain("date_due", "<", "today")

    def _refuse(self):
        raise UserError(
            self.env._("Signatures are evidence: they are written only by deciding a document, once.")
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Create the steps of a round for the engine.

        :raises UserError: for every other caller
        """
        if not has_pass(self.env):
            self._refuse()
        return super().create(vals_list)

    def write(self, vals):
        """Record a decision for the engine.

        :raises UserError: for every other caller, and for signatures that are decided
        """
        if not has_pass(self.env) or any(signature.decision for signature in self):
            self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._refuse()

    def _get_document(self):
        """Return the document of one signature, in the environment of the caller."""
        return self.env[self.res_model].browse(self.res_id)

    def _seal(self, values, content, previous):
        """Return the values of a decision with its digests.

        :param values: what the decision writes
        :param content: SHA-256 of the sealed content of the document
        :param previous: digest of the signature decided before this one ('' for the first)
        """
        sealed = {name: values.get(name, self[name]) or False for name in SEALED}
        return {
            **values,
            "content_digest": content,
            "previous_digest": previous,
            "digest": content_digest({**sealed, "content": content, "previous": previous}),
        }

    def _is_intact(self):
        """Return whether the digest of one decided signature still fits what it holds."""
        sealed = {name: self[name] or False for name in SEALED}
        return self.digest == content_digest(
            {**sealed, "content": self.content_digest, "previous": self.previous_digest or ""}
        )

    def _get_short_digest(self):
        """Return the digest of the content as it is printed."""
        return short_digest(self.content_digest)

    def action_open_document(self):
        """Open the document that waits for this decision."""
        return self.round_id.action_open_document()

    def action_approve(self):
        """Decide the current steps of the selected documents in one go (batch button of the inbox).

        :raises UserError: when one of them cannot be decided by this user now; nothing is decided then
        """
        for model, signatures in self.grouped("res_model").items():
            self.env[model].browse(signatures.mapped("res_id")).action_approve()
        return True
