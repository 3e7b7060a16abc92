from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.digest import content_digest, short_digest
from ...tools.guard import has_pass
from .methodical_approval_step import MEETINGS, SIGNATURE_VERBS

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
#: what it seals as well, but only where it is set: signatures of an older version of the addon have none of it, and their
#: digests still fit. Nothing is lost by that: to set one of them later, or to empty it, changes what is sealed
SEALED_WHEN_SET = ("signer_id", "signer", "acting_id", "reference")


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
    verb = fields.Selection(SIGNATURE_VERBS, required=True, readonly=True)
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
    signer_id = fields.Many2one(
        "res.users", "Account of the signer", readonly=True, ondelete="restrict", index="btree_not_null"
    )
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

    def _get_following(self):
        """Return the step that comes after one signature: the next of its round that is not decided (may be empty)."""
        return self.round_id.signature_ids.filtered(lambda row: not row.decision and row != self)[:1]

    def _is_last(self):
        """Return whether the decision of one current signature approves the document."""
        return not self._get_following()

    def _seal(self, values, content, previous):
        """Return the values of a decision with its digests.

        :param values: what the decision writes
        :param content: SHA-256 of the sealed content of the document
        :param previous: digest of the signature decided before this one ('' for the first)
        """
        sealed = self._get_sealed_values(values)
        return {
            **values,
            "content_digest": content,
            "previous_digest": previous,
            "digest": content_digest({**sealed, "content": content, "previous": previous}),
        }

    def _get_sealed_values(self, values=None):
        """Return what one signature holds of what its digest seals, ids instead of records.

        :param values: what is about to be written into it
        """
        held = {
            name: (self[name].id if self._fields[name].type == "many2one" else self[name]) or False
            for name in (*SEALED, *SEALED_WHEN_SET)
        }
        held.update((name, value or False) for name, value in (values or {}).items() if name in held)
        return {name: value for name, value in held.items() if value or name in SEALED}

    def _is_intact(self):
        """Return whether the digest of one decided signature still fits what it holds."""
        return self.digest == content_digest(
            {
                **self._get_sealed_values(),
                "content": self.content_digest,
                "previous": self.previous_digest or "",
            }
        )

    def _describe_decision(self):
        """Return the sentence with which the chatter tells one decision, in the language of who decided."""
        values = {"signer": self.signer, "person": self.person, "post": self.post_label or ""}
        if self.decision == "returned":
            if self.signer == self.person:
                return self.env._("Returned with remarks: %(person)s (%(post)s).", **values)
            return self.env._("Returned with remarks: %(signer)s for %(person)s (%(post)s).", **values)
        values["verb"] = dict(self._fields["verb"]._description_selection(self.env))[self.verb]
        if self.signer == self.person:
            return self.env._("%(verb)s: %(person)s (%(post)s).", **values)
        return self.env._("%(verb)s: %(signer)s for %(person)s (%(post)s).", **values)

    @api.model
    def _get_turn_domain(self, user_ids):
        """Return the domain of the signatures that wait for users today: their own ones, unless somebody acts for them,
        and those of whom they act for.
        """
        Acting = self.env["methodical.acting"]
        days = {company: Acting._get_day(company) for company in self.env.companies}
        found = [period for company, day in days.items() for period in Acting._get_ids_on(company.id, day)]
        # sudo: who acts for whom is public within the school
        periods = Acting.sudo().browse(found).filtered("substitute_id.user_id.active")
        theirs = periods.filtered(lambda period: period.substitute_id.user_id.id in user_ids)
        own = Domain("user_id", "in", user_ids) & ~self._get_step_domain(periods)
        return own | self._get_step_domain(theirs)

    def _route_activities(self):
        """Give the activities of current steps to whom they belong today.

        Called when a period of acting begins, ends or is cancelled: the activity goes to the acting person and comes
        back. Signatures that are not current, and activities that are with the right person, are left as they are.
        """
        for model, signatures in self.filtered("is_current").grouped("res_model").items():
            self.env[model].browse(signatures.mapped("res_id"))._route_activities()

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
        # a line of a list that was opened before: meanwhile another text may wait under the same document
        if over := self.filtered(lambda row: row.decision or row.round_id.state != "open"):
            raise UserError(
                self.env._(
                    "%(documents)s: these steps do not wait for a decision any more. Load the list anew and look at what waits now.",
                    documents=list(dict.fromkeys(over.mapped("document_name"))),
                )
            )
        for model, signatures in self.grouped("res_model").items():
            self.env[model].browse(signatures.mapped("res_id")).action_approve()
        return True
