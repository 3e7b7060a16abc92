from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.guard import has_pass

STATES = [
    ("requested", "To be read"),
    ("seen", "Read"),
    ("remarks", "Read, with remarks"),
    ("paper", "Signed on paper"),
    ("refused", "Refused to sign"),
    ("lapsed", "No longer asked"),
]
#: states in which the person has read the document
READ = ("seen", "remarks", "paper")


class MethodicalAcknowledgement(models.Model):
    """One person who has to read one version of a document, and how he confirmed it (N11, R52, F0 sign, F2 sign).

    Rows are evidence. ``methodical.acknowledged.mixin`` makes them, the person himself confirms, the officer marks what
    was signed on paper (``methodical_acknowledgement_confirm.py``); nothing else changes or deletes them.
    """

    _name = "methodical.acknowledgement"
    _description = "Acknowledgement"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "requested_on desc, document_name, person, id"
    _mail_post_access = "read"

    # what is to be read
    res_model = fields.Char("Document model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        "Document record", model_field="res_model", required=True, readonly=True
    )
    version = fields.Integer(required=True, readonly=True)
    document_name = fields.Char("Document", required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", "School", required=True, readonly=True, index=True, ondelete="restrict"
    )
    # by whom
    teacher_id = fields.Many2one(
        "methodical.teacher", "Card", required=True, readonly=True, index=True, ondelete="restrict"
    )
    user_id = fields.Many2one(related="teacher_id.user_id", string="Account")
    person = fields.Char(required=True, readonly=True)
    post_label = fields.Char("Post", readonly=True)
    requested_on = fields.Date("Asked on", required=True, readonly=True)
    date_due = fields.Date("To be read by", readonly=True, help="J25: the term of the regulation.")
    # how it was confirmed
    state = fields.Selection(STATES, required=True, default="requested", readonly=True, index=True)
    date_signed = fields.Date("Read on", readonly=True)
    moment = fields.Datetime("Recorded at", readonly=True)
    confirmed_by_id = fields.Many2one("res.users", "Recorded by", readonly=True, ondelete="restrict")
    remark = fields.Text("Remarks", readonly=True)
    scan_id = fields.Many2one(
        "methodical.acknowledgement.scan",
        "Scan of the sheet",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        groups="school_methodical.group_deputy,school_methodical.group_officer",
    )
    is_mine = fields.Boolean("For me", compute="_compute_is_mine", search="_search_is_mine")
    is_overdue = fields.Boolean("Late", compute="_compute_is_overdue", search="_search_is_overdue")

    _person_uniq = models.Constraint(
        "UNIQUE(res_model, res_id, version, teacher_id)",
        "This person has been asked to read this version already.",
    )

    @api.depends("document_name", "person")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.document_name} · {row.person}"

    @api.depends("teacher_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for row in self:
            row.is_mine = row.user_id == self.env.user

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("teacher_id.user_id", "=", self.env.uid)

    @api.depends("state", "date_due")
    def _compute_is_overdue(self):
        today = fields.Date.context_today(self)
        for row in self:
            row.is_overdue = row.state == "requested" and bool(row.date_due) and row.date_due < today

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "=", "requested") & Domain("date_due", "<", "today")

    @api.model_create_multi
    def create(self, vals_list):
        """Ask people, for the engine.

        :raises UserError: for every other caller
        """
        if not has_pass(self.env):
            self._refuse()
        return super().create(vals_list)

    def write(self, vals):
        """Record confirmations, for the engine.

        :raises UserError: for every other caller, and for rows that are confirmed
        """
        if not has_pass(self.env) or any(row.state not in ("requested", "lapsed") for row in self):
            self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._refuse()

    def _refuse(self):
        raise UserError(
            self.env._(
                "Acknowledgements are evidence (%(documents)s): the document asks for them, each person confirms his own, the officer marks what was signed on paper.",
                documents=list(dict.fromkeys(self.mapped("document_name"))) or self._description,
            )
        )

    def action_open_document(self):
        """Open the document that is to be read."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
