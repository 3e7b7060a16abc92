from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .test_governance import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestElection(GovernanceCase):
    """The members elect a head, or agree to one (C3, R10, R11)."""

    def meeting(self, *votes, **vals):
        """Return the candidates of one meeting: (card, for, against) each."""
        return self.Term.concat(
            *(
                self.candidate(
                    card,
                    announce=False,
                    meeting_reference="7",
                    votes_for=number,
                    votes_against=against,
                    **vals,
                )
                for card, number, against in votes
            )
        )

    def test_most_votes_win(self):
        first, second = self.meeting((self.card_teacher, 1, 0), (self.card_teacher2, 3, 0))
        self.as_user(first, self.user_deputy).action_announce()
        self.assertEqual((first.state, second.state), ("not_elected", "elected"))
        self.assertEqual((first | second).mapped("electorate"), [4, 4])

    def test_more_against_than_for(self):
        first, second = self.meeting((self.card_teacher, 2, 2), (self.card_teacher2, 1, 3))
        first.action_announce()
        self.assertEqual((first.state, second.state), ("not_elected", "not_elected"))

    def test_equal_votes_are_voted_on_again(self):
        terms = self.meeting((self.card_teacher, 2, 0), (self.card_teacher2, 2, 0))
        with self.assert_refused(self.card_teacher.name, self.card_teacher2.name, "vote again"):
            terms[0].action_announce()
        self.assertEqual(set(terms.mapped("state")), {"candidate"})

    def test_more_votes_than_members(self):
        with self.assert_refused("5 votes", "Science", "4 members", error=ValidationError):
            self.candidate(self.card_teacher, announce=False, votes_for=4, votes_abstained=1)
        row = self.science.membership_ids.filtered(lambda member: member.teacher_id == self.card_colleague)
        row.date_to = date(2026, 10, 1)
        with self.assert_refused("4 votes", "3 members", error=ValidationError):
            self.candidate(self.card_teacher, announce=False, votes_for=4)
        self.candidate(self.card_teacher, votes_for=4, meeting_date=date(2026, 10, 1))

    def test_what_the_result_needs(self):
        for vals, word in (
            ({"meeting_reference": False}, "minutes"),
            ({"meeting_date": False}, "minutes"),
            ({"votes_for": 0}, "votes"),
            ({"meeting_date": date(2026, 10, 6)}, "not held yet"),
        ):
            term = self.candidate(self.card_teacher, announce=False, **vals)
            with self.subTest(vals=vals), self.assert_refused(word, self.card_teacher.name):
                self.as_user(term, self.user_deputy).action_announce()

    def test_result_is_announced_once_and_stays(self):
        term = self.candidate(self.card_teacher)
        with self.assert_refused("once"):
            self.as_user(term, self.user_deputy).action_announce()
        for vals in ({"votes_for": 4}, {"meeting_date": "2026-10-01"}, {"teacher_id": self.card_teacher2.id}):
            with self.subTest(vals=vals), self.assert_refused("announced"):
                self.rpc(self.user_director, "methodical.head.term", "write", term.ids, vals)
        with self.assert_refused("announced"):
            self.rpc(self.user_director, "methodical.head.term", "unlink", term.ids)

    def test_members_agree_to_one(self):
        self.regulation.head_mode = "consent"
        term = self.candidate(self.card_teacher, mode="consent", votes_for=0)
        self.assertEqual(term.state, "elected")
        self.confirm(term)
        self.assertEqual(term.state, "confirmed")
        terms = self.meeting((self.card_teacher, 0, 0), (self.card_teacher2, 0, 0), mode="consent")
        with self.assert_refused("one candidate", self.card_teacher2.name):
            terms.action_announce()

    def test_appointed_head_needs_no_meeting(self):
        term = self.candidate(self.card_teacher, mode="appointed", votes_for=0)
        with self.assert_refused("meeting"):
            self.as_user(term, self.user_deputy).action_announce()

    def test_only_deputies_enter_results(self):
        term = self.candidate(self.card_teacher, announce=False)
        for user in (self.user_head, self.user_teacher, self.user_admin, self.user_officer):
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.head.term", "action_announce", term.ids)
            with self.subTest(user=user.login), self.assert_refused(error=AccessError):
                self.rpc(user, "methodical.body", "action_open_election", self.science.ids)

    def test_dialog(self):
        action = self.rpc(self.user_deputy, "methodical.body", "action_open_election", self.science.ids)
        Election = self.as_user(self.env[action["res_model"]], self.user_deputy)
        with Form(Election.with_context(**action["context"])) as form:
            self.assertEqual(form.mode, "elected")
            self.assertEqual(form.member_count, 4)
            form.meeting_reference = "4"
            form.date_from = date(2026, 10, 6)
            for card, votes in ((self.card_teacher, 3), (self.card_teacher2, 1)):
                with form.candidate_ids.new() as row:
                    row.teacher_id = card
                    row.votes_for = votes
        result = form.record.action_announce()
        term = self.Term.browse(result["res_id"])
        self.assertEqual((term.teacher_id, term.state), (self.card_teacher, "elected"))
        self.assertEqual((term.meeting_reference, term.meeting_date), ("4", TODAY))
        self.assertEqual(
            self.science.head_term_ids.filtered(lambda row: row.teacher_id == self.card_teacher2).state,
            "not_elected",
        )

    def test_dialog_without_a_majority_or_candidates(self):
        Election = self.as_user(self.env["methodical.body.election"], self.user_deputy)
        election = Election.create({"body_id": self.science.id, "meeting_reference": "4"})
        with self.assert_refused("candidates", "Science"):
            election.action_announce()
        election.candidate_ids = [
            (0, 0, {"teacher_id": self.card_teacher.id, "votes_for": 1, "votes_against": 3})
        ]
        self.assertIn("Science", election.action_announce()["params"]["message"])
