from odoo import api, fields, models


class MethodicalAgendaItem(models.Model):
    """Item of the agenda and what was heard, said and voted on it (N17, F3 P2, P4, W3). Sealed with the minutes."""

    _name = "methodical.agenda.item"
    _description = "Agenda Item"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "meeting_id, sequence, id"
    _check_company_auto = True
    _sealed_parent = "meeting_id"

    meeting_id = fields.Many2one(
        "methodical.meeting", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Item", required=True, help="What it is about, as the agenda writes it: “… жөнүндө”.")
    kind = fields.Selection(
        [
            ("report", "Report"),
            ("lecture", "Lecture"),
            ("communication", "Communication"),
            ("discussion", "Discussion"),
            ("resolutions", "Execution of resolutions"),
            ("document", "Document to be considered"),
            ("analysis", "Deputy's analysis and recommendations"),
            ("election", "Election"),
            ("nomination", "Nomination"),
            ("proposal", "Proposal"),
            ("order", "Order to be read"),
            ("other", "Other"),
        ],
        required=True,
        default="report",
    )
    speaker_id = fields.Many2one(
        "methodical.teacher", "Speaker of the school", check_company=True, ondelete="restrict"
    )
    speaker = fields.Char(
        compute="_compute_speaker",
        store=True,
        readonly=False,
        precompute=True,
        help="A name of somebody from outside may be written.",
    )
    area_ids = fields.Many2many("methodical.subject.area", string="Touches the areas", help="R23, F3 P4.")
    body_ids = fields.Many2many(
        "methodical.body",
        string="Touches the associations",
        check_company=True,
        compute="_compute_body_ids",
        store=True,
        readonly=False,
        help="R23, F3 P4: their heads are invited.",
    )
    # what it is about: a document to be considered, a resolution, an activity of a plan, a proposal, an order
    res_model = fields.Char("Kind of record", readonly=True, index="btree_not_null")
    res_id = fields.Many2oneReference("Record", model_field="res_model", readonly=True)
    document_decision = fields.Selection(
        [("approved", "Considered"), ("returned", "Returned")],
        "Decision on the document",
        help="Taken by the signed minutes, with their number and date.",
    )
    document_remark = fields.Text("Remarks to the author")
    # during the meeting
    heard = fields.Text(help="УГУЛДУ")
    spoke = fields.Text(help="ЧЫГЫП СҮЙЛӨШТҮ")
    is_voted = fields.Boolean("Put to the vote")
    votes_for = fields.Integer("For")
    votes_against = fields.Integer("Against")
    votes_abstained = fields.Integer("Abstained")
    is_postponed = fields.Boolean("To the next meeting", help="It comes back on the next agenda by itself.")
    resolution_ids = fields.One2many("methodical.resolution", "item_id", "Resolutions")

    _votes_check = models.Constraint(
        "CHECK(votes_for >= 0 AND votes_against >= 0 AND votes_abstained >= 0)",
        "A number of votes may not be negative.",
    )

    @api.depends("speaker_id")
    def _compute_speaker(self):
        for item in self:
            item.speaker = item.sudo().speaker_id.name or item.speaker  # sudo: the name of a colleague

    @api.depends("area_ids")
    def _compute_body_ids(self):
        for item in self:
            item.body_ids = item.body_ids

    @api.model
    def _sealed_fields(self):
        return [
            "sequence",
            "name",
            "kind",
            "speaker",
            "res_model",
            "res_id",
            "document_decision",
            "document_remark",
            "heard",
            "spoke",
            "is_voted",
            "votes_for",
            "votes_against",
            "votes_abstained",
            "is_postponed",
        ]
