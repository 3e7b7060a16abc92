from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...tools.guard import with_pass


class MethodicalHeadTerm(models.Model):
    """Election: several candidates of one meeting, votes, the result (C3, R10, R11)."""

    _inherit = "methodical.head.term"

    @api.constrains("votes_for", "votes_against", "votes_abstained", "body_id", "meeting_date", "date_from")
    def _check_votes(self):
        """Refuse more votes than the body has members on the day of the meeting."""
        for term in self:
            votes = term.votes_for + term.votes_against + term.votes_abstained
            if not votes or term.state in ("confirmed", "ended"):
                continue
            count = len(term.body_id._get_members(term._get_meeting_day()))
            if votes > count:
                raise ValidationError(
                    self.env._(
                        "%(votes)s votes on %(head)s, but %(body)s has %(count)s members on that day. Correct the votes or the date of the meeting.",
                        votes=votes,
                        head=term.sudo().teacher_id.name,  # sudo: the name of a candidate
                        body=term.body_id.name,
                        count=count,
                    )
                )

    def _get_meeting_day(self):
        """Return the day on which the members of one candidate's meeting are counted (datetime.date)."""
        return self.meeting_date or min(self.date_from, fields.Date.context_today(self))

    def action_announce(self):
        """Announce the result of the meetings of these candidates: who was elected or agreed, and who was not.

        All candidates of one body and one meeting are decided together.

        :raises UserError: without minutes, without votes, and for as many votes for two candidates
        """
        self.check_access("write")
        waiting = self.filtered(lambda term: term.state == "candidate" and term.mode != "appointed")
        if waiting != self:
            raise UserError(
                self.env._(
                    "%(heads)s: a result is announced once, for candidates whom a meeting elects or agrees to.",
                    heads=(self - waiting).mapped("display_name"),
                )
            )
        for terms in self._with_rivals().grouped(lambda term: term._get_meeting_key()).values():
            winner = terms._find_winner()
            count = len(terms.body_id._get_members(terms[0]._get_meeting_day()))
            with_pass(winner).write({"state": "elected", "electorate": count})
            with_pass(terms - winner).write({"state": "not_elected", "electorate": count})
        return True

    def _get_meeting_key(self):
        return self.body_id, self.mode, self.meeting_reference, self.meeting_date

    def _with_rivals(self):
        """Return these candidates with all others of their meetings."""
        keys = {term._get_meeting_key() for term in self}
        return self.body_id.head_term_ids.filtered(
            lambda term: term.state == "candidate" and term._get_meeting_key() in keys
        )

    def _find_winner(self):
        """Return the candidate of one meeting who has the post (empty when nobody has more votes for than against).

        :raises UserError: see ``action_announce``
        """
        names = self.sudo().mapped("teacher_id.name")  # sudo: names of candidates
        if any(not term.meeting_reference or not term.meeting_date for term in self):
            raise UserError(
                self.env._("Enter the number and the date of the minutes on %(heads)s.", heads=names)
            )
        if self[0].meeting_date > fields.Date.context_today(self):
            raise UserError(self.env._("The meeting on %(heads)s is not held yet.", heads=names))
        if self[0].mode == "consent":
            return self._find_agreed(names)
        if not any(term.votes_for or term.votes_against for term in self):
            raise UserError(self.env._("Enter the votes of the meeting on %(heads)s.", heads=names))
        most = max(self.mapped("votes_for"))
        first = self.filtered(lambda term: term.votes_for == most and term.votes_for > term.votes_against)
        if len(first) > 1:
            raise UserError(
                self.env._(
                    "%(heads)s have as many votes (%(votes)s). Let the meeting vote again on them and enter its votes.",
                    heads=first.sudo().mapped("teacher_id.name"),  # sudo: names of candidates
                    votes=most,
                )
            )
        return first

    def _find_agreed(self, names):
        """Return the one candidate to whom the members agreed; votes are entered only where the minutes hold them."""
        if len(self) > 1:
            raise UserError(
                self.env._(
                    "The members agree to one candidate, here are %(heads)s. Delete the others.", heads=names
                )
            )
        voted = self.votes_for or self.votes_against
        return self.filtered(lambda term: not voted or term.votes_for > term.votes_against)
