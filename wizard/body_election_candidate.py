from odoo import fields, models


class MethodicalBodyElectionCandidate(models.TransientModel):
    """A candidate with the votes on him; who voted how is not stored."""

    _name = "methodical.body.election.candidate"
    _description = "Candidate of an Election"

    election_id = fields.Many2one("methodical.body.election", required=True, ondelete="cascade")
    teacher_id = fields.Many2one("methodical.teacher", "Candidate", required=True)
    votes_for = fields.Integer("For")
    votes_against = fields.Integer("Against")
    votes_abstained = fields.Integer("Abstained")
