from odoo import api, fields, models
from odoo.exceptions import UserError


class MethodicalBodyElection(models.TransientModel):
    """Enters the meeting that elects a head, or agrees to one, and announces the result (C3, F1 V.1, F3 DR12)."""

    _name = "methodical.body.election"
    _description = "Election of a Head"

    body_id = fields.Many2one("methodical.body", "Association", required=True)
    company_id = fields.Many2one(related="body_id.company_id")
    mode = fields.Selection(
        [("elected", "Election"), ("consent", "Members' consent")],
        "What the meeting does",
        required=True,
        compute="_compute_mode",
        store=True,
        readonly=False,
        precompute=True,
    )
    meeting_reference = fields.Char("Minutes No.", required=True)
    meeting_date = fields.Date("Minutes of", required=True, default=fields.Date.context_today)
    date_from = fields.Date(
        "Term from", required=True, default=fields.Date.context_today, help="First day of the new head."
    )
    date_to = fields.Date("Until")
    member_count = fields.Integer("Members on that day", compute="_compute_members")
    member_ids = fields.Many2many("methodical.teacher", compute="_compute_members")
    candidate_ids = fields.One2many("methodical.body.election.candidate", "election_id", "Candidates")

    @api.depends("body_id")
    def _compute_mode(self):
        for election in self:
            mode = election.body_id.company_id._get_regulation().head_mode
            election.mode = "consent" if mode == "consent" else "elected"

    @api.depends("body_id", "meeting_date")
    def _compute_members(self):
        for election in self:
            day = election.meeting_date or fields.Date.context_today(self)
            election.member_ids = election.body_id._get_members(day)
            election.member_count = len(election.member_ids)

    def action_announce(self):
        """Write the candidates with their votes and announce who was elected or agreed.

        :return: action that opens the term of the new head, or a message that nobody was elected
        :raises UserError: without candidates, without votes, and when votes are equal
        """
        self.ensure_one()
        if not self.candidate_ids:
            raise UserError(self.env._("Enter the candidates of %(body)s.", body=self.body_id.name))
        terms = self.env["methodical.head.term"].create(
            [self._prepare_term(candidate) for candidate in self.candidate_ids]
        )
        terms.action_announce()
        if winner := terms.filtered(lambda term: term.state == "elected"):
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Elected"),
                "res_model": "methodical.head.term",
                "res_id": winner.id,
                "views": [(False, "form")],
            }
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "message": self.env._(
                    "Nobody has more votes for than against: %(body)s has elected nobody.",
                    body=self.body_id.name,
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _prepare_term(self, candidate):
        """Return the values of the term of one candidate."""
        return {
            "body_id": self.body_id.id,
            "teacher_id": candidate.teacher_id.id,
            "mode": self.mode,
            "meeting_reference": self.meeting_reference,
            "meeting_date": self.meeting_date,
            "date_from": self.date_from,
            "date_to": self.date_to,
            **{name: candidate[name] for name in ("votes_for", "votes_against", "votes_abstained")},
        }
