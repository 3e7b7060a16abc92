from datetime import date

from odoo.tests import freeze_time, tagged

from .test_governance import GovernanceCase


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 04:00:00")
class TestHeadOverlap(GovernanceCase):
    """On no day has a body two heads, whatever the order in which the orders are entered."""

    def heads_on(self, day):
        Term = self.env["methodical.head.term"]
        return (
            Term.search([("body_id", "=", self.science.id)])
            .filtered_domain(Term._get_domain_on(day))
            .teacher_id
        )

    def test_new_head_on_the_day_on_which_the_old_one_leaves(self):
        self.sign("end_head", head_term_id=self.science.head_term_ids)
        self.confirm(self.candidate(self.card_teacher))
        self.assertEqual(self.heads_on(date(2026, 10, 5)), self.card_teacher)
        self.assertEqual(self.heads_on(date(2026, 10, 4)), self.card_head)

    def test_head_for_a_future_day_leaves_the_present_one_in_office(self):
        self.confirm(self.candidate(self.card_teacher, date_from=date(2026, 11, 9)))
        self.assertEqual(self.science.head_id, self.card_head)
        self.assertEqual(self.heads_on(date(2026, 11, 8)), self.card_head)
        self.assertEqual(self.heads_on(date(2026, 11, 9)), self.card_teacher)

    def test_open_term_does_not_run_into_a_later_one(self):
        self.confirm(self.candidate(self.card_teacher, date_from=date(2026, 11, 9)))
        with self.assert_refused(self.card_teacher.name, "11/09/2026", "end before it"):
            self.confirm(self.candidate(self.card_teacher2))
        between = self.candidate(self.card_teacher2, date_to=date(2026, 11, 8))
        self.confirm(between)
        for day, head in (
            (date(2026, 10, 4), self.card_head),
            (date(2026, 10, 5), self.card_teacher2),
            (date(2026, 11, 8), self.card_teacher2),
            (date(2026, 11, 9), self.card_teacher),
        ):
            self.assertEqual(self.heads_on(day), head)

    def test_two_heads_from_one_day(self):
        self.confirm(self.candidate(self.card_teacher))
        with self.assert_refused(self.card_teacher.name, "begin after it"):
            self.confirm(self.candidate(self.card_teacher2))

    def test_past_is_not_written_anew(self):
        term = self.science.head_term_ids
        self.sign("end_head", date(2026, 9, 20), head_term_id=term)
        with self.assert_refused(self.card_head.name, "09/20/2026"):
            self.confirm(self.candidate(self.card_teacher, date_from=date(2026, 9, 10)))
        self.assertEqual(term.date_to, date(2026, 9, 20))
        self.confirm(self.candidate(self.card_teacher, date_from=date(2026, 9, 21)))
        self.assertEqual(self.heads_on(date(2026, 9, 21)), self.card_teacher)

    def test_head_who_is_no_member_any_more(self):
        row = self.science.membership_ids.filtered(lambda member: member.teacher_id == self.card_head)
        row.date_to = date(2026, 10, 4)
        self.env.invalidate_all()
        self.assertEqual(self.science.head_id, self.card_head, "only an order ends the term of a head")
        text = self.as_user(self.science, self.user_deputy).issue_text or ""
        self.assertIn(self.card_head.name, text)
        self.assertIn("not a member", text)
