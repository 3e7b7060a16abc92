from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.guard import has_pass
from .methodical_teacher_fact_values import LINKS

#: what a teacher may propose to correct on his card: (field, label); services are given as (since, years, months before)
PROPOSABLE = [
    ("name", "Full name"),
    ("birthday", "Date of birth"),
    ("education_level", "Education level"),
    ("education_institution", "Graduated from"),
    ("education_year", "Graduated in"),
    ("speciality", "Speciality by diploma"),
    ("post_ids", "Posts"),
    ("subject_ids", "Subjects taught"),
    ("service_pedagogical", "Pedagogical service"),
    ("service_total", "Total service"),
    ("service_education", "Service in the education system"),
    ("service_managerial", "Managerial service"),
    ("date_joined", "Joined the school on"),
    ("honours", "Awards and honours"),
]


class MethodicalCardChange(models.Model):
    """A correction of a card that its teacher proposed: one fact, what stood there, what is to stand (F1 VI.9, N7).

    Rows are evidence: ``methodical.teacher._propose_changes`` makes them, the officer confirms or refuses, the teacher
    takes back; nothing else changes or deletes them. Values are kept as JSON, so everybody reads them in his language.
    """

    _name = "methodical.card.change"
    _description = "Proposed Correction of a Card"
    _inherit = ["methodical.teacher.record.mixin"]
    _order = "id desc"
    _check_company_auto = True

    fact = fields.Selection(PROPOSABLE, required=True, readonly=True)
    old_value = fields.Json(readonly=True)
    new_value = fields.Json(readonly=True)
    old_text = fields.Char("On the card", compute="_compute_texts")
    new_text = fields.Char("To be", compute="_compute_texts")
    reason = fields.Char(readonly=True)
    file_ids = fields.Many2many("ir.attachment", string="Documents", readonly=True, bypass_search_access=True)
    state = fields.Selection(
        [
            ("proposed", "Proposed"),
            ("confirmed", "Confirmed"),
            ("refused", "Refused"),
            ("withdrawn", "Taken back"),
        ],
        required=True,
        readonly=True,
        default="proposed",
        index=True,
    )
    proposed_on = fields.Date(required=True, readonly=True, default=fields.Date.context_today)
    decided_on = fields.Date(readonly=True)
    decided_by = fields.Char(readonly=True)
    answer = fields.Char("Why refused", readonly=True)
    can_decide = fields.Boolean(compute="_compute_can_decide", export_string_translation=False)

    _open_uniq = models.UniqueIndex(
        "(teacher_id, fact) WHERE state = 'proposed'",
        "A correction of this fact waits already: take it back before you propose another one.",
    )

    @api.depends("fact", "teacher_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["fact"]._description_selection(self.env))
        for change in self:
            change.display_name = f"{change.teacher_name}: {labels[change.fact]}"

    @api.depends("fact", "old_value", "new_value")
    @api.depends_context("lang")
    def _compute_texts(self):
        card, names = self.env["methodical.teacher"], self._get_linked_names()
        for change in self:
            known = names.get(change.fact)
            change.old_text = card._format_fact(change.fact, change.old_value, known)
            change.new_text = card._format_fact(change.fact, change.new_value, known)

    def _get_linked_names(self):
        """Return {fact: {id: name}} of the subjects and posts that these proposals name and that are still there."""
        names = {}
        for fact, about in self.filtered(lambda change: change.fact in LINKS).grouped("fact").items():
            ids = {id_ for change in about for id_ in (change.old_value or []) + (change.new_value or [])}
            linked = self.env[LINKS[fact]].with_context(active_test=False)
            records = linked.search_fetch([("id", "in", list(ids))], ["name"])
            names[fact] = {record.id: record.name for record in records}
        return names

    @api.model_create_multi
    def create(self, vals_list):
        """Keep proposals, for the card.

        :raises UserError: for every other caller
        """
        if not has_pass(self.env):
            self._refuse_hand()
        return super().create(vals_list)

    def write(self, vals):
        """Record decisions, for the flow.

        :raises UserError: for every other caller, and for what is decided
        """
        if not has_pass(self.env) or any(change.state != "proposed" for change in self):
            self._refuse_hand()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_evidence(self):
        self._refuse_hand()

    def _refuse_hand(self):
        raise UserError(
            self.env._(
                "Corrections of cards are kept as they were proposed and decided. The teacher proposes another one on his card."
            )
        )
