from odoo import api, fields, models
from odoo.exceptions import ValidationError


class MethodicalAgendaItem(models.Model):
    """Item of the agenda and what was heard, said and voted on it (N17, F3 P2, P4, W3). Sealed with the minutes."""

    _name = "methodical.agenda.item"
    _description = "Agenda Item"
    _inherit = ["methodical.sealed.line.mixin"]
    _order = "meeting_id, sequence, id"
    _check_company_auto = True
    _sealed_parent = "meeting_id"
    #: its name says what was written: a form names it only to who may read it (``tools.school``)
    _has_closed_name = True
    #: not sealed themselves, but sealed content follows from them, or they lead to what was heard
    _guarded_fields = frozenset(
        {"speaker_id", "area_ids", "body_ids", "control_resolution_ids", "postponed_from_id"}
    )

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

    @api.depends("area_ids", "meeting_id.body_id")
    def _compute_body_ids(self):
        # sudo: which associations a school has is no secret
        bodies = (
            self.env["methodical.body"]
            .sudo()
            .search(
                [
                    ("company_id", "in", self.meeting_id.company_id.ids),
                    ("kind", "=", "association"),
                    ("state", "=", "active"),
                    ("area_ids", "in", self.area_ids.ids),
                ]
            )
            if self.area_ids
            else self.env["methodical.body"]
        ).sudo(False)
        for item in self:
            item.body_ids = bodies.filtered(
                lambda body, item=item: (
                    body.company_id == item.meeting_id.company_id
                    and body != item.meeting_id.body_id
                    and body.area_ids & item.area_ids
                )
            )

    @api.constrains("is_voted", "votes_for", "votes_against", "votes_abstained")
    def _check_votes(self):
        """Refuse more votes than members are present at a held meeting."""
        for item in self.filtered(lambda item: item.is_voted and item.meeting_id.held_at):
            voters = item.meeting_id._get_voters_count()
            if item._get_votes() > voters:
                raise ValidationError(item._say_votes(voters))

    def _get_votes(self):
        return self.votes_for + self.votes_against + self.votes_abstained

    def _say_votes(self, voters):
        """Return the sentence that one item has more votes than voters."""
        return self.env._(
            "“%(item)s” has %(votes)s votes (%(for)s for, %(against)s against, %(abstained)s abstained), %(voters)s may vote. Correct the votes or who was present.",
            item=self.name,
            votes=self._get_votes(),
            voters=voters,
            **{"for": self.votes_for, "against": self.votes_against, "abstained": self.votes_abstained},
        )

    @api.constrains("meeting_id")
    def _check_resolutions(self):
        """Refuse to move an item away from what was resolved about it."""
        for item in self:
            if item.resolution_ids.meeting_id - item.meeting_id:
                raise ValidationError(
                    self.env._(
                        "“%(item)s” has resolutions and stays on its agenda. Put it off to the next meeting instead.",
                        item=item.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Put items on agendas; an announced meeting tells whom they concern."""
        items = super().create(vals_list)
        items.meeting_id._call_newly_concerned()
        return items

    def write(self, vals):
        """Change items; an announced meeting calls whom they concern now.

        :raises UserError: also for what sealed content follows from, once the minutes are sent for signature
        """
        if guarded := vals.keys() & self._guarded_fields:
            self._check_unsealed(guarded)
        result = super().write(vals)
        if {"name", "sequence", "speaker", "speaker_id", "area_ids", "body_ids", "meeting_id"} & vals.keys():
            self.meeting_id._call_newly_concerned()
        return result

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
